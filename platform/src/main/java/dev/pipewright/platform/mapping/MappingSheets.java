package dev.pipewright.platform.mapping;

import dev.pipewright.engine.mapping.DrawnLine;
import dev.pipewright.engine.mapping.assist.ImportResult;
import dev.pipewright.engine.mapping.assist.ImportResult.Fault;
import dev.pipewright.engine.mapping.assist.ImportResult.ImportedLine;
import dev.pipewright.engine.mapping.assist.MappingSheet;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.mapping.SheetPreview.SheetRow;
import dev.pipewright.platform.mapping.SheetPreview.SheetState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The lines of a mapping from a spreadsheet, and into one. Lines that a sheet does not name stay as they are. Safe for
/// use by many threads.
public final class MappingSheets {

    private final EditedMapping mapping;

    MappingSheets(EditedMapping mapping) {
        this.mapping = mapping;
    }

    /// How a sheet is written.
    public enum Form {
        CSV,
        XLSX
    }

    /// What a sheet would change.
    ///
    /// @param file its name, whose ending says what it is
    /// @throws dev.pipewright.connectors.spi.ConnectorException if it is no sheet
    public SheetPreview read(Pipeline pipeline, String file, byte[] content, Sentences language) {
        List<MappingLine> lines = mapping.lines(pipeline);
        ImportResult found = imported(pipeline, file, content);
        var rows = new ArrayList<SheetRow>();
        found.lines().forEach(line -> rows.add(row(line, lines)));
        found.faults().forEach(fault -> rows.add(row(fault, language)));
        rows.sort(Comparator.comparingInt(SheetRow::number));
        return new SheetPreview(rows);
    }

    private ImportResult imported(Pipeline pipeline, String file, byte[] content) {
        try {
            return MappingSheet.read(
                    file,
                    new ByteArrayInputStream(content),
                    mapping.tree(pipeline).orElse(null),
                    mapping.lines(pipeline));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SheetRow row(ImportedLine imported, List<MappingLine> lines) {
        MappingLine line = imported.line();
        String before = lines.stream()
                .filter(other -> other.target().equals(line.target()))
                .map(MappingLine::expression)
                .findFirst()
                .orElse(null);
        SheetState state =
                before == null ? SheetState.NEW : isSame(before, line) ? SheetState.SAME : SheetState.CHANGED;
        return new SheetRow(
                imported.row(),
                state,
                line.target(),
                line.expression(),
                before == null ? "" : before,
                imported.comment());
    }

    /// Blanks around an expression do not come through a sheet.
    private static boolean isSame(String before, MappingLine line) {
        return before.strip().equals(line.expression());
    }

    private static SheetRow row(Fault fault, Sentences language) {
        return new SheetRow(fault.row(), SheetState.FAULT, "", fault.text(), "", language.text(fault.reason()));
    }

    /// The edit that takes rows of a sheet in; empty if the mapping says all of it already.
    ///
    /// @param targets of those to take, with the for-each lines that they stand in; all if there are none
    public Optional<PipelineEdit> taken(Pipeline pipeline, String file, byte[] content, List<String> targets) {
        List<MappingLine> lines = mapping.lines(pipeline);
        List<MappingLine> read = imported(pipeline, file, content).lines().stream()
                .map(ImportedLine::line)
                .filter(line -> lines.stream()
                        .noneMatch(other -> other.target().equals(line.target()) && isSame(other.expression(), line)))
                .toList();
        List<MappingLine> taken = EditedMapping.wanted(read, targets);
        return taken.isEmpty() ? Optional.empty() : Optional.of(DrawnLine.ofLines(mapping.node(), lines, taken));
    }

    /// All lines as a sheet, which [#read] reads without a change.
    public byte[] written(Pipeline pipeline, Form form) {
        List<MappingLine> lines = mapping.lines(pipeline);
        return switch (form) {
            case CSV -> MappingSheet.csv(lines).getBytes(StandardCharsets.UTF_8);
            case XLSX -> MappingSheet.xlsx(lines);
        };
    }
}
