package dev.pipewright.engine.ledger;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The calls of an attempt as they are kept: JSON. What the ledger has anyway, the document's request and its
/// answer, is not kept again.
public final class CallLogText {

    private static final int LONGEST = 256 * 1024;
    private static final String CUT = "…";

    private CallLogText() {}

    /// Writes the calls of an attempt.
    ///
    /// @param request of the document
    /// @param response the answer that is kept with the document; empty if there is none
    public static Payload of(List<LoggedCall> calls, String request, String response) {
        return Payload.of(JsonValues.text(
                calls.stream().map(call -> fields(call, request, response)).toList()));
    }

    private static Map<String, @Nullable Object> fields(LoggedCall call, String request, String response) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("at", call.at().toString());
        fields.put("took", call.took().toNanos());
        fields.put("method", call.method());
        fields.put("path", call.path());
        fields.put("headers", call.headers());
        fields.put("body", kept(call.body(), request));
        Integer status = call.status();
        fields.put("status", status == null ? null : status.longValue());
        fields.put("answerHeaders", call.answerHeaders());
        fields.put("answer", kept(call.answer(), response));
        fields.put("trouble", call.trouble());
        return fields;
    }

    /// Null for a text that is elsewhere.
    private static @Nullable String kept(String text, String elsewhere) {
        if (!text.isEmpty() && text.equals(elsewhere)) {
            return null;
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + CUT;
    }

    /// Reads what [#of] wrote for the same request and response.
    public static List<LoggedCall> read(Payload log, String request, String response) {
        var calls = new ArrayList<LoggedCall>();
        try {
            if (JsonValues.parse(log.text()) instanceof List<?> entries) {
                for (Object entry : entries) {
                    if (entry instanceof Map<?, ?> fields) {
                        calls.add(call(fields, request, response));
                    }
                }
            }
        } catch (InvalidJson broken) {
            throw new IllegalStateException("a log of calls that is not JSON", broken);
        }
        return calls;
    }

    private static LoggedCall call(Map<?, ?> fields, String request, String response) {
        return new LoggedCall(
                Instant.parse(text(fields, "at", "")),
                Duration.ofNanos(fields.get("took") instanceof Long nanos ? nanos : 0),
                text(fields, "method", ""),
                text(fields, "path", ""),
                headers(fields.get("headers")),
                text(fields, "body", request),
                fields.get("status") instanceof Long status ? status.intValue() : null,
                headers(fields.get("answerHeaders")),
                text(fields, "answer", response),
                text(fields, "trouble", ""));
    }

    private static String text(Map<?, ?> fields, String name, String elsewhere) {
        return fields.get(name) instanceof String text ? text : elsewhere;
    }

    private static Map<String, String> headers(@Nullable Object given) {
        var headers = new TreeMap<String, String>();
        if (given instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
        }
        return headers;
    }
}
