package dev.pipewright.connectors.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of a stream that changed: the records whose highest watermark value lies between two values, both
/// included, and those that have none at all.
///
/// @param watermark the fields that say when a record changed, or that only grow
/// @param document the fields that name what belongs together: if one of its records is read, all of them are. Empty
///     if each record stands by itself
/// @param from a value as [ChangeReadableConnection#newest] gives it; absent to begin at the beginning
/// @param to where to end
public record Changes(
        List<String> watermark,
        List<String> document,
        @Nullable Object from,
        Object to) {

    public Changes(List<String> watermark, List<String> document, @Nullable Object from, Object to) {
        this.watermark = List.copyOf(watermark);
        this.document = List.copyOf(document);
        this.from = from;
        this.to = to;
    }
}
