package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.model.Node;
import dev.pipewright.model.record.DataRecord;
import java.util.List;

/// Sends a record to the first branch whose condition is true.
final class RouteOperator implements Operator {

    private final List<Branch> branches;

    private record Branch(String port, Condition condition) {}

    RouteOperator(Node.Route node, EvaluationContext context) {
        this.branches = node.branches().stream()
                .map(branch -> new Branch(branch.port(), new Condition(branch.condition(), context)))
                .toList();
    }

    @Override
    public void accept(DataRecord record, Outlet out) {
        try {
            for (Branch branch : branches) {
                if (branch.condition().holds(record)) {
                    out.pass(branch.port(), record);
                    return;
                }
            }
            out.pass(Node.Route.OTHERWISE, record);
        } catch (Condition.NotACondition e) {
            out.reject(record, e.refusal());
        }
    }
}
