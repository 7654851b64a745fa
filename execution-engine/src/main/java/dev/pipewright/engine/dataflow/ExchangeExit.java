package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.convert.RecordSize;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.engine.dataflow.SegmentForm.Entry;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.engine.plan.StageEnd;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps records for a node that needs them in an order, in sorted runs. The checkpoint names the runs that exist.
///
/// A record that is missing leaves a gap in its group. Where groups are formed and nobody can know which one it is
/// missing in, the run fails: any group might be incomplete.
final class ExchangeExit implements StageExit {

    private static final int RUN_BYTES = 8 << 20;

    private final SegmentStore store;
    private final Slice slice;
    private final Node node;
    private final String port;
    private final SortOrder order;
    private final List<FieldPath> joinKeys;
    private final List<String> runs;
    private List<Held> held = new ArrayList<>();
    private long bytes;

    /// @param values what it is sorted by
    private record Held(Entry entry, List<@Nullable Object> values) {}

    /// Goes on behind the runs that the position names.
    ExchangeExit(SegmentStore store, Slice slice, StageEnd.Exchange end, Position position) {
        this.store = store;
        this.slice = slice;
        this.node = end.node();
        this.port = end.port();
        this.order = new SortOrder(end.keys());
        this.joinKeys = joinKeys(end);
        this.runs = new ArrayList<>(position.segments());
    }

    /// The key fields of the side of a join that the records come to; empty if they come to no join.
    private static List<FieldPath> joinKeys(StageEnd.Exchange end) {
        return end.node() instanceof Node.Join join
                ? (end.port().equals(Node.Join.LEFT) ? join.leftKeys() : join.rightKeys())
                        .stream().map(FieldPath::of).toList()
                : List.of();
    }

    @Override
    public void take(List<DataRecord> arrived, ChunkDraft draft) {
        for (DataRecord record : arrived) {
            hold(new Entry.Whole(prepared(record)));
            bytes += RecordSize.of(record.fields());
            if (bytes >= RUN_BYTES) {
                write();
            }
        }
    }

    @Override
    public void unreadable(UnreadableInput input) {
        if (formsGroups()) {
            throw new SliceFailedException(Sentence.of(
                    "engine.unreadableBeforeGroups",
                    "node",
                    node.name(),
                    "position",
                    input.origin().position(),
                    "reason",
                    input.message(),
                    "fields",
                    fields()));
        }
    }

    @Override
    public void lost(@Nullable DataRecord refused) {
        if (!formsGroups()) {
            return;
        }
        DataRecord record = refused == null ? null : prepared(refused);
        if (record == null || order.valuesOf(record).stream().anyMatch(Objects::isNull)) {
            throw new SliceFailedException(
                    Sentence.of("engine.refusedBeforeGroups", "node", node.name(), "fields", fields()));
        }
        Map<String, Object> group = new LinkedHashMap<>();
        for (FieldPath path : order.paths()) {
            group.put(path.toString(), Objects.requireNonNull(path.valueIn(record.fields())));
        }
        hold(new Entry.Gap(new UnreadableInput(record.origin(), "", "", group)));
    }

    @Override
    public boolean isFull(long records, long read) {
        return read >= RUN_BYTES;
    }

    @Override
    public Position secure(@Nullable String input) {
        if (!held.isEmpty()) {
            write();
        }
        return new Position(input, null, runs);
    }

    private DataRecord prepared(DataRecord record) {
        return joinKeys.isEmpty() ? record : JoinOperator.sided(record, port, LookupKey.of(record.fields(), joinKeys));
    }

    /// Duplicates that are dropped and records that are sorted miss nobody. To a join, a record of the right may be
    /// all that a record of the left has, and the other way round if both sides are kept.
    private boolean formsGroups() {
        return switch (node) {
            case Node.Aggregate _ -> true;
            case Node.Join join -> port.equals(Node.Join.RIGHT) || join.type() == Node.Join.Type.FULL;
            default -> false;
        };
    }

    private String fields() {
        return FieldPath.joined(joinKeys.isEmpty() ? order.paths() : joinKeys);
    }

    private void hold(Entry entry) {
        held.add(new Held(entry, order.valuesOf(entry)));
    }

    private void write() {
        var writer = new SortedRun.Writer(store, slice, SegmentStore.name(slice, runs.size()));
        held.sort(Comparator.comparing(Held::values, order));
        held.forEach(each -> writer.add(each.entry()));
        runs.add(writer.end());
        held = new ArrayList<>();
        bytes = 0;
    }
}
