package dev.pipewright.platform.draft;

import dev.pipewright.model.Drawing;

/// A draft at one moment.
///
/// @param seq the number of the last edit in it; 0 before the first
public record Draft(String pipeline, long seq, Drawing drawing) {}
