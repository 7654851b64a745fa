package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.plan.StageEnd;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pairs the records of two sides that have equal keys. They come as the exchange before it keeps them: the records of
/// one key one after the other, each under the name of its side beside its key ([#sided]). Of fields with one name, the
/// left one stays.
final class JoinOperator implements Operator {

    private static final String KEY = StageEnd.Exchange.JOIN_KEY;

    private final Node.Join node;
    private List<DataRecord> left = new ArrayList<>();
    private List<DataRecord> right = new ArrayList<>();
    private boolean lacksRecord;

    JoinOperator(Node.Join node) {
        this.node = node;
    }

    /// A record on its way to a join.
    ///
    /// @param side the join's port that it comes to
    /// @param key its key; null if a part of it is missing, so that it equals no other
    static DataRecord sided(DataRecord record, String side, @Nullable LookupKey key) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(KEY, key == null ? null : key.texts());
        fields.put(side, record.fields());
        return record.withFields(fields);
    }

    @Override
    public void accept(DataRecord sided, Outlet out) {
        boolean isLeft = sided.fields().containsKey(Node.Join.LEFT);
        DataRecord record = sided.withFields(fieldsOf(sided, isLeft ? Node.Join.LEFT : Node.Join.RIGHT));
        if (sided.fields().get(KEY) == null) {
            alone(record, isLeft, out);
        } else {
            (isLeft ? left : right).add(record);
        }
    }

    @Override
    public void missing() {
        lacksRecord = true;
    }

    @Override
    public boolean formsGroups() {
        return true;
    }

    @Override
    public void border(Outlet out) {
        List<DataRecord> fromLeft = left;
        List<DataRecord> fromRight = right;
        left = new ArrayList<>();
        right = new ArrayList<>();
        if (lacksRecord) {
            fromLeft.forEach(record -> refuse(record, out));
            fromRight.forEach(record -> refuse(record, out));
        } else if (fromLeft.isEmpty() || fromRight.isEmpty()) {
            fromLeft.forEach(record -> alone(record, true, out));
            fromRight.forEach(record -> alone(record, false, out));
        } else {
            pair(fromLeft, fromRight, out);
        }
        lacksRecord = false;
    }

    private static void pair(List<DataRecord> fromLeft, List<DataRecord> fromRight, Outlet out) {
        for (DataRecord one : fromLeft) {
            for (DataRecord other : fromRight) {
                Map<String, @Nullable Object> both = new LinkedHashMap<>(one.fields());
                other.fields().forEach((name, value) -> {
                    if (!both.containsKey(name)) {
                        both.put(name, value);
                    }
                });
                out.pass(Edge.OUT, one.withFields(both));
            }
        }
        long in = (long) fromLeft.size() + fromRight.size();
        long pairs = (long) fromLeft.size() * fromRight.size();
        for (long folded = pairs; folded < in; folded++) {
            out.fold();
        }
        out.duplicate(Math.max(0, pairs - in));
    }

    private void alone(DataRecord record, boolean isLeft, Outlet out) {
        boolean passes = switch (node.type()) {
            case INNER -> false;
            case LEFT -> isLeft;
            case FULL -> true;
        };
        if (passes) {
            out.pass(Edge.OUT, record);
        } else {
            out.filter();
        }
    }

    private static void refuse(DataRecord record, Outlet out) {
        out.reject(
                record,
                new Outlet.Refusal(
                        "incomplete-group",
                        Sentence.of("engine.incompleteGroup").kept(),
                        null));
    }

    @SuppressWarnings("unchecked") // The exchange has put it there.
    private static Map<String, @Nullable Object> fieldsOf(DataRecord sided, String side) {
        if (sided.fields().get(side) instanceof Map<?, ?> fields) {
            return (Map<String, @Nullable Object>) fields;
        }
        throw new IllegalArgumentException("a record of no side came to a join");
    }
}
