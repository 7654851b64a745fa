package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.model.record.DataRecord;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Finds where a chunk may end, so that no group is torn apart and the input can be opened again there.
final class BorderCutter {

    private final List<FieldPath> border;
    private final Reopening reopening;
    private final GroupBorders groups = new GroupBorders();
    private BitSet borders = new BitSet();
    private boolean changed;

    /// A cutter for one input.
    ///
    /// @param border the fields that must change at a cut; empty if any place will do
    BorderCutter(List<String> border, Reopening reopening) {
        this.border = border.stream().map(FieldPath::of).toList();
        this.reopening = reopening;
    }

    /// How many records of the next batch may stay before the last place to cut at, 0 if that is before the first of
    /// them; empty if there is none. Sees each batch once, in order.
    ///
    /// @throws SliceFailedException if a group comes back
    OptionalInt beforeCut(ReadBatch batch) {
        List<DataRecord> records = batch.records();
        if (border.isEmpty()) {
            return reopens() && !records.isEmpty() ? OptionalInt.of(records.size()) : OptionalInt.empty();
        }
        borders = new BitSet();
        int gap = 0;
        for (int i = 0; i < records.size(); i++) {
            DataRecord record = records.get(i);
            for (;
                    gap < batch.unreadable().size()
                            && isBefore(batch.unreadable().get(gap), record);
                    gap++) {
                see(groupOf(batch.unreadable().get(gap)));
            }
            see(groupOf(record));
            borders.set(i, changed);
            changed = false;
        }
        batch.unreadable().subList(gap, batch.unreadable().size()).forEach(input -> see(groupOf(input)));
        return reopens() && !borders.isEmpty() ? OptionalInt.of(borders.length() - 1) : OptionalInt.empty();
    }

    /// False if all is read in one go or not at all.
    boolean reopens() {
        return reopening != Reopening.NOWHERE;
    }

    private void see(@Nullable GroupKey key) {
        changed |= key != null && groups.isBorder(key);
    }

    static boolean isBefore(UnreadableInput input, DataRecord record) {
        return input.origin().ordinal() < record.origin().ordinal();
    }

    /// True if another group begins with a record of the last batch.
    boolean isBorder(int index) {
        return borders.get(index);
    }

    GroupKey groupOf(DataRecord record) {
        return GroupKey.of(record, border);
    }

    /// The group an unreadable input belongs to; null if that cannot be known.
    @Nullable
    GroupKey groupOf(UnreadableInput input) {
        return GroupKey.of(input.order(), border);
    }

    /// True if who goes on after a record does not meet an unreadable input again.
    boolean isBehind(UnreadableInput input, DataRecord last) {
        return isBefore(input, last) || (reopening == Reopening.AT_ORDER_BORDERS && standsWith(input, last));
    }

    private static boolean standsWith(UnreadableInput input, DataRecord last) {
        return !input.order().isEmpty()
                && input.order().entrySet().stream()
                        .allMatch(value ->
                                Values.same(value.getValue(), last.fields().get(value.getKey())));
    }

    boolean keepsGroups() {
        return !border.isEmpty();
    }
}
