package dev.pipewright.engine.store;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What incremental runs read, and how far they got. Safe for use by many threads.
public interface LoadStore {

    /// Keeps what a run is to read, once for each source: a load that is kept already stays and is returned.
    Load begin(TenantId tenant, RunId run, Load load);

    /// The loads of a run, by node.
    List<Load> of(TenantId tenant, RunId run);

    Optional<Watermark> watermark(TenantId tenant, LoadedStream of);

    /// How far the runs made before this one got: where the last of their loads ends that moved the watermark, whatever
    /// somebody made of it since.
    Optional<Object> reachedBefore(TenantId tenant, RunId run, LoadedStream of);

    /// The watermarks of a pipeline, by node; also of streams that it no longer reads.
    List<Watermark> watermarks(TenantId tenant, String pipelineId);

    /// Moves the watermarks to where the loads of a run end; one that is not where its load began stays: a person has
    /// set it, or another run was faster. Doing it again changes nothing.
    void complete(TenantId tenant, RunId run);

    /// Sets a watermark by hand.
    ///
    /// @param value null to begin at the beginning
    void set(TenantId tenant, LoadedStream of, @Nullable Object value);
}
