package dev.pipewright.platform.connection;

import dev.pipewright.connectors.spi.StreamDetails;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.model.record.DataRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a stream looks like.
///
/// @param sample some of its first records, at most [ConnectionReading#SAMPLE]; empty if there are none or they cannot
///     be read
/// @param unreadable what stands between the records of the sample and is none, with the reasons
/// @param trouble why there is no sample, as a kept sentence; absent if there is one
public record StreamLook(
        StreamDetails details,
        List<DataRecord> sample,
        List<UnreadableInput> unreadable,
        @Nullable String trouble) {

    public StreamLook(
            StreamDetails details,
            List<DataRecord> sample,
            List<UnreadableInput> unreadable,
            @Nullable String trouble) {
        this.details = details;
        this.sample = List.copyOf(sample);
        this.unreadable = List.copyOf(unreadable);
        this.trouble = trouble;
    }
}
