package dev.pipewright.connectors.spi;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Trouble with an external system, sorted by who must act. The message is a sentence for a user, says what to do
/// and holds no secret.
public final class ConnectorException extends RuntimeException implements Speaks {

    private final Kind kind;
    private final transient @Nullable Sentence sentence;

    /// Who must act.
    public enum Kind {
        /// Nobody: trying again later may work.
        UNAVAILABLE,
        /// Who keeps the connection: wrong credentials, missing rights.
        CREDENTIALS,
        /// Who draws the pipeline: a wrong query, path or setting.
        SETTINGS,
        /// Who owns the data: it is not what it was said to be.
        DATA
    }

    public ConnectorException(Kind kind, String message) {
        this(kind, message, null);
    }

    /// @param message what is wrong and what to do, or a kept [Sentence] that says it
    public ConnectorException(Kind kind, String message, @Nullable Throwable cause) {
        super(Sentences.english().read(message), cause);
        this.kind = kind;
        this.sentence = Sentence.read(message).orElse(null);
    }

    public ConnectorException(Kind kind, Sentence sentence) {
        this(kind, sentence, null);
    }

    public ConnectorException(Kind kind, Sentence sentence, @Nullable Throwable cause) {
        this(kind, sentence.kept(), cause);
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.ofNullable(sentence);
    }

    public Kind kind() {
        return kind;
    }
}
