package dev.pipewright.model.change;

import dev.pipewright.model.Drawing;
import java.util.List;

/// What is different between two drawings, what they mean apart from where their boxes stand.
///
/// @param functional what changes what a run does
/// @param layout boxes that were moved, and frames; a run does the same
public record Comparison(List<Change> functional, List<Change> layout) {

    public Comparison {
        functional = List.copyOf(functional);
        layout = List.copyOf(layout);
    }

    /// True if nothing differs, not even where something stands.
    public boolean isEmpty() {
        return functional.isEmpty() && layout.isEmpty();
    }

    public static Comparison of(Drawing before, Drawing after) {
        List<Change> all = PipelineDiff.between(before, after);
        return new Comparison(
                all.stream()
                        .filter(change -> change.part() != Change.Part.LAYOUT)
                        .toList(),
                all.stream()
                        .filter(change -> change.part() == Change.Part.LAYOUT)
                        .toList());
    }
}
