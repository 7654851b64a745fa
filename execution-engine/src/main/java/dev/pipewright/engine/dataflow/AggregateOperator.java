package dev.pipewright.engine.dataflow;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.Node.Aggregate.Aggregation;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Folds records that follow each other and have the same key fields into one.
final class AggregateOperator implements Operator {

    private final Node.Aggregate node;
    private final List<FieldPath> groupBy;
    private final List<FieldPath> targets;
    private final List<FieldPath> sources;
    private @Nullable GroupKey key;
    private List<DataRecord> members = new ArrayList<>();
    private boolean lacksRecord;
    private boolean nextLacksRecord;

    AggregateOperator(Node.Aggregate node) {
        this.node = node;
        this.groupBy = node.groupBy().stream().map(FieldPath::of).toList();
        this.targets = node.aggregations().stream()
                .map(each -> FieldPath.of(each.target()))
                .toList();
        this.sources = node.aggregations().stream()
                .map(each -> FieldPath.of(each.field()))
                .toList();
    }

    @Override
    public void accept(DataRecord record, Outlet out) {
        GroupKey its = GroupKey.of(record, groupBy);
        if (its.isSame(key)) {
            out.fold();
        } else {
            complete(out);
            key = its;
            lacksRecord = nextLacksRecord;
            nextLacksRecord = false;
        }
        members.add(record);
    }

    /// Whose record it was is not known here: it may be of the present group, or of the next one.
    @Override
    public void missing() {
        lacksRecord = true;
        nextLacksRecord = true;
    }

    @Override
    public boolean formsGroups() {
        return true;
    }

    @Override
    public void border(Outlet out) {
        complete(out);
        lacksRecord = false;
        nextLacksRecord = false;
    }

    private void complete(Outlet out) {
        GroupKey complete = key;
        if (complete == null) {
            return;
        }
        List<DataRecord> group = members;
        key = null;
        members = new ArrayList<>();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < groupBy.size(); i++) {
            groupBy.get(i).put(fields, complete.value(i));
        }
        var folded = new DataRecord(complete.text(), group.getFirst().origin(), fields);
        for (int i = 0; i < targets.size(); i++) {
            Aggregation aggregation = node.aggregations().get(i);
            try {
                targets.get(i).put(fields, Aggregates.of(aggregation.function(), sources.get(i), group));
            } catch (Aggregates.NotComparableException e) {
                addItems(fields, group);
                out.reject(folded, new Outlet.Refusal("aggregation", e.getMessage(), aggregation.field()));
                return;
            }
        }
        addItems(fields, group);
        if (lacksRecord) {
            out.reject(
                    folded,
                    new Outlet.Refusal(
                            "incomplete-group",
                            Sentence.of("engine.incompleteGroup").kept(),
                            null));
        } else {
            out.pass(Edge.OUT, folded);
        }
    }

    private void addItems(Map<String, @Nullable Object> fields, List<DataRecord> group) {
        String items = node.items();
        if (items != null && !items.isBlank()) {
            List<Object> list = new ArrayList<>(group.size());
            group.forEach(member -> list.add(member.fields()));
            FieldPath.of(items).put(fields, list);
        }
    }
}
