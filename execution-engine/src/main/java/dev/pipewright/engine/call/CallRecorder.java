package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpCall;
import dev.pipewright.connectors.http.HttpConnection;
import dev.pipewright.connectors.http.HttpExchange;
import dev.pipewright.connectors.http.NoAnswerException;
import dev.pipewright.engine.ledger.CallLogText;
import dev.pipewright.engine.ledger.LoggedCall;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the calls of one attempt and notes each with its answer, without the connection's secrets. Used by one thread.
final class CallRecorder {

    /// What a target gives to whoever calls, and not to those who read the log.
    private static final Set<String> HIDDEN = Set.of("set-cookie", "www-authenticate");
    private static final String MASK = "•••";

    private final HttpConnection connection;
    private final Clock clock;
    private final List<LoggedCall> calls = new ArrayList<>();
    private Instant at = Instant.EPOCH;
    private long began;

    CallRecorder(HttpConnection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /// Sends a call and waits for its answer, whatever its status.
    ///
    /// @throws NoAnswerException if there is none
    HttpExchange send(HttpCall call) throws NoAnswerException {
        begin();
        try {
            HttpExchange answer = connection.send(call, refused -> {
                note(call, refused, "");
                begin();
            });
            note(call, answer, "");
            return answer;
        } catch (NoAnswerException e) {
            note(call, null, e.getMessage());
            throw e;
        }
    }

    private void begin() {
        at = clock.instant();
        began = System.nanoTime();
    }

    private void note(HttpCall call, @Nullable HttpExchange answer, String trouble) {
        HttpCall.Body body = call.body();
        calls.add(new LoggedCall(
                at,
                Duration.ofNanos(System.nanoTime() - began),
                call.method(),
                masked(call.path()),
                masked(headers(call)),
                body == null ? "" : masked(text(body.bytes())),
                answer == null ? null : answer.status(),
                answer == null ? Map.of() : masked(answer.headers()),
                answer == null ? "" : masked(text(answer.body())),
                trouble));
    }

    private static Map<String, String> headers(HttpCall call) {
        var headers = new LinkedHashMap<>(call.headers());
        HttpCall.Body body = call.body();
        if (body != null) {
            headers.put("Content-Type", body.contentType());
        }
        return headers;
    }

    private Map<String, String> masked(Map<String, String> headers) {
        var masked = new LinkedHashMap<String, String>();
        headers.forEach((name, value) ->
                masked.put(name, HIDDEN.contains(name.toLowerCase(Locale.ROOT)) ? MASK : masked(value)));
        return masked;
    }

    private String masked(String text) {
        return connection.masked(text);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /// The log of an attempt; null if no call was made.
    @Nullable
    Payload log(OpenDocument document, Verdict verdict) {
        return log(calls, document, verdict);
    }

    /// The log of an attempt with a batch: of what was sent for all, only the document's own part.
    ///
    /// @param own the answer to the document; null if there is none but that to all
    @Nullable
    Payload logOfPart(OpenDocument document, Verdict verdict, @Nullable HttpExchange own) {
        String part = masked(document.request().text());
        return log(
                calls.stream()
                        .map(call -> call.partly(
                                part,
                                own == null ? call.status() : Integer.valueOf(own.status()),
                                own == null ? call.answer() : masked(text(own.body()))))
                        .toList(),
                document,
                verdict);
    }

    private static @Nullable Payload log(List<LoggedCall> calls, OpenDocument document, Verdict verdict) {
        String response = verdict instanceof Verdict.Accepted accepted
                ? accepted.response().text()
                : "";
        return calls.isEmpty() ? null : CallLogText.of(calls, document.request().text(), response);
    }
}
