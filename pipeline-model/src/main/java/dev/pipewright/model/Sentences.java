package dev.pipewright.model;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeMap;

/// Renders what the product says in a language. Each part of the product has a bundle of its own.
///
/// In the pseudo-language `en-XA` each text stands in brackets, so that a test finds what is not from a bundle.
public final class Sentences {

    private static final String PROBLEMS = "dev.pipewright.model.problems";
    private static final String OF_PARTS = "dev.pipewright.sentences.";

    private final Locale locale;

    private Sentences(Locale locale) {
        this.locale = locale;
    }

    /// The texts in a language; English where there is none.
    public static Sentences in(Locale locale) {
        return new Sentences(locale);
    }

    /// The texts for files, logs and the command line.
    public static Sentences english() {
        return in(Locale.ENGLISH);
    }

    /// A text that was kept: rendered if it is the product's, else as it is. Kept texts live long, so one whose key
    /// has no text any more is told by its key and values.
    public String read(String kept) {
        return Sentence.read(kept).map(this::textOrKey).orElse(kept);
    }

    private String textOrKey(Sentence sentence) {
        try {
            return text(sentence);
        } catch (MissingResourceException _) {
            return sentence.key() + " " + new TreeMap<>(sentence.values());
        }
    }

    /// A sentence in the language.
    ///
    /// @throws MissingResourceException if no bundle has a text of this key
    public String text(Sentence sentence) {
        return text(sentence.key(), sentence.values());
    }

    String text(String key, Map<String, String> values) {
        String text = filled(template(key), values);
        return locale.getCountry().equals("XA") ? "[" + text + "]" : text;
    }

    private String template(String key) {
        var problems = bundle(PROBLEMS);
        return problems.containsKey(key)
                ? problems.getString(key)
                : bundle(OF_PARTS + key.substring(0, Math.max(0, key.indexOf('.'))))
                        .getString(key);
    }

    private ResourceBundle bundle(String name) {
        return ResourceBundle.getBundle(
                name, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private String filled(String template, Map<String, String> values) {
        var out = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            String name = template.substring(open + 1, close);
            out.append(template, from, open).append(read(values.getOrDefault(name, "")));
            from = close + 1;
        }
        return out.append(template.substring(from)).toString();
    }
}
