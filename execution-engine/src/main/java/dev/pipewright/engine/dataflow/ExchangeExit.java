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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
    private final SortOrder order;
    private final List<String> runs;
    private List<Entry> held = new ArrayList<>();
    private long bytes;

    /// Goes on behind the runs that the position names.
    ExchangeExit(SegmentStore store, Slice slice, StageEnd.Exchange end, Position position) {
        this.store = store;
        this.slice = slice;
        this.node = end.node();
        this.order = new SortOrder(end.keys());
        this.runs = new ArrayList<>(position.segments());
    }

    @Override
    public void take(List<DataRecord> arrived, ChunkDraft draft) {
        for (DataRecord record : arrived) {
            held.add(new Entry.Whole(record));
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
                    names()));
        }
    }

    @Override
    public void lost(@Nullable DataRecord refused) {
        if (!formsGroups()) {
            return;
        }
        if (refused == null || order.valuesOf(refused).stream().anyMatch(Objects::isNull)) {
            throw new SliceFailedException(
                    Sentence.of("engine.refusedBeforeGroups", "node", node.name(), "fields", names()));
        }
        Map<String, Object> group = new LinkedHashMap<>();
        for (FieldPath path : order.paths()) {
            group.put(path.toString(), Objects.requireNonNull(path.valueIn(refused.fields())));
        }
        held.add(new Entry.Gap(new UnreadableInput(refused.origin(), "", "", group)));
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

    /// Duplicates that are dropped and records that are sorted miss nobody.
    private boolean formsGroups() {
        return node instanceof Node.Aggregate;
    }

    private String names() {
        return order.paths().stream().map(FieldPath::toString).collect(Collectors.joining(", "));
    }

    private void write() {
        String name = String.join(
                "-",
                slice.stage(),
                Integer.toString(slice.split()),
                Long.toString(slice.fence()),
                Integer.toString(runs.size()));
        var writer = new SortedRun.Writer(store, slice, name);
        held.sort((one, other) -> order.compare(order.valuesOf(one), order.valuesOf(other)));
        held.forEach(writer::add);
        runs.add(writer.end());
        held = new ArrayList<>();
        bytes = 0;
    }
}
