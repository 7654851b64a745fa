package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/// A table that is written to, and the statements for it.
///
/// @param keys the columns that name a row; empty if rows are only added
record TargetTable(Table table, Dialect dialect, List<Column> columns, List<Column> keys) {

    /// @throws ConnectorException if there is no such table or no key
    static TargetTable of(JdbcSinkSettings settings, Connection session, Dialect dialect) throws SQLException {
        Table table = Table.find(settings.table(), session, dialect);
        List<Column> columns = table.columns(session, dialect);
        TargetTable plain = new TargetTable(table, dialect, columns, List.of());
        if (settings.mode() == JdbcSinkSettings.Mode.INSERT) {
            return plain;
        }
        List<String> names = settings.keys().isEmpty()
                ? table.primaryKey(session).stream()
                        .map(label -> dialect.fieldName(label, ""))
                        .toList()
                : settings.keys();
        if (names.isEmpty()) {
            throw new ConnectorException(
                    Kind.SETTINGS, Sentence.of("connectors.noPrimaryKey", "table", settings.table()));
        }
        return new TargetTable(
                table, dialect, columns, names.stream().map(plain::column).toList());
    }

    /// The column for a field.
    ///
    /// @throws ConnectorException if there is none
    Column column(String field) {
        return columns.stream()
                .filter(column -> column.name().equals(field))
                .findFirst()
                .orElseThrow(() -> new ConnectorException(
                        Kind.SETTINGS,
                        Sentence.of(
                                "connectors.targetHasNoColumn",
                                "table",
                                table.called(dialect),
                                "field",
                                field,
                                "known",
                                columns.stream().map(Column::name).collect(Collectors.joining(", ")))));
    }

    /// The statement that writes one row of some columns.
    ///
    /// @throws ConnectorException if a key column is not among them, or the database's way to upsert is not known
    String statement(List<Column> written) {
        if (keys.isEmpty()) {
            return insert(written);
        }
        for (Column key : keys) {
            if (!written.contains(key)) {
                throw new ConnectorException(Kind.DATA, Sentence.of("connectors.keyFieldMissing", "field", key.name()));
            }
        }
        if (dialect.is("postgresql") || dialect.is("sqlite")) {
            return insert(written) + onConflict(written);
        }
        if (dialect.is("mysql") || dialect.is("mariadb")) {
            return insert(written) + " ON DUPLICATE KEY UPDATE " + sets(written, "VALUES(", ")");
        }
        if (dialect.is("h2")) {
            return "MERGE INTO " + name() + " (" + names(written) + ") KEY (" + names(keys) + ") VALUES ("
                    + places(written) + ")";
        }
        if (dialect.is("hsql")) {
            return merge(written);
        }
        throw new ConnectorException(
                Kind.SETTINGS, Sentence.of("connectors.noReplacing", "database", dialect.product()));
    }

    private String name() {
        return table.quoted(dialect);
    }

    private String insert(List<Column> written) {
        return "INSERT INTO " + name() + " (" + names(written) + ") VALUES (" + places(written) + ")";
    }

    private String onConflict(List<Column> written) {
        List<Column> changed = withoutKeys(written);
        return " ON CONFLICT (" + names(keys) + ") DO "
                + (changed.isEmpty() ? "NOTHING" : "UPDATE SET " + sets(changed, "EXCLUDED.", ""));
    }

    private String merge(List<Column> written) {
        List<String> typed = new ArrayList<>();
        written.forEach(column -> typed.add("CAST(? AS " + typeOf(column) + ")"));
        List<Column> changed = withoutKeys(written);
        String matches = keys.stream()
                .map(key -> "t." + quoted(key) + " = s." + quoted(key))
                .collect(Collectors.joining(" AND "));
        return "MERGE INTO " + name() + " AS t USING (VALUES(" + String.join(", ", typed) + ")) AS s(" + names(written)
                + ") ON " + matches
                + (changed.isEmpty() ? "" : " WHEN MATCHED THEN UPDATE SET " + sets(changed, "s.", ""))
                + " WHEN NOT MATCHED THEN INSERT (" + names(written) + ") VALUES ("
                + written.stream().map(column -> "s." + quoted(column)).collect(Collectors.joining(", ")) + ")";
    }

    private static String typeOf(Column column) {
        String type = column.typeName();
        boolean sized = type.startsWith("VAR") || type.startsWith("CHAR") || type.equals("BINARY");
        if (sized) {
            return type + "(" + column.precision() + ")";
        }
        return type.equals("DECIMAL") || type.equals("NUMERIC")
                ? type + "(" + column.precision() + ", " + column.scale() + ")"
                : type;
    }

    private List<Column> withoutKeys(List<Column> written) {
        return written.stream().filter(column -> !keys.contains(column)).toList();
    }

    private String sets(List<Column> changed, String before, String after) {
        return changed.stream()
                .map(column -> quoted(column) + " = " + before + quoted(column) + after)
                .collect(Collectors.joining(", "));
    }

    private String names(List<Column> some) {
        return some.stream().map(this::quoted).collect(Collectors.joining(", "));
    }

    private String quoted(Column column) {
        return dialect.quoted(column.label());
    }

    private static String places(List<Column> written) {
        return String.join(", ", Collections.nCopies(written.size(), "?"));
    }
}
