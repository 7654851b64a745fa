package dev.pipewright.model;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/// Renders a [Problem] as a sentence that names the node and says what to do.
public final class ProblemTexts {

    private final ResourceBundle bundle;

    private ProblemTexts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// The texts in a language; English where there is none.
    public static ProblemTexts in(Locale locale) {
        return new ProblemTexts(ResourceBundle.getBundle(
                "dev.pipewright.model.problems",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    public static ProblemTexts english() {
        return in(Locale.ENGLISH);
    }

    /// The sentence for people to read.
    ///
    /// @throws java.util.MissingResourceException if the bundle has no text of this key
    public String sentence(Problem problem) {
        return filled(bundle.getString(problem.key()), problem.values());
    }

    private static String filled(String template, Map<String, String> values) {
        var out = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            String name = template.substring(open + 1, close);
            out.append(template, from, open).append(values.getOrDefault(name, ""));
            from = close + 1;
        }
        return out.append(template.substring(from)).toString();
    }
}
