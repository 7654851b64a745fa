package dev.pipewright.platform.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A pipeline as a list shows it.
///
/// @param id short and stable, as in `foodmart-to-taxman`; part of addresses
/// @param live the number of the newest published version; absent if none is
/// @param draftChanges how many edits the draft has that the live version has not
public record CatalogueEntry(
        String id,
        String name,
        String description,
        @Nullable Integer live,
        long draftChanges,
        Instant changedAt) {}
