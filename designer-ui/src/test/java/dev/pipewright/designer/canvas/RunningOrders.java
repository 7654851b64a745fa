package dev.pipewright.designer.canvas;

import dev.pipewright.designer.run.SampleRun;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.model.NodeId;
import dev.pipewright.platform.run.RunReport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A run of a source and a call, each of whose records becomes a document.
final class RunningOrders {

    static final Instant NOON = Instant.parse("1997-01-31T12:00:00Z");
    static final NodeId SOURCE = new NodeId("source-sales");
    static final NodeId CALL = new NodeId("apiCall-taxman");

    private RunningOrders() {}

    /// What is reported when the source has read as many as were formed.
    static RunReport report(RunState state, long succeeded, long rejected, long formed) {
        return report(state, formed, Map.of(CALL, balance(succeeded, rejected, formed)));
    }

    /// What is reported when all that was read has come to each of some calls.
    static RunReport report(RunState state, long formed, Map<NodeId, Balance> calls) {
        Map<NodeId, NodeCounts> nodes = new LinkedHashMap<>();
        nodes.put(SOURCE, new NodeCounts(formed, formed, 0, 0, 0, 0));
        calls.forEach((call, balance) ->
                nodes.put(call, new NodeCounts(formed, balance.count(DocumentState.SUCCEEDED), 0, 0, 0, 0)));
        return new RunReport(SampleRun.in(state), nodes, calls, true, 0, 0, List.of(), List.of(), null);
    }

    static Balance balance(long succeeded, long rejected, long formed) {
        return new Balance(
                formed,
                Map.of(
                        DocumentState.SUCCEEDED,
                        succeeded,
                        DocumentState.REJECTED,
                        rejected,
                        DocumentState.WAITING,
                        formed - succeeded - rejected),
                Map.of(),
                0,
                succeeded + rejected);
    }
}
