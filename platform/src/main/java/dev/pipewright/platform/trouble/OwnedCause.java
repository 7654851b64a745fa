package dev.pipewright.platform.trouble;

import dev.pipewright.engine.call.TroubleOwner;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.model.Sentence;
import java.util.Set;

/// A cause with who is to act, and how.
///
/// @param advice what to do
/// @param remedies what can be done from here
public record OwnedCause(Cause cause, TroubleOwner owner, Sentence advice, Set<Remedy> remedies) {

    public OwnedCause {
        remedies = Set.copyOf(remedies);
    }
}
