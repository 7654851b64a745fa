package dev.pipewright.connectors.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a stream.
///
/// @param stream with schema and keys, as far as they can be told
/// @param count how many records it has; absent if that would take reading them
/// @param watermarks fields that a load could go by, the best first; empty if there seems to be none
public record StreamDetails(
        StreamDescription stream, @Nullable RecordCount count, List<WatermarkCandidate> watermarks) {

    public StreamDetails(StreamDescription stream, @Nullable RecordCount count, List<WatermarkCandidate> watermarks) {
        this.stream = stream;
        this.count = count;
        this.watermarks = List.copyOf(watermarks);
    }
}
