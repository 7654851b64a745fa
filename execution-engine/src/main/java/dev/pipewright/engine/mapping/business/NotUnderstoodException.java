package dev.pipewright.engine.mapping.business;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.Optional;

/// A text of business cannot be understood, or not in one way only. What it says has the text in it. It has no
/// stack trace, since the cause is in the data.
public final class NotUnderstoodException extends RuntimeException implements Speaks {

    private final transient Sentence sentence;

    NotUnderstoodException(Sentence sentence) {
        super(Sentences.english().text(sentence), null, false, false);
        this.sentence = sentence;
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.of(sentence);
    }

    /// A text for a sentence, shortened.
    static String shown(String text) {
        int most = 60;
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
