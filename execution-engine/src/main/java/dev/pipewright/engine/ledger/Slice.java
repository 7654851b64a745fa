package dev.pipewright.engine.ledger;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;

/// The right to work on a split for a while. Who takes a split gets a higher fence; whoever holds a lower one can
/// commit nothing any more.
public record Slice(TenantId tenant, RunId run, Mode mode, String stage, int split, long fence) {}
