package dev.pipewright.designer.version;

import dev.pipewright.model.change.Comparison;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.file.OpenMerge;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file that was read, and what can be done with it.
///
/// @param target the pipeline that it may be brought into; null if there is none
/// @param merge how it merges with the target's draft; null if it has no common beginning with it
/// @param replacement what would change if the file took the place of the target's draft; null without a target
/// @param connections those that it names and the tenant does not have
/// @param isNameTaken true if a pipeline of the tenant has its name
record ReadFile(
        PipelineFile file,
        @Nullable CatalogueEntry target,
        @Nullable OpenMerge merge,
        @Nullable Comparison replacement,
        Set<String> connections,
        boolean isNameTaken) {}
