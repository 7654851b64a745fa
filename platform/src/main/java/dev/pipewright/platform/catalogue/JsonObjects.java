package dev.pipewright.platform.catalogue;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import java.util.LinkedHashMap;
import java.util.Map;

/// Objects of JSON text that this product has written itself.
public final class JsonObjects {

    private JsonObjects() {}

    /// Reads an object; values that are null are left out.
    public static Map<String, Object> read(String text) {
        try {
            if (!(JsonValues.parse(text) instanceof Map<?, ?> object)) {
                throw new IllegalStateException("a stored text is no JSON object");
            }
            var values = new LinkedHashMap<String, Object>();
            object.forEach((name, value) -> {
                if (value != null) {
                    values.put((String) name, value);
                }
            });
            return values;
        } catch (InvalidJson e) {
            throw new IllegalStateException("a stored text is no JSON", e);
        }
    }
}
