package dev.pipewright.designer.canvas;

import java.util.List;

/// What a run has done so far, for the whole drawing in one message.
public record LiveCounters(List<BoxCounters> boxes) {

    public LiveCounters {
        boxes = List.copyOf(boxes);
    }

    /// Numbers of one node, in records, ready to be shown.
    ///
    /// @param in the records that came to the node; empty if none did, as to a source
    /// @param out the records that left the node, as in `1,234`
    /// @param rejected the records it refused; empty if none
    /// @param speed how many leave it in a second; empty if none do now
    /// @param left how long it will take, or what has come to it so far; empty if nobody knows, or nothing moves
    /// @param state `waiting`, `running`, `done` or `failed`; the key of a colour
    public record BoxCounters(
            String id, String in, String out, String rejected, String speed, String left, String state) {}
}
