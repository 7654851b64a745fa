package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells a flow which groups lack a record that could not be read, so that none is formed without it. Where nobody
/// can know whose record it was, the groups before and after it are meant. Used by one thread.
final class GroupGaps {

    private final StageFlow flow;
    private final BorderCutter cutter;
    private final List<UnreadableInput> sinceLastRecord = new ArrayList<>();
    private @Nullable GroupKey present;

    GroupGaps(StageFlow flow, BorderCutter cutter) {
        this.flow = flow;
        this.cutter = cutter;
    }

    /// The next input could not be read.
    void unreadable(UnreadableInput input) {
        if (cutter.keepsGroups()) {
            if (present != null && mayBelongTo(present, input)) {
                flow.missing();
            }
            sinceLastRecord.add(input);
        }
    }

    /// A record of the present group is left out.
    void leftOut() {
        flow.missing();
    }

    /// The next record is about to be taken.
    ///
    /// @param beginsGroup true if it is of another group than the one before
    void next(DataRecord record, boolean beginsGroup) {
        if (!cutter.keepsGroups()) {
            return;
        }
        if (beginsGroup || present == null) {
            flow.border();
            GroupKey group = cutter.groupOf(record);
            present = group;
            if (sinceLastRecord.stream().anyMatch(input -> mayBelongTo(group, input))) {
                flow.missing();
            }
        }
        sinceLastRecord.clear();
    }

    private boolean mayBelongTo(GroupKey group, UnreadableInput input) {
        GroupKey its = cutter.groupOf(input);
        return its == null || its.isSame(group);
    }
}
