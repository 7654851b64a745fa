package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.NoAnswerException;
import dev.pipewright.connectors.http.Trouble;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.model.Sentence;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What it means for a document that its call was not made or not answered.
final class CallTrouble {

    private static final Logger LOG = LoggerFactory.getLogger(CallTrouble.class);

    private CallTrouble() {}

    static Verdict noAnswer(NoAnswerException lost, boolean mayHaveArrived) {
        return new Verdict.Retry(Trouble.SILENCE, "no-answer", Sentence.keptOf(lost), mayHaveArrived, Duration.ZERO);
    }

    /// The connection could not even ask: it got no token to show.
    static Verdict unauthorized(ConnectorException trouble) {
        String message = Sentence.keptOf(trouble);
        return trouble.kind() == ConnectorException.Kind.UNAVAILABLE
                ? new Verdict.Retry(Trouble.SILENCE, "no-token", message, false, Duration.ZERO)
                : new Verdict.Stop(trouble.kind(), "no-token", message);
    }

    /// Nobody knows what happened.
    static Verdict unexpected(Throwable trouble) {
        LOG.warn("A call ended unexpectedly.", trouble);
        return new Verdict.Retry(
                Trouble.FAULT,
                "unexpected",
                Sentence.of("engine.unexpectedCall").kept(),
                true,
                Duration.ZERO);
    }
}
