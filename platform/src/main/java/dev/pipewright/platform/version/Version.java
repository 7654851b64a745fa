package dev.pipewright.platform.version;

import dev.pipewright.model.Drawing;
import java.time.Instant;

/// A published version.
///
/// @param number counts from 1 within its pipeline
/// @param contentHash of what it means, without layout
public record Version(
        String pipeline,
        int number,
        String author,
        String note,
        String contentHash,
        Instant publishedAt,
        Drawing drawing) {}
