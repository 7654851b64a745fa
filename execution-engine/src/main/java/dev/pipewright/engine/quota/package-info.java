/// Shares what a target lets a credential ask for among the nodes, runs and tenants that use it. Enter through
/// [dev.pipewright.engine.quota.Quota]: a node takes blocks from it, each good for a few seconds. It makes no
/// calls and does not know who waits for them: `engine.call` does.
@NullMarked
package dev.pipewright.engine.quota;

import org.jspecify.annotations.NullMarked;
