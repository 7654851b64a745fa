package dev.pipewright.connectors.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds values in an answer by the way to them, as in `/data/items`.
final class JsonPointer {

    private JsonPointer() {}

    /// The value; null if there is nothing.
    ///
    /// @param pointer empty for the whole
    static @Nullable Object find(@Nullable Object json, String pointer) {
        if (pointer.isEmpty()) {
            return json;
        }
        Object at = json;
        for (String name : pointer.substring(1).split("/", -1)) {
            String plain = name.replace("~1", "/").replace("~0", "~");
            if (at instanceof Map<?, ?> object) {
                at = object.get(plain);
            } else if (at instanceof List<?> list
                    && plain.matches("\\d{1,6}")
                    && Integer.parseInt(plain) < list.size()) {
                at = list.get(Integer.parseInt(plain));
            } else {
                return null;
            }
        }
        return at;
    }
}
