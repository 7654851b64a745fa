package dev.pipewright.engine.store;

import dev.pipewright.engine.RunId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the loads of a stream got.
///
/// @param value a JSON value; absent if the next load is to begin at the beginning
/// @param run the run that moved it; absent if a person did
public record Watermark(
        LoadedStream of, @Nullable Object value, @Nullable RunId run, Instant movedAt) {

    /// Which of two values of one stream is further: negative if the first one is not, zero if they are the same.
    public static int compare(Object one, Object other) {
        if (one instanceof Number && other instanceof Number) {
            return decimal(one).compareTo(decimal(other));
        }
        String text = one.toString();
        String second = other.toString();
        return text.endsWith("Z") ? Instant.parse(text).compareTo(Instant.parse(second)) : text.compareTo(second);
    }

    private static BigDecimal decimal(Object number) {
        return new BigDecimal(number.toString());
    }
}
