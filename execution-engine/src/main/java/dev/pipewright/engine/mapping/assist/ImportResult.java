package dev.pipewright.engine.mapping.assist;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Sentence;
import java.util.List;

/// What became of the rows of a sheet: each with a target is a line or a fault, never neither.
///
/// @param lines in the order of the sheet
/// @param faults what could not be mapped, and why
public record ImportResult(List<ImportedLine> lines, List<Fault> faults) {

    public ImportResult {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    /// A row that became a line.
    ///
    /// @param row its number as the spreadsheet shows it; the header is row 1
    /// @param comment what the sheet says about it; may be empty
    public record ImportedLine(int row, MappingLine line, String comment) {}

    /// A row that did not.
    ///
    /// @param text what stands in it, shortened
    public record Fault(int row, String text, Sentence reason) {}
}
