package dev.pipewright.designer.help;

import java.util.List;

/// A page of the folder `docs`, ready to be shown.
///
/// @param name of its file, without the ending
/// @param examples the expressions in it, in order
/// @param samples the JSON texts in it that are no results
record Guide(String name, String title, List<Part> parts, List<Example> examples, List<String> samples) {

    Guide {
        parts = List.copyOf(parts);
        examples = List.copyOf(examples);
        samples = List.copyOf(samples);
    }

    /// What stands below one heading.
    ///
    /// @param anchor by which links lead here; empty before the first heading below the title
    /// @param html with the heading
    /// @param text what is looked through by a search
    record Part(String anchor, String title, String html, String text) {}

    /// An expression with what it gives on the sample of its guide.
    ///
    /// @param result as JSON; empty if it gives nothing
    record Example(String expression, String result) {}

    String html() {
        var html = new StringBuilder();
        parts.forEach(part -> html.append(part.html()));
        return html.toString();
    }
}
