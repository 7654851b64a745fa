package dev.pipewright.platform.backfill;

/// Where a slice begins and ends, as the source's watermark has it.
///
/// @param from belongs to it
/// @param to belongs to the next one
public record SliceBounds(String from, String to) {}
