package dev.pipewright.platform.version;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.change.Comparison;
import dev.pipewright.model.inline.Inlined;
import dev.pipewright.model.inline.PublishedPipelines;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The published versions of pipelines. Safe for use by many threads.
public interface Versions {

    /// The newest version, which schedules and recording runs use; empty if the pipeline was removed.
    Optional<Version> live(TenantId tenant, String pipeline);

    /// A published version.
    Optional<Version> version(TenantId tenant, String pipeline, int number);

    /// All versions, newest first.
    List<Version> list(TenantId tenant, String pipeline);

    /// The newest version that means something.
    ///
    /// @param contentHash as in the origin of a file
    Optional<Version> withHash(TenantId tenant, String pipeline, String contentHash);

    /// The live versions that other pipelines of the tenant can use as a part, by name.
    List<PublishedPart> parts(TenantId tenant);

    /// What publishing the draft as it is now would do.
    ///
    /// @throws IllegalArgumentException if there is no such pipeline
    Outlook outlook(TenantId tenant, String pipeline);

    /// What publishing would do.
    ///
    /// @param comparison what differs from the live version; null if none is published
    /// @param problems all that is wrong with the draft; an error among them keeps it from being published
    /// @param contentHash of the draft that was looked at
    record Outlook(@Nullable Comparison comparison, List<Problem> problems, String contentHash) {
        public Outlook {
            problems = List.copyOf(problems);
        }
    }

    /// Publishes the draft as it is now.
    ///
    /// @throws NotPublishableException if the draft has errors, or a rule of its tenant keeps it back
    Version publish(TenantId tenant, String pipeline, String author, String note);

    /// Publishes the draft if it still does what somebody has looked at: what a colleague has changed since goes live
    /// only when it was seen.
    ///
    /// @param seen the content hash of the outlook that was looked at
    /// @throws NotPublishableException if the draft is another one by now, has errors, or a rule keeps it back
    Version publish(TenantId tenant, String pipeline, String seen, String author, String note);

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
