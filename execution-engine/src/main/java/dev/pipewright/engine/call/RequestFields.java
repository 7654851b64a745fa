package dev.pipewright.engine.call;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.ledger.OpenDocument;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a document's stored request says, and how its texts stand in a path.
final class RequestFields {

    private RequestFields() {}

    /// The fields of a request that a preset has formed; may be changed.
    static Map<String, @Nullable Object> of(OpenDocument document) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        object(document.request().bytes()).forEach((name, value) -> fields.put(String.valueOf(name), value));
        return fields;
    }

    /// The object that bytes hold; empty if they hold none.
    static Map<?, ?> object(byte[] json) {
        try {
            return JsonValues.parse(json, 0, json.length) instanceof Map<?, ?> object ? object : Map.of();
        } catch (InvalidJson _) {
            return Map.of();
        }
    }

    /// A text as one step of a path.
    static String inPath(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
