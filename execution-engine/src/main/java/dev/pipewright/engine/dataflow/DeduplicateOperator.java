package dev.pipewright.engine.dataflow;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.record.DataRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the first of the records that follow each other and have the same keys.
final class DeduplicateOperator implements Operator {

    private final List<FieldPath> keys;
    private @Nullable GroupKey last;

    DeduplicateOperator(Node.Deduplicate node) {
        this.keys = node.keys().stream().map(FieldPath::of).toList();
    }

    @Override
    public void accept(DataRecord record, Outlet out) {
        GroupKey key = GroupKey.of(record, keys);
        if (key.isSame(last)) {
            out.fold();
        } else {
            last = key;
            out.pass(Edge.OUT, record);
        }
    }

    @Override
    public boolean formsGroups() {
        return true;
    }

    @Override
    public void border(Outlet out) {
        last = null;
    }
}
