package dev.pipewright.platform.mapping;

import dev.pipewright.engine.mapping.LineSources;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.propagation.ExpressionTypes;
import dev.pipewright.model.propagation.SchemaPropagation;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.mapping.SampleRecords.Samples;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The sample records that come to an edited mapping: found once, and kept until they are to be found anew. Safe
/// for use by many threads.
final class FoundSamples {

    private final Function<Pipeline, Samples> finder;
    private final EditedMapping mapping;
    private volatile @Nullable Known known;
    private volatile @Nullable Incoming incoming;

    FoundSamples(Function<Pipeline, Samples> finder, EditedMapping mapping) {
        this.finder = finder;
        this.mapping = mapping;
    }

    /// The sample records, and which of their fields nobody is to see.
    ///
    /// @param sensitive plain paths, as source rows have them
    record Known(Samples samples, Set<String> sensitive) {
        Known {
            sensitive = Set.copyOf(sensitive);
        }

        List<DataRecord> records() {
            return samples.records();
        }
    }

    /// The fields of the records that come to the mapping as a draft is; asked for with each key, so the last answer
    /// is kept.
    private record Incoming(Pipeline pipeline, List<DataRecord> records, Schema schema) {}

    Known anew(Pipeline pipeline) {
        var samples = finder.apply(pipeline);
        var fields = new Incoming(pipeline, samples.records(), incoming(pipeline, samples.records()));
        incoming = fields;
        var secret = SourceRow.of(fields.schema()).stream()
                .filter(SourceRow::sensitive)
                .map(SourceRow::plainPath)
                .collect(Collectors.toSet());
        var found = new Known(samples, secret);
        known = found;
        return found;
    }

    Known of(Pipeline pipeline) {
        var found = known;
        return found == null ? anew(pipeline) : found;
    }

    List<DataRecord> records(Pipeline pipeline) {
        return of(pipeline).records();
    }

    /// The fields of the records that come to the mapping.
    Schema incoming(Pipeline pipeline) {
        var records = records(pipeline);
        var last = incoming;
        if (last == null || !last.pipeline().equals(pipeline) || !last.records().equals(records)) {
            last = new Incoming(pipeline, records, incoming(pipeline, records));
            incoming = last;
        }
        return last.schema();
    }

    private Schema incoming(Pipeline pipeline, List<DataRecord> records) {
        var agreed =
                SchemaPropagation.through(pipeline, ExpressionTypes.ofPaths()).entering(mapping.node(), Edge.IN);
        return LineSources.sensitiveIn(pipeline).entering(mapping.node()).marked(SampleSchema.of(agreed, records));
    }
}
