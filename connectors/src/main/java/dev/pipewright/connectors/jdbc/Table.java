package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A table or view, by the names the database knows it by.
record Table(@Nullable String catalog, @Nullable String schema, String name) {

    /// Finds a table by what a person calls it, as in `orders` or `public.orders`, in any case if that is clear.
    ///
    /// @throws ConnectorException if there is none, or more than one
    static Table find(String called, Connection session, Dialect dialect) throws SQLException {
        String plain = called.replace(dialect.quote().isEmpty() ? "\"" : dialect.quote(), "");
        int dot = plain.lastIndexOf('.');
        String schema = dot < 0 ? null : plain.substring(0, dot);
        String name = plain.substring(dot + 1);
        List<Table> named = all(session).stream()
                .filter(table -> table.name().equalsIgnoreCase(name) && (schema == null || table.isIn(schema)))
                .toList();
        List<Table> exact =
                named.stream().filter(table -> table.name().equals(name)).toList();
        List<Table> found = exact.isEmpty() ? named : exact;
        if (found.size() > 1 && schema == null) {
            String current = session.getSchema();
            List<Table> here = found.stream()
                    .filter(table -> current != null && table.isIn(current))
                    .toList();
            found = here.isEmpty() ? found : here;
        }
        if (found.isEmpty()) {
            throw new ConnectorException(Kind.SETTINGS, Sentence.of("connectors.noTable", "table", called));
        }
        if (found.size() > 1) {
            throw new ConnectorException(Kind.SETTINGS, Sentence.of("connectors.severalTables", "table", called));
        }
        return found.getFirst();
    }

    private boolean isIn(String called) {
        return called.equalsIgnoreCase(schema) || (schema == null && called.equalsIgnoreCase(catalog));
    }

    /// All tables and views of people, without the database's own.
    static List<Table> all(Connection session) throws SQLException {
        List<Table> tables = new ArrayList<>();
        // A connection that names a database is about that database only.
        try (ResultSet found = session.getMetaData()
                .getTables(session.getCatalog(), null, "%", new String[] {"TABLE", "VIEW", "BASE TABLE"})) {
            while (found.next()) {
                Table table = named(found);
                if (!table.isOfTheDatabase()) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    /// The table that a row of metadata is about.
    static Table named(ResultSet row) throws SQLException {
        return new Table(row.getString("TABLE_CAT"), row.getString("TABLE_SCHEM"), row.getString("TABLE_NAME"));
    }

    private boolean isOfTheDatabase() {
        String in = String.valueOf(schema).toLowerCase(java.util.Locale.ROOT);
        return in.equals("information_schema")
                || in.equals("pg_catalog")
                || in.equals("sys")
                || in.equals("system_lobs");
    }

    /// The name as a statement holds it.
    String quoted(Dialect dialect) {
        String in = schema == null ? catalog : schema;
        return in == null || dialect.is("sqlite")
                ? dialect.quoted(name)
                : dialect.quoted(in) + "." + dialect.quoted(name);
    }

    /// The name as a person reads it.
    String called(Dialect dialect) {
        String table = dialect.fieldName(name, "");
        return schema == null ? table : dialect.fieldName(schema, "") + "." + table;
    }

    /// The columns of this table, in order.
    List<Column> columns(Connection session, Dialect dialect) throws SQLException {
        List<Column> columns = new ArrayList<>();
        DatabaseMetaData metaData = session.getMetaData();
        try (ResultSet found = metaData.getColumns(catalog, pattern(schema, metaData), pattern(name, metaData), "%")) {
            while (found.next()) {
                columns.add(Column.of(found, dialect));
            }
        }
        return columns;
    }

    /// What metadata is asked for to get this name and no other.
    static @Nullable String pattern(@Nullable String name, DatabaseMetaData metaData) throws SQLException {
        String escape = metaData.getSearchStringEscape();
        return name == null || escape == null
                ? name
                : name.replace(escape, escape + escape)
                        .replace("_", escape + "_")
                        .replace("%", escape + "%");
    }

    /// The names of the primary key's columns, in the key's order; empty if there is none.
    List<String> primaryKey(Connection session) throws SQLException {
        Map<Short, String> key = new TreeMap<>();
        try (ResultSet found = session.getMetaData().getPrimaryKeys(catalog, schema, name)) {
            while (found.next()) {
                key.put(found.getShort("KEY_SEQ"), found.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(key.values());
    }

    /// The names of the columns whose values the database itself gives, one after the other.
    Set<String> generatedColumns(Connection session) throws SQLException {
        Set<String> generated = new HashSet<>();
        DatabaseMetaData metaData = session.getMetaData();
        try (ResultSet found = metaData.getColumns(catalog, pattern(schema, metaData), pattern(name, metaData), "%")) {
            while (found.next()) {
                if ("YES".equals(found.getString("IS_AUTOINCREMENT"))) {
                    generated.add(found.getString("COLUMN_NAME"));
                }
            }
        }
        return generated;
    }

    /// The names of the columns that an index begins with.
    Set<String> indexedColumns(Connection session) {
        Set<String> indexed = new HashSet<>();
        try (ResultSet found = session.getMetaData().getIndexInfo(catalog, schema, name, false, true)) {
            while (found.next()) {
                String column = found.getString("COLUMN_NAME");
                if (column != null && found.getShort("ORDINAL_POSITION") == 1) {
                    indexed.add(column);
                }
            }
        } catch (SQLException e) {
            // Some drivers refuse to look for the indexes of a view, which has none.
            return Set.of();
        }
        return indexed;
    }
}
