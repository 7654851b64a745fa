package dev.pipewright.platform.mapping;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.util.List;

/// Finds records to try a mapping on. Safe for use by many threads.
@FunctionalInterface
public interface SampleRecords {

    /// Records as they would come to a node; few, and soon.
    ///
    /// @param pipelineId the saved pipeline
    /// @param pipeline as it is drawn now
    Samples entering(TenantId tenant, String pipelineId, Pipeline pipeline, NodeId node);

    /// Records, and where they are from.
    ///
    /// @param from what people are told of it; why there are none, if there are none
    record Samples(List<DataRecord> records, Sentence from) {

        /// The most records that are looked at.
        public static final int MOST = 20;

        public Samples {
            records = List.copyOf(records.subList(0, Math.min(MOST, records.size())));
        }
    }
}
