package dev.pipewright.engine;

import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.model.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a run ended, or how far it got if it was stopped.
///
/// @param interruption what somebody must see to before the run can go on, in a sentence: the same start then
///     goes on where it was; absent if there is nothing
/// @param resumed true if it went on where an earlier start was interrupted
/// @param balances the balance of documents of each call
/// @param counts what each node did with records
/// @param leftOut the nodes that took no part
/// @param remarks what a person should look at though the run is completed, a sentence each
/// @param stages how long each stage took in this start, in their order
public record RunReport(
        Run run,
        @Nullable String interruption,
        boolean resumed,
        Map<NodeId, Balance> balances,
        Map<NodeId, NodeCounts> counts,
        List<NodeId> leftOut,
        List<String> remarks,
        Map<String, Duration> stages) {}
