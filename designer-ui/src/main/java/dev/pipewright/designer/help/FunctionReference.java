package dev.pipewright.designer.help;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import dev.pipewright.engine.mapping.FunctionGroup;
import dev.pipewright.engine.mapping.FunctionHelp;
import dev.pipewright.model.Sentences;

/// All functions, group by group, as HTML: how each is called, what it does, and an example with its result.
final class FunctionReference {

    private final Sentences language;

    FunctionReference(Sentences language) {
        this.language = language;
    }

    /// Where in the reference a function stands.
    static String anchor(FunctionHelp function) {
        return "function-" + function.name();
    }

    String html() {
        var html = new StringBuilder();
        for (FunctionGroup group : FunctionGroup.values()) {
            html.append("<h2 tabindex=\"-1\">")
                    .append(htmlEscape(language.text(group.title())))
                    .append("</h2>");
            FunctionHelp.all().stream()
                    .filter(function -> function.group() == group)
                    .forEach(function -> html.append(section(function)));
        }
        return html.toString();
    }

    private String section(FunctionHelp function) {
        return """
                <section class="pw-help-function">
                <h3 id="%s" tabindex="-1" translate="no"><code>%s</code></h3>
                <p>%s</p>
                <pipewright-example result="%s">%s</pipewright-example>
                </section>
                """.formatted(
                        anchor(function),
                        htmlEscape(function.call()),
                        htmlEscape(language.text(function.description())),
                        htmlEscape(function.result()),
                        htmlEscape(function.example()));
    }
}
