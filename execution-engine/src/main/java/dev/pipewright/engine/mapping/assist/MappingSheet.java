package dev.pipewright.engine.mapping.assist;

import dev.pipewright.connectors.files.SmallTable;
import dev.pipewright.connectors.files.SmallTable.Row;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.mapping.assist.ImportResult.Fault;
import dev.pipewright.engine.mapping.assist.ImportResult.ImportedLine;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.wanted.TargetTree;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lines of a mapping as a sheet: read from a spreadsheet that people agreed a mapping in, and written for
/// them.
///
/// The columns are known by their headers ([SheetColumns]). Of a row's target and source, [SheetCells] makes a
/// line.
public final class MappingSheet {

    private static final int LONGEST_SHOWN = 80;
    /// The header says that expressions are to be taken as they are.
    private static final List<String> HEADER = List.of("target", SheetColumns.AS_IT_IS);

    private MappingSheet() {}

    /// Reads a sheet. Nothing is left out in silence: a row that holds something is a line or a fault.
    ///
    /// @param file its name, whose ending says what it is: `.xlsx`, else CSV
    /// @param target what the lines are to fill; null if that is not known, so that any path will do
    /// @param present the lines of the mapping: what they fill may be filled, and one that comes again is no fault
    /// @throws ConnectorException if it is no sheet
    public static ImportResult read(String file, InputStream in, @Nullable TargetTree target, List<MappingLine> present)
            throws IOException {
        List<Row> rows = SmallTable.read(file, in);
        Optional<SheetColumns> columns = SheetColumns.in(rows);
        if (columns.isEmpty()) {
            int first = rows.isEmpty() ? 1 : rows.getFirst().number();
            return new ImportResult(List.of(), List.of(new Fault(first, "", Sentence.of("suggest.noHeader"))));
        }
        return new Reading(columns.get(), new SheetCells(target, Set.copyOf(present))).read(rows);
    }

    /// The lines as CSV, as [#read] reads it.
    public static String csv(List<MappingLine> lines) {
        return SmallTable.csv(rows(lines));
    }

    /// The lines as a workbook of Excel, as [#read] reads it.
    public static byte[] xlsx(List<MappingLine> lines) {
        return SmallTable.xlsx("Mapping", rows(lines));
    }

    private static List<List<String>> rows(List<MappingLine> lines) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADER);
        lines.forEach(line -> rows.add(List.of(line.target(), line.expression())));
        return rows;
    }

    /// One reading. Used by one thread.
    private record Reading(SheetColumns columns, SheetCells cells, List<ImportedLine> lines, List<Fault> faults) {

        Reading(SheetColumns columns, SheetCells cells) {
            this(columns, cells, new ArrayList<>(), new ArrayList<>());
        }

        ImportResult read(List<Row> rows) {
            List<Row> below = rows.stream()
                    .filter(row -> row.number() > columns.headerRow())
                    .toList();
            Map<String, Integer> rowOf = new HashMap<>();
            Map<String, String> lists = cells.lists();
            // For-each lines may stand below the lines of their items.
            for (boolean forEach : new boolean[] {true, false}) {
                for (Row row : below) {
                    if (columns.target(row).endsWith("[]") == forEach) {
                        read(row, rowOf, lists);
                    }
                }
            }
            lines.sort((one, other) -> Integer.compare(one.row(), other.row()));
            faults.sort((one, other) -> Integer.compare(one.row(), other.row()));
            return new ImportResult(lines, faults);
        }

        private void read(Row row, Map<String, Integer> rowOf, Map<String, String> lists) {
            try {
                String target = cells.target(columns.target(row));
                Integer before = rowOf.get(target);
                if (before != null) {
                    throw new UnmappableException(Sentence.of("suggest.rowTwice", "target", target, "row", before));
                }
                String written = columns.expression(row);
                String expression = columns.asItIs() && !written.isEmpty()
                        ? cells.asItIs(target, written)
                        : cells.expression(written, columns.source(row), target, lists);
                rowOf.put(target, row.number());
                if (target.endsWith("[]")) {
                    lists.put(target, expression);
                }
                lines.add(new ImportedLine(row.number(), new MappingLine(target, expression), columns.comment(row)));
            } catch (UnmappableException e) {
                faults.add(new Fault(row.number(), shown(row), e.reason()));
            }
        }

        private static String shown(Row row) {
            String text = String.join(" | ", row.cells());
            return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
        }
    }

    /// A row cannot become a line.
    static final class UnmappableException extends Exception {

        private final transient Sentence reason;

        UnmappableException(Sentence reason) {
            super(reason.key(), null, false, false);
            this.reason = reason;
        }

        Sentence reason() {
            return reason;
        }
    }
}
