package dev.pipewright.platform.load;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Speaks;
import java.util.Optional;

/// A source that could not be counted; the message says what to do.
public final class RecountFailedException extends RuntimeException implements Speaks {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Sentence> sentence;
    private final boolean worthRetrying;

    RecountFailedException(ConnectorException trouble) {
        super(trouble.getMessage(), trouble);
        this.sentence = trouble.sentence();
        this.worthRetrying = trouble.kind() == ConnectorException.Kind.UNAVAILABLE;
    }

    @Override
    public Optional<Sentence> sentence() {
        return sentence;
    }

    /// True if it may work later without anybody doing anything.
    public boolean isWorthRetrying() {
        return worthRetrying;
    }
}
