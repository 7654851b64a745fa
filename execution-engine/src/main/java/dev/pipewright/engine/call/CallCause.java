package dev.pipewright.engine.call;

import dev.pipewright.model.Sentence;

/// Why calls do not get through, as far as a preset knows: who is to act, and how.
///
/// @param advice what to do
public record CallCause(TroubleOwner owner, Sentence advice) {}
