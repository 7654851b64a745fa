package dev.pipewright.engine.dataflow;

import dev.pipewright.model.record.DataRecord;
import java.util.List;
import java.util.OptionalInt;

/// Finds where a chunk may end, so that no group is torn apart and the input can be opened again there.
final class BorderCutter {

    private final List<FieldPath> border;
    private final boolean reopens;
    private final GroupBorders groups = new GroupBorders();

    /// A cutter for one input.
    ///
    /// @param border the fields that must change at a cut; empty if any place will do
    /// @param reopens false if there is no place to cut at before the end
    BorderCutter(List<String> border, boolean reopens) {
        this.border = border.stream().map(FieldPath::of).toList();
        this.reopens = reopens;
    }

    /// How many records of the next batch may stay before the last place to cut at, 0 if that is before the first of
    /// them; empty if there is none. Sees each record once, in order.
    ///
    /// @throws SliceFailedException if a group comes back
    OptionalInt beforeCut(List<DataRecord> batch) {
        if (border.isEmpty()) {
            return reopens && !batch.isEmpty() ? OptionalInt.of(batch.size()) : OptionalInt.empty();
        }
        OptionalInt cut = OptionalInt.empty();
        for (int i = 0; i < batch.size(); i++) {
            if (groups.isBorder(GroupKey.of(batch.get(i), border))) {
                cut = OptionalInt.of(i);
            }
        }
        return reopens ? cut : OptionalInt.empty();
    }

    /// False if all is read in one go or not at all.
    boolean reopens() {
        return reopens;
    }

    boolean keepsGroups() {
        return !border.isEmpty();
    }
}
