package dev.pipewright.platform.library;

import dev.pipewright.platform.file.OpenMerge;

/// A newer version of a library pipeline beside the draft that began with an earlier one.
///
/// @param from what the draft has in it
/// @param to what there is now
/// @param merge what both together are: what the tenant changed stays
public record LibraryUpdate(LibraryOrigin from, LibraryEntry to, OpenMerge merge) {}
