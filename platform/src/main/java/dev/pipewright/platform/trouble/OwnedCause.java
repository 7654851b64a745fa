package dev.pipewright.platform.trouble;

import dev.pipewright.engine.call.TroubleOwner;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.model.Sentence;

/// A cause with who is to act, and how.
///
/// @param advice what to do
public record OwnedCause(Cause cause, TroubleOwner owner, Sentence advice) {}
