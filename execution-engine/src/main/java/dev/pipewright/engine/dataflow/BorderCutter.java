package dev.pipewright.engine.dataflow;

import dev.pipewright.model.record.DataRecord;
import java.util.List;

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

    /// How many records of the next batch may stay before the cut; 0 if the batch has no place to cut at. Sees each
    /// record once, in order.
    ///
    /// @throws SliceFailedException if a group comes back
    int beforeCut(List<DataRecord> batch) {
        if (border.isEmpty()) {
            return reopens ? batch.size() : 0;
        }
        int cut = 0;
        for (int i = 0; i < batch.size(); i++) {
            if (groups.isBorder(GroupKey.of(batch.get(i), border))) {
                cut = i;
            }
        }
        return reopens ? cut : 0;
    }

    boolean keepsGroups() {
        return !border.isEmpty();
    }
}
