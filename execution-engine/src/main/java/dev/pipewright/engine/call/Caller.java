package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.CallLimits;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;

/// On whose behalf calls are made.
///
/// @param limits what the run knows of the credential's limits
record Caller(TenantId tenant, RunId run, CallLimits limits) {}
