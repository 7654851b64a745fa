package dev.pipewright.platform.mapping;

import java.util.List;

/// What a sheet would change in a mapping.
///
/// @param rows in the order of the sheet
public record SheetPreview(List<SheetRow> rows) {

    public SheetPreview {
        rows = List.copyOf(rows);
    }

    /// What a row would do.
    public enum SheetState {
        /// It adds a line.
        NEW,
        /// It gives a line another expression.
        CHANGED,
        /// The mapping says this already.
        SAME,
        /// It could not be mapped.
        FAULT
    }

    /// A row that holds something.
    ///
    /// @param number as the spreadsheet shows it, from 1
    /// @param target of its line; empty for a fault
    /// @param expression of its line; for a fault, what stands in the row
    /// @param before the expression that the line has now; empty if there is none
    /// @param said what the sheet says about it; for a fault, why it could not be mapped
    public record SheetRow(
            int number, SheetState state, String target, String expression, String before, String said) {}
}
