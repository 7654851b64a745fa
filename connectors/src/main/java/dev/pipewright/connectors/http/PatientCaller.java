package dev.pipewright.connectors.http;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Sends a call until it is answered well, a few times at most, and waits in between as long as the host asks for.
///
/// For sources and sinks only, where a repeated call does no harm. The engine has its own rules for documents.
final class PatientCaller {

    private static final int MOST_TRIES = 6;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final int SHOWN = 300;

    private final HttpExchanger exchanger;
    private final AnswerRules rules;
    private final Pace pace;
    private final Pause pause;

    /// @param pace of the connection, shared by all who call
    PatientCaller(HttpExchanger exchanger, AnswerRules rules, Pace pace, Pause pause) {
        this.exchanger = exchanger;
        this.rules = rules;
        this.pace = pace;
        this.pause = pause;
    }

    /// A good answer.
    ///
    /// @param json the body; null if it is none
    /// @param isAgreed whether a rule about the body says that it is good
    record Answer(HttpExchange exchange, @Nullable Object json, boolean isAgreed) {}

    /// Sends a call.
    ///
    /// @param refused who must act if the host says that the call is wrong
    /// @throws ConnectorException if there is no good answer
    Answer send(HttpCall call, Kind refused) {
        Duration wait = FIRST_WAIT;
        for (int tries = 1; ; tries++) {
            ConnectorException trouble;
            Duration asked = wait;
            waitFor(pace.reserve());
            try {
                HttpExchange exchange = exchanger.send(call);
                Object json = json(exchange);
                AnswerRules.Meaning meaning = rules.meaningOf(call, exchange, json);
                if (meaning == AnswerRules.Meaning.OK) {
                    return new Answer(exchange, json, rules.ofBody(json).isPresent());
                }
                if (meaning == AnswerRules.Meaning.REJECT) {
                    throw failure(refused, call, exchange, Sentence.of("connectors.correctRequest"));
                }
                if (meaning == AnswerRules.Meaning.CREDENTIALS) {
                    throw failure(Kind.CREDENTIALS, call, exchange, Sentence.of("connectors.checkCredentials"));
                }
                trouble = failure(Kind.UNAVAILABLE, call, exchange, Sentence.of("connectors.tried", "tries", tries));
                asked = exchange.retryAfter().orElse(wait);
            } catch (NoAnswerException e) {
                trouble = new ConnectorException(Kind.UNAVAILABLE, e.getMessage(), e);
            }
            if (tries == MOST_TRIES || asked.compareTo(LONGEST_WAIT) > 0) {
                throw trouble;
            }
            waitFor(asked);
            wait = wait.multipliedBy(2);
        }
    }

    private static @Nullable Object json(HttpExchange exchange) {
        byte[] body = exchange.body();
        try {
            return body.length == 0 ? null : JsonValues.parse(body, 0, body.length);
        } catch (InvalidJson e) {
            return null;
        }
    }

    private ConnectorException failure(Kind kind, HttpCall call, HttpExchange exchange, Sentence advice) {
        int query = call.path().indexOf('?');
        // What follows the question mark may hold what is nobody else's business.
        String path = query < 0 ? call.path() : call.path().substring(0, query);
        return new ConnectorException(
                kind,
                Sentence.of(
                        "connectors.answered",
                        "origin",
                        exchanger.origin(),
                        "path",
                        path,
                        "status",
                        exchange.status(),
                        "said",
                        said(exchange),
                        "advice",
                        advice.kept()));
    }

    private static String said(HttpExchange exchange) {
        String body = new String(exchange.body(), StandardCharsets.UTF_8)
                .replaceAll("\\s+", " ")
                .strip();
        String said = body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body;
        return said.isEmpty() ? "." : ": " + said + (said.endsWith(".") ? "" : ".");
    }

    private void waitFor(Duration duration) {
        if (duration.isZero()) {
            return;
        }
        try {
            pause.of(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(Kind.UNAVAILABLE, Sentence.of("connectors.waitingInterrupted"), e);
        }
    }
}
