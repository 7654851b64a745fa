package dev.pipewright.designer.canvas;

import dev.pipewright.model.Edge;
import java.util.List;

/// How the parts of a drawing differ from another drawing. What is not named is the same.
public record DrawingMarks(List<BoxMark> boxes, List<LineMark> lines) {

    public DrawingMarks {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /// How a box differs.
    ///
    /// @param mark `added`, `removed`, `changed` or `same`; the key of a colour and a sign
    /// @param text the same in the reader's words; empty of a box that is the same
    /// @param looked true if it is the one that the reader looks at
    public record BoxMark(String id, String mark, String text, boolean looked) {}

    /// How a line differs.
    ///
    /// @param mark `added`, `removed` or `same`
    public record LineMark(Edge edge, String mark) {}
}
