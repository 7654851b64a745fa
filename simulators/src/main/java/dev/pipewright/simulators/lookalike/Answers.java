package dev.pipewright.simulators.lookalike;

import dev.pipewright.simulators.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Writes answers; with [DocumentGenerator] the only user of the JSON library here.
final class Answers {

    private static final JsonMapper JSON = new JsonMapper();
    // The one of Java writes a day below ten with one digit, which is not an HTTP date.
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private Answers() {}

    static HttpResponse of(Object body) {
        return HttpResponse.json(200, JSON.writeValueAsBytes(body));
    }

    static HttpResponse refused(Refused refused) {
        Map<String, Object> error = Map.of("error", Map.of("code", refused.code(), "message", message(refused)));
        return HttpResponse.json(refused.status(), JSON.writeValueAsBytes(error));
    }

    private static String message(Refused refused) {
        String message = refused.getMessage();
        return message == null ? "" : message;
    }

    static String httpDate(Instant time) {
        return HTTP_DATE.format(time.atOffset(ZoneOffset.UTC));
    }

    /// The object that was sent; an empty one if nothing was.
    static Map<?, ?> object(byte[] body) throws Refused {
        if (body.length == 0) {
            return Map.of();
        }
        try {
            return JSON.readValue(body, Object.class) instanceof Map<?, ?> object ? object : Map.of();
        } catch (JacksonException e) {
            throw Refused.wrong("The body is not valid JSON.");
        }
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
