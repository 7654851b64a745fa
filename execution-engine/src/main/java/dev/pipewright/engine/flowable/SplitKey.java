package dev.pipewright.engine.flowable;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;

/// Names a split.
///
/// @param position the place of its stage in the plan
record SplitKey(TenantId tenant, RunId run, int position, int split) {}
