package dev.pipewright.connectors.convert;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Measures record values.
public final class RecordSize {

    private RecordSize() {}

    /// About how many bytes a value takes as JSON.
    public static long of(@Nullable Object value) {
        return switch (value) {
            case String text -> text.length() + 3;
            case Map<?, ?> object -> {
                long size = 2;
                for (Map.Entry<?, ?> entry : object.entrySet()) {
                    size += ((String) entry.getKey()).length() + 4 + of(entry.getValue());
                }
                yield size;
            }
            case List<?> list -> {
                long size = 2;
                for (Object item : list) {
                    size += of(item) + 1;
                }
                yield size;
            }
            case null, default -> 8;
        };
    }
}
