package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.ledger.SplitProgress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a slice ended.
///
/// @param nextDue when the next waiting document may be sent; absent if none waits
/// @param fencedOff true if somebody else took the split; the rest then says nothing about their work
public record SliceResult(SplitProgress progress, @Nullable Instant nextDue, boolean fencedOff) {}
