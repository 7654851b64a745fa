package dev.pipewright.platform.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A pipeline as a list shows it.
///
/// @param id short and stable, as in `foodmart-to-taxman`; part of addresses
/// @param live the number of the newest published version; absent if none is
/// @param draftChanges in how many things the draft means something else than the live version; 0 if none is published
/// @param layoutChanges how many boxes and frames stand elsewhere in the draft; 0 if no version is published
public record CatalogueEntry(
        String id,
        String name,
        String description,
        @Nullable Integer live,
        long draftChanges,
        long layoutChanges,
        Instant changedAt) {}
