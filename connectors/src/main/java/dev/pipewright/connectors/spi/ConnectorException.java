package dev.pipewright.connectors.spi;

import org.jspecify.annotations.Nullable;

/// Trouble with an external system, sorted by who must act. The message is a sentence for a user, says what to do
/// and holds no secret.
public final class ConnectorException extends RuntimeException {

    private final Kind kind;

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

    public ConnectorException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
