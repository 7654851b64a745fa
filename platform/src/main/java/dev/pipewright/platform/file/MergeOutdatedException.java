package dev.pipewright.platform.file;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.Optional;

/// A merge for which somebody made a new conflict while it was looked at. Nothing was changed.
public final class MergeOutdatedException extends RuntimeException implements Speaks {

    private static final long serialVersionUID = 1L;
    private static final Sentence SENTENCE = Sentence.of("platform.mergeOutdated");

    MergeOutdatedException() {
        super(Sentences.english().text(SENTENCE));
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.of(SENTENCE);
    }
}
