package dev.pipewright.designer.preview;

import java.util.List;

/// One record of a preview, field by field, before and after a node.
///
/// @param note why it was refused, or what it was made of; may be empty
/// @param compared true if there is a before and an after
/// @param json the record as a person can change it
public record RecordAnswer(String note, boolean compared, List<Line> lines, String json) {

    public RecordAnswer {
        lines = List.copyOf(lines);
    }

    /// A field.
    ///
    /// @param mark `.` as it was, `c` changed, `n` new, `g` gone
    public record Line(String path, String before, String after, String mark) {}
}
