package dev.pipewright.designer.pipeline;

import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.library.LibraryStanding;
import dev.pipewright.platform.version.Version;
import org.jspecify.annotations.Nullable;

/// What a pipeline's page shows beside the drawing, at one moment.
///
/// @param entry absent if the pipeline was removed
/// @param live the live version; absent if none is published
/// @param library how it stands to the library; absent if it began otherwise
record PipelineNews(
        @Nullable CatalogueEntry entry,
        @Nullable Version live,
        @Nullable LibraryStanding library) {}
