package dev.pipewright.model;

import java.util.Locale;

/// Renders a [Problem] as a sentence that names the node and says what to do.
public final class ProblemTexts {

    private final Sentences sentences;

    private ProblemTexts(Sentences sentences) {
        this.sentences = sentences;
    }

    /// The texts in a language; English where there is none.
    public static ProblemTexts in(Locale locale) {
        return new ProblemTexts(Sentences.in(locale));
    }

    public static ProblemTexts english() {
        return in(Locale.ENGLISH);
    }

    /// The sentence for people to read.
    ///
    /// @throws java.util.MissingResourceException if no bundle has a text of this key
    public String sentence(Problem problem) {
        return sentences.text(problem.key(), problem.values());
    }
}
