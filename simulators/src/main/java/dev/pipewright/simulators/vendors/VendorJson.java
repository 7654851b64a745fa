package dev.pipewright.simulators.vendors;

import dev.pipewright.simulators.http.HttpResponse;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes the vendors' JSON; the only user of the JSON library here.
final class VendorJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private VendorJson() {}

    static HttpResponse answer(int status, Object body) {
        return HttpResponse.json(status, JSON.writeValueAsBytes(body));
    }

    /// The object in a body; null if there is none.
    static @Nullable Map<?, ?> object(byte[] body) {
        try {
            return JSON.readValue(body, Object.class) instanceof Map<?, ?> object ? object : null;
        } catch (JacksonException _) {
            return null;
        }
    }

    /// An object of names and values, in their order; a value may be null.
    static Map<String, @Nullable Object> of(@Nullable Object... namesAndValues) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    static String text(Map<?, ?> object, String name) {
        Object value = object.get(name);
        return value == null ? "" : value.toString().strip();
    }

    static Map<?, ?> child(Map<?, ?> object, String name) {
        return object.get(name) instanceof Map<?, ?> child ? child : Map.of();
    }

    static List<Map<?, ?>> children(Map<?, ?> object, String name) {
        if (!(object.get(name) instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .<Map<?, ?>>map(item -> item instanceof Map<?, ?> child ? child : Map.of())
                .toList();
    }

    /// A number; null if it is missing or none.
    static @Nullable BigDecimal number(Map<?, ?> object, String name) {
        try {
            String text = text(object, name);
            return text.isEmpty() ? null : new BigDecimal(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    static BigDecimal number(Map<?, ?> object, String name, BigDecimal otherwise) {
        BigDecimal number = number(object, name);
        return number == null ? otherwise : number;
    }
}
