package dev.pipewright.designer.canvas;

import java.util.List;

/// What a run has done so far, for the whole drawing in one message.
record LiveCounters(List<BoxCounters> boxes) {

    LiveCounters {
        boxes = List.copyOf(boxes);
    }

    /// Numbers of one node, in records, ready to be shown.
    ///
    /// @param out the records that left the node, as in `1,234`
    /// @param rejected the records it refused; empty if none
    /// @param state `waiting`, `running`, `done` or `failed`; the key of a colour
    record BoxCounters(String id, String out, String rejected, String state) {}
}
