package dev.pipewright.platform.version;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.inline.Inlined;
import dev.pipewright.model.inline.PublishedPipelines;
import java.util.List;
import java.util.Optional;

/// The published versions of pipelines. Safe for use by many threads.
public interface Versions {

    /// The newest version, which schedules and recording runs use.
    Optional<Version> live(TenantId tenant, String pipeline);

    /// A published version.
    Optional<Version> version(TenantId tenant, String pipeline, int number);

    /// All versions, newest first.
    List<Version> list(TenantId tenant, String pipeline);

    /// Publishes the draft as it is now.
    ///
    /// @throws NotPublishableException if the draft has errors
    Version publish(TenantId tenant, String pipeline, String author, String note);

    /// Publishes what was made of the live version as the next one. The draft stays as it is.
    ///
    /// @param live what it was made of
    /// @param draftEdits how many edits the draft gets so that it has the same: they do not count as its changes
    /// @return empty if another version has been published since; nothing has changed
    /// @throws NotPublishableException if it has errors
    Optional<Version> publishNext(
            TenantId tenant, Version live, Drawing drawing, int draftEdits, String author, String note);

    /// The versions of a tenant that sub-pipelines may name.
    default PublishedPipelines of(TenantId tenant) {
        return (pipeline, number) -> version(tenant, pipeline, number)
                .map(version -> version.drawing().pipeline());
    }

    /// What runs if the newest version does: it, with the nodes of its sub-pipelines in their place.
    default Optional<Pipeline> running(TenantId tenant, String pipeline) {
        return live(tenant, pipeline)
                .map(live -> Inlined.of(live.drawing().pipeline(), of(tenant)).pipeline());
    }
}
