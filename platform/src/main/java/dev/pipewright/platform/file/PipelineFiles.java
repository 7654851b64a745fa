package dev.pipewright.platform.file;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.change.Conflict;
import dev.pipewright.model.change.PipelineMerge;
import dev.pipewright.model.change.PipelineMerge.Merged;
import dev.pipewright.model.json.FileOrigin;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.SavedEdit;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import java.util.Optional;
import java.util.Set;

/// Takes pipelines out as files, and brings files in. A file names connections, never their settings, so no secret
/// leaves with it. Safe for use by many threads.
public final class PipelineFiles {

    private final Drafts drafts;
    private final Versions versions;

    public PipelineFiles(Drafts drafts, Versions versions) {
        this.drafts = drafts;
        this.versions = versions;
    }

    /// The draft as it is now.
    public Optional<PipelineFile> draft(TenantId tenant, String pipeline) {
        return drafts.open(tenant, pipeline).map(draft -> file(pipeline, draft.drawing()));
    }

    public Optional<PipelineFile> version(TenantId tenant, String pipeline, int number) {
        return versions.version(tenant, pipeline, number).map(version -> file(pipeline, version.drawing()));
    }

    /// The draft of a pipeline that was removed, as it was last.
    public Optional<PipelineFile> removed(TenantId tenant, String pipeline) {
        return drafts.removed(tenant, pipeline).map(draft -> file(pipeline, draft.drawing()));
    }

    private static PipelineFile file(String pipeline, Drawing drawing) {
        var origin = new FileOrigin(pipeline, PipelineJson.contentHash(drawing.pipeline()));
        return new PipelineFile(drawing.pipeline(), drawing.layout(), origin);
    }

    /// Compares a file with the draft, by what both started from: the version, or the earlier state of the draft, that
    /// the file was made of.
    ///
    /// @return empty if there is no such pipeline, or it never was what the file's origin says
    public Optional<OpenMerge> merge(TenantId tenant, String pipeline, PipelineFile file) {
        FileOrigin origin = file.origin();
        if (origin == null) {
            return Optional.empty();
        }
        Optional<Draft> draft = drafts.open(tenant, pipeline);
        return draft.flatMap(ours -> baseOf(tenant, pipeline, origin.baseHash())
                .map(base -> OpenMerge.of(pipeline, base, ours.drawing(), file.drawing())));
    }

    /// Compares what is known otherwise with the draft.
    ///
    /// @param base what both started from
    /// @return empty if there is no such pipeline
    public Optional<OpenMerge> merge(TenantId tenant, String pipeline, Drawing base, Drawing theirs) {
        return drafts.open(tenant, pipeline).map(ours -> OpenMerge.of(pipeline, base, ours.drawing(), theirs));
    }

    private Optional<Drawing> baseOf(TenantId tenant, String pipeline, String hash) {
        return versions.withHash(tenant, pipeline, hash)
                .map(Version::drawing)
                .or(() -> drafts.stateOf(tenant, pipeline, hash));
    }

    /// Brings what was merged into the draft, as one edit. What others have done to the draft since the merge was
    /// looked
    /// at is merged too.
    ///
    /// @param takeTheirs the conflicts that are decided for the file; all others for the draft
    /// @param author the name of a person
    /// @return empty if the draft has all of it already
    /// @throws MergeOutdatedException if others have made a new conflict meanwhile; nothing was changed
    public Optional<SavedEdit> apply(TenantId tenant, OpenMerge merge, Set<Conflict> takeTheirs, String author) {
        return drafts.become(tenant, merge.pipeline(), author, now -> {
            Merged merged = PipelineMerge.of(merge.base(), now, merge.theirs(), takeTheirs);
            if (!merge.conflicts().containsAll(merged.conflicts())) {
                throw new MergeOutdatedException();
            }
            return merged.drawing();
        });
    }

    /// Makes the draft what a file has, whatever it was before; one edit, which can be taken back.
    ///
    /// @param author the name of a person
    /// @return empty if the draft is so already
    public Optional<SavedEdit> replace(TenantId tenant, String pipeline, PipelineFile file, String author) {
        return drafts.become(tenant, pipeline, author, _ -> file.drawing());
    }
}
