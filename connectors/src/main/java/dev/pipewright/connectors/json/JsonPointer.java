package dev.pipewright.connectors.json;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds values by the way to them, as in `/data/items`.
public final class JsonPointer {

    private JsonPointer() {}

    /// The names on the way.
    ///
    /// @param pointer empty for the whole
    static List<String> names(String pointer) {
        if (pointer.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(pointer.substring(1).split("/", -1))
                .map(name -> name.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    /// The value; null if there is nothing.
    ///
    /// @param pointer empty for the whole
    public static @Nullable Object find(@Nullable Object json, String pointer) {
        Object at = json;
        for (String name : names(pointer)) {
            if (at instanceof Map<?, ?> object) {
                at = object.get(name);
            } else if (at instanceof List<?> list && name.matches("\\d{1,6}") && Integer.parseInt(name) < list.size()) {
                at = list.get(Integer.parseInt(name));
            } else {
                return null;
            }
        }
        return at;
    }
}
