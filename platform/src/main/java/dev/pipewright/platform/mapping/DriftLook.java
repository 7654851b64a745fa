package dev.pipewright.platform.mapping;

import java.util.List;

/// What of a mapping does not fit its source or its target.
///
/// @param kept how many lines fit
/// @param rows the other lines, in the order of the mapping; one that fits neither is there twice
/// @param required the fields that are required and have no line, be it newly or still
/// @param ignored how much else there is that a person has decided to leave as it is
public record DriftLook(int kept, List<DriftRow> rows, List<String> required, int ignored) {

    public DriftLook {
        rows = List.copyOf(rows);
        required = List.copyOf(required);
    }

    /// Which side a line does not fit.
    public enum DriftSide {
        SOURCE,
        TARGET
    }

    /// A line that does not fit.
    ///
    /// @param isMoved true if what it reads or fills is elsewhere, false if it is gone
    /// @param gone the path that it reads or fills and that is not there
    /// @param newTarget of the line to put in its place; empty if only a person knows
    /// @param reason in a sentence
    public record DriftRow(
            DriftSide side,
            boolean isMoved,
            String target,
            String expression,
            String gone,
            String newTarget,
            String newExpression,
            String reason) {}
}
