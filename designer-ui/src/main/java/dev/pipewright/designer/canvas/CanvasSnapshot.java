package dev.pipewright.designer.canvas;

import java.util.List;

/// The whole drawing, as it crosses the wire when a page opens.
///
/// @param draft which drawing it is; the browser keeps unsent proposals under this name
/// @param seq the number of the last edit in it
/// @param boxWidth the width of every box, in canvas pixels at zoom 1
/// @param boxHeight the height of every box, in canvas pixels at zoom 1
/// @param editable false for a picture of what is published or running
record CanvasSnapshot(
        String draft, long seq, int boxWidth, int boxHeight, boolean editable, List<Box> boxes, List<Line> lines) {

    CanvasSnapshot {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /// A node as it is drawn.
    ///
    /// @param kind the key of its icon
    /// @param kindText what the kind is called
    /// @param colour of its icon, as CSS
    /// @param detail a few words on what it does, as in `jdbc · foodmart`
    /// @param x the left edge, in canvas pixels at zoom 1
    /// @param y the upper edge, in canvas pixels at zoom 1; grows downwards
    record Box(
            String id,
            String kind,
            String kindText,
            String colour,
            String name,
            String detail,
            boolean disabled,
            List<String> inputs,
            List<String> outputs,
            int x,
            int y) {

        Box {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /// An edge as it is drawn.
    record Line(String from, String fromPort, String to, String toPort) {}

    /// Where a box stands.
    record BoxPosition(String id, int x, int y) {}
}
