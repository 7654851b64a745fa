package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpExchange;
import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.model.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads answers of targets that speak JSON and use HTTP's status codes as they are meant.
///
/// | status | verdict |
/// |---|---|
/// | 2xx with a JSON object | accepted |
/// | 2xx with anything else, as an HTML page | retry; it may have arrived |
/// | 401, 403 | stop: the credentials are wrong |
/// | 429 | wait as long as `Retry-After` says; costs no try |
/// | 408, 425, 503 | retry, not before `Retry-After`; it did not arrive |
/// | other 5xx | retry, not before `Retry-After`; it may have arrived |
/// | other 4xx | refused, with the code, message and field of the error envelope |
final class JsonAnswer {

    private static final Duration WAIT_WITHOUT_ADVICE = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    private JsonAnswer() {}

    static Verdict read(HttpExchange answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return readAccepted(answer);
        }
        ErrorEnvelope error = ErrorEnvelope.of(answer);
        return switch (status) {
            case 401, 403 ->
                new Verdict.Stop(
                        ConnectorException.Kind.CREDENTIALS,
                        error.code(),
                        Sentence.of("engine.credentials", "reason", error.message())
                                .kept());
            case 429 -> new Verdict.Wait(error.code(), error.message(), adviceOf(answer, WAIT_WITHOUT_ADVICE));
            case 408, 425, 503 ->
                new Verdict.Retry(error.code(), error.message(), false, adviceOf(answer, Duration.ZERO));
            default ->
                status >= 500
                        ? new Verdict.Retry(error.code(), error.message(), true, adviceOf(answer, Duration.ZERO))
                        : new Verdict.Refused(error.code(), error.message(), error.field());
        };
    }

    private static Verdict readAccepted(HttpExchange answer) {
        try {
            if (JsonValues.parse(answer.body(), 0, answer.body().length) instanceof Map<?, ?>) {
                return new Verdict.Accepted(Payload.of(answer.body()));
            }
        } catch (InvalidJson e) {
            return new Verdict.Retry("not-json", Sentence.of("engine.notJson").kept(), true, Duration.ZERO);
        }
        return new Verdict.Retry(
                "not-an-object", Sentence.of("engine.notAnObject").kept(), true, Duration.ZERO);
    }

    private static Duration adviceOf(HttpExchange answer, Duration otherwise) {
        Duration advice = answer.retryAfter().orElse(otherwise);
        return advice.compareTo(LONGEST_WAIT) < 0 ? advice : LONGEST_WAIT;
    }

    /// What an error body says: `{"error":{"code","message","details":[{"message","refersTo"}]}}`, or nothing
    /// known.
    private record ErrorEnvelope(
            String code, String message, @Nullable String field) {

        static ErrorEnvelope of(HttpExchange answer) {
            var unknown = new ErrorEnvelope(
                    "http-" + answer.status(),
                    Sentence.of("engine.httpStatus", "status", answer.status()).kept(),
                    null);
            try {
                if (JsonValues.parse(answer.body(), 0, answer.body().length) instanceof Map<?, ?> body
                        && body.get("error") instanceof Map<?, ?> error) {
                    return of(error, unknown);
                }
            } catch (InvalidJson e) {
                return unknown;
            }
            return unknown;
        }

        private static ErrorEnvelope of(Map<?, ?> error, ErrorEnvelope unknown) {
            Map<?, ?> detail = error.get("details") instanceof List<?> details
                            && !details.isEmpty()
                            && details.getFirst() instanceof Map<?, ?> first
                    ? first
                    : Map.of();
            return new ErrorEnvelope(
                    firstText(unknown.code(), error.get("code")),
                    said(firstText("", detail.get("message"), error.get("message")), unknown.message()),
                    detail.get("refersTo") instanceof String field && field.indexOf('\0') < 0 ? field : null);
        }

        private static String firstText(String otherwise, @Nullable Object... candidates) {
            for (Object candidate : candidates) {
                if (candidate instanceof String text && !text.isBlank() && text.indexOf('\0') < 0) {
                    return text;
                }
            }
            return otherwise;
        }

        /// The target's words as a sentence, or ours if it has none.
        private static String said(String text, String otherwise) {
            if (text.isEmpty()) {
                return otherwise;
            }
            String trimmed = text.strip();
            String ended = trimmed.endsWith(".") ? trimmed : trimmed + ".";
            return ended.substring(0, 1).toUpperCase(Locale.ROOT) + ended.substring(1);
        }
    }
}
