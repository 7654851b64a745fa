package dev.pipewright.platform.design;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.preview.Preview.From;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.schema.SchemaDrift;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What flows on an edge.
///
/// @param schema the fields with their marks: as agreed, and as the samples have them beyond that
/// @param samples a value of each field, by the paths of [dev.pipewright.platform.mapping.SourceRow#plainPath];
/// sensitive
///     ones are masked
/// @param records what the samples are taken of; sensitive values are masked
/// @param from where those are from; absent if there are none
/// @param last the last run of the pipeline that is over; absent if there is none
/// @param counted how many records left the node before the edge in that run
/// @param drift how the fields differ from those that the edge had then; absent without such a run
public record EdgeLook(
        Schema schema,
        Map<String, String> samples,
        List<DataRecord> records,
        @Nullable From from,
        @Nullable Run last,
        long counted,
        @Nullable SchemaDrift drift) {

    public EdgeLook(
            Schema schema,
            Map<String, String> samples,
            List<DataRecord> records,
            @Nullable From from,
            @Nullable Run last,
            long counted,
            @Nullable SchemaDrift drift) {
        this.schema = schema;
        this.samples = Map.copyOf(samples);
        this.records = List.copyOf(records);
        this.from = from;
        this.last = last;
        this.counted = counted;
        this.drift = drift;
    }
}
