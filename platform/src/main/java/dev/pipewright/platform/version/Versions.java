package dev.pipewright.platform.version;

import dev.pipewright.engine.TenantId;
import java.util.List;
import java.util.Optional;

/// The published versions of pipelines. Safe for use by many threads.
public interface Versions {

    /// The newest version, which schedules and recording runs use.
    Optional<Version> live(TenantId tenant, String pipeline);

    /// All versions, newest first.
    List<Version> list(TenantId tenant, String pipeline);

    /// Publishes the draft as it is now.
    ///
    /// @throws NotPublishableException if the draft has errors
    Version publish(TenantId tenant, String pipeline, String author, String note);
}
