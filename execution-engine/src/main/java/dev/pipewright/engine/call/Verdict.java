package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.Trouble;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.ledger.Payload;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an answer, or the lack of one, means for the document. Each preset has its own table.
sealed interface Verdict {

    /// A short name for what happened: the target's own where it has one.
    String code();

    /// What happened, in a sentence.
    String message();

    record Accepted(Payload response) implements Verdict {
        @Override
        public String code() {
            return "ok";
        }

        @Override
        public String message() {
            return "";
        }
    }

    /// The target refuses this document, and would again.
    ///
    /// @param isThere true if it refuses it because it has it: that is success if what it has is ours
    record Refused(String code, String message, @Nullable String field, boolean isThere) implements Verdict {

        Refused(String code, String message, @Nullable String field) {
            this(code, message, field, false);
        }
    }

    /// Trying again may work: the target is in trouble, or the answer was lost.
    ///
    /// @param mayHaveArrived true if the target may have acted on the request
    /// @param atLeast how long the target asks to wait; zero if it does not
    record Retry(Trouble trouble, String code, String message, boolean mayHaveArrived, Duration atLeast)
            implements Verdict {

        /// The same, not before a while has passed.
        Retry notBefore(Duration wait) {
            return wait.compareTo(atLeast) > 0 ? new Retry(trouble, code, message, mayHaveArrived, wait) : this;
        }
    }

    /// The target asks to wait; that costs no try.
    record Wait(String code, String message, Duration delay) implements Verdict {}

    /// Nobody knows what became of the document, and asking again will not tell.
    record Unsettled(String code, String message) implements Verdict {}

    /// No document will be accepted before somebody acts, as with a wrong key.
    ///
    /// @param kind who must act
    /// @param isRenewable true if another token may help
    record Stop(ConnectorException.Kind kind, String code, String message, boolean isRenewable) implements Verdict {

        Stop(ConnectorException.Kind kind, String code, String message) {
            this(kind, code, message, false);
        }
    }
}
