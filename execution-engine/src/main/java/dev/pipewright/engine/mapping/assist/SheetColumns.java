package dev.pipewright.engine.mapping.assist;

import dev.pipewright.connectors.files.SmallTable.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which column of a sheet holds what, by the words in its header row.
///
/// @param target the column of the field to be filled
/// @param source the column of the field it is filled with; negative if there is none
/// @param expression the column of the expression; negative if there is none
/// @param asItIs true if the expressions are JSONata, and nothing that people write in place of it
/// @param comment the column of remarks; negative if there is none
record SheetColumns(int headerRow, int target, int source, int expression, boolean asItIs, int comment) {

    /// The header of a column whose expressions are taken as they are.
    static final String AS_IT_IS = "jsonata";

    /// How many rows may stand above the header: titles, dates, names.
    private static final int MOST_ABOVE = 20;

    private static final Set<String> TARGET = Set.of(
            "target",
            "target field",
            "target path",
            "target name",
            "to",
            "destination",
            "destination field",
            "request field",
            "api field",
            "ziel",
            "zielfeld",
            "cible",
            "destino");
    private static final Set<String> SOURCE = Set.of(
            "source",
            "source field",
            "source path",
            "source name",
            "from",
            "erp field",
            "input",
            "input field",
            "quelle",
            "quellfeld",
            "origen");
    private static final Set<String> EXPRESSION = Set.of(
            "expression",
            "formula",
            "rule",
            "mapping",
            "mapping rule",
            "transformation",
            "transformation rule",
            AS_IT_IS,
            "logic",
            "source or expression",
            "source expression",
            "source / expression",
            "formel",
            "regel");
    private static final Set<String> COMMENT = Set.of(
            "comment", "comments", "note", "notes", "remark", "remarks", "description", "bemerkung", "kommentar");

    /// The first row that names a target, and a source or an expression.
    static Optional<SheetColumns> in(List<Row> rows) {
        return rows.stream()
                .limit(MOST_ABOVE)
                .map(row -> new SheetColumns(
                        row.number(),
                        column(row, TARGET),
                        column(row, SOURCE),
                        column(row, EXPRESSION),
                        column(row, EXPRESSION) >= 0 && column(row, EXPRESSION) == column(row, Set.of(AS_IT_IS)),
                        column(row, COMMENT)))
                .filter(columns -> columns.target >= 0 && (columns.source >= 0 || columns.expression >= 0))
                .findFirst();
    }

    private static int column(Row header, Set<String> names) {
        for (int i = 0; i < header.cells().size(); i++) {
            String name = header.cells()
                    .get(i)
                    .toLowerCase(Locale.ROOT)
                    .replace('_', ' ')
                    .strip();
            if (names.contains(name)) {
                return i;
            }
        }
        return -1;
    }

    String target(Row row) {
        return cell(row, target);
    }

    String source(Row row) {
        return cell(row, source);
    }

    String expression(Row row) {
        return cell(row, expression);
    }

    String comment(Row row) {
        return cell(row, comment);
    }

    private static String cell(Row row, int column) {
        return column < 0 ? "" : row.cell(column);
    }
}
