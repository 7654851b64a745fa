package dev.pipewright.designer.version;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.change.Comparison;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.file.OpenMerge;
import dev.pipewright.platform.file.PipelineFiles;
import org.jspecify.annotations.Nullable;

/// A file that was read, and what can be done with it.
///
/// @param target the pipeline that it may be brought into; null if there is none
/// @param merge how it merges with the target's draft; null if it has no common beginning with it
/// @param replacement what would change if the file took the place of the target's draft; null without a target
record ReadFile(
        PipelineFile file,
        @Nullable CatalogueEntry target,
        @Nullable OpenMerge merge,
        @Nullable Comparison replacement) {

    static ReadFile of(
            PipelineFile file, @Nullable CatalogueEntry target, PipelineFiles files, Drafts drafts, TenantId tenant) {
        if (target == null) {
            return new ReadFile(file, null, null, null);
        }
        OpenMerge merge = files.merge(tenant, target.id(), file).orElse(null);
        Comparison replacement = drafts.open(tenant, target.id())
                .map(draft -> Comparison.of(draft.drawing(), file.drawing()))
                .orElse(null);
        return new ReadFile(file, target, merge, replacement);
    }
}
