package dev.pipewright.engine.store;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What incremental runs read, and how far they got. Safe for use by many threads.
public interface LoadStore {

    /// Keeps what a run is to read, once for each source: a load that is kept already stays and is returned. It knows
    /// what the loads before it saw last, unless the watermark does not stand where it begins any more.
    Load begin(TenantId tenant, RunId run, Load load);

    /// The loads of a run, by node.
    List<Load> of(TenantId tenant, RunId run);

    Optional<Watermark> watermark(TenantId tenant, LoadedStream of);

    /// How far the runs made before this one got: where the last of their loads ends that moved the watermark, whatever
    /// somebody made of it since.
    Optional<Object> reachedBefore(TenantId tenant, RunId run, LoadedStream of);

    /// The watermarks of a pipeline, by node; also of streams that it no longer reads.
    List<Watermark> watermarks(TenantId tenant, String pipelineId);

    /// Keeps what the loads of a run have read.
    void certify(TenantId tenant, RunId run, Map<NodeId, Reading> readings);

    /// Likewise, and moves the watermarks to where the loads of a run end; one that is not where its load began
    /// stays: a person has set it, or another run was faster. The next load knows what a moved one has read. Doing
    /// it again changes nothing.
    void complete(TenantId tenant, RunId run, Map<NodeId, Reading> readings);

    /// The loads of a stream that moved the watermark, in the order of their runs.
    ///
    /// @param most how many at most: the latest ones
    List<Load> moved(TenantId tenant, LoadedStream of, int most);

    /// Sets a watermark by hand. The next load knows nothing of what was read.
    ///
    /// @param value null to begin at the beginning
    void set(TenantId tenant, LoadedStream of, @Nullable Object value);
}
