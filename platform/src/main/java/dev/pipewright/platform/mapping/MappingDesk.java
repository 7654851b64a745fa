package dev.pipewright.platform.mapping;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.wanted.TargetSchemas;
import java.time.Clock;

/// Where mappings are edited: it opens one at a time for a page. Safe for use by many threads.
public final class MappingDesk {

    private final SampleRecords samples;
    private final TargetSchemas targets;
    private final Clock clock;

    /// @param targets what the targets of mappings want
    public MappingDesk(SampleRecords samples, TargetSchemas targets, Clock clock) {
        this.samples = samples;
        this.targets = targets;
        this.clock = clock;
    }

    /// Opens a mapping.
    ///
    /// @param pipelineId the saved pipeline
    public OpenMapping open(TenantId tenant, String pipelineId, NodeId node) {
        return new OpenMapping(
                pipeline -> samples.entering(tenant, pipelineId, pipeline, node), targets, node, clock.instant());
    }
}
