package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.EvaluationException;
import dev.pipewright.engine.mapping.MappingProgram;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.record.DataRecord;

/// Forms a new record from lines.
final class MapOperator implements Operator {

    private final MappingProgram program;
    private final EvaluationContext context;

    MapOperator(Node.Map node, EvaluationContext context) {
        this.program = MappingProgram.compile(node.lines());
        this.context = context;
    }

    @Override
    public void accept(DataRecord record, Outlet out) {
        DataRecord mapped;
        try {
            mapped = record.withFields(program.apply(record.fields(), context));
        } catch (EvaluationException e) {
            out.reject(record, Outlet.Refusal.of(e));
            return;
        }
        out.pass(Edge.OUT, mapped);
    }
}
