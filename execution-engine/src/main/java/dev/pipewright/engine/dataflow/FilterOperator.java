package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.record.DataRecord;

/// Lets pass the records for which the condition is true.
final class FilterOperator implements Operator {

    private final Condition condition;

    FilterOperator(Node.Filter node, EvaluationContext context) {
        this.condition = new Condition(node.condition(), context);
    }

    @Override
    public void accept(DataRecord record, Outlet out) {
        try {
            if (condition.holds(record)) {
                out.pass(Edge.OUT, record);
            } else {
                out.filter();
            }
        } catch (Condition.NotACondition e) {
            out.reject(record, e.refusal());
        }
    }
}
