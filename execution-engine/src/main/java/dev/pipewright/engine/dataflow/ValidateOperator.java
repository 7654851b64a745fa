package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.validation.InvalidSchemaException;
import dev.pipewright.engine.validation.RecordSchema;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.util.List;
import java.util.stream.Collectors;

/// Lets pass the records that fit a JSON Schema.
final class ValidateOperator implements Operator {

    private static final int MOST_NAMED = 3;

    private final RecordSchema schema;

    ValidateOperator(Node.Validate node) {
        try {
            this.schema = RecordSchema.of(node.jsonSchema());
        } catch (InvalidSchemaException e) {
            throw new SliceFailedException(e.sentence());
        }
    }

    @Override
    public void accept(DataRecord record, Outlet out) {
        List<RecordSchema.Fault> faults = schema.faults(record.fields());
        if (faults.isEmpty()) {
            out.pass(Edge.OUT, record);
        } else {
            String field = faults.getFirst().field();
            out.reject(record, new Outlet.Refusal("schema", sentence(faults).kept(), field.isEmpty() ? null : field));
        }
    }

    private static Sentence sentence(List<RecordSchema.Fault> faults) {
        String named = faults.stream()
                .limit(MOST_NAMED)
                .map(fault -> fault.field().isEmpty() ? fault.message() : "'" + fault.field() + "' " + fault.message())
                .collect(Collectors.joining("; "));
        return faults.size() > MOST_NAMED
                ? Sentence.of("engine.manyMisfits", "faults", named, "more", faults.size() - MOST_NAMED)
                : Sentence.of("engine.misfits", "faults", named);
    }
}
