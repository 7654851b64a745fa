package dev.pipewright.connectors.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a stream: the records whose highest watermark value lies between two values.
///
/// @param watermark the fields that say when a record changed, or that only grow
/// @param document the fields that name what belongs together: if one of its records is read, all of them are. Empty
///     if each record stands by itself
/// @param from a value as [ChangeReadableConnection#newest] gives it; absent to begin at the beginning
/// @param to where to end
/// @param ends what belongs to the part at its ends
public record Changes(
        List<String> watermark,
        List<String> document,
        @Nullable Object from,
        Object to,
        Ends ends) {

    /// What belongs to a part beside what lies within.
    public enum Ends {
        /// What has the value of either end, and what has no watermark value at all: whatever changed is read.
        CLOSED,
        /// What has the value that it begins at, and not what has the one that it ends at: each record with a
        /// watermark value belongs to one of the parts that touch each other. A day stands for its beginning
        /// here, if the fields hold times: local midnight, or that of UTC. Only a [RangeReadableConnection] is
        /// asked.
        HALF_OPEN
    }

    public Changes(List<String> watermark, List<String> document, @Nullable Object from, Object to, Ends ends) {
        this.watermark = List.copyOf(watermark);
        this.document = List.copyOf(document);
        this.from = from;
        this.to = to;
        this.ends = ends;
    }

    /// All that changed, both ends included.
    public Changes(List<String> watermark, List<String> document, @Nullable Object from, Object to) {
        this(watermark, document, from, to, Ends.CLOSED);
    }

    /// True if what has no watermark value and what has the last one do not belong to it.
    public boolean isHalfOpen() {
        return ends == Ends.HALF_OPEN;
    }
}
