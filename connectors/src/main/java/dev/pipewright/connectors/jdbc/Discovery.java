package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.SqlTable;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.Schema;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Lists the tables and views of a database with their columns and keys. It asks for those of a whole schema at once:
/// a question for each of thousands of tables would take minutes. A table that somebody has locked does not hold the
/// list up: then the tables of its schema come without columns, which a look at one of them brings.
///
/// @param session whose tables are listed; it waits for locks some seconds only
record Discovery(Connection session, Dialect dialect) {

    /// Beyond these, tables come without columns: some ERPs have millions.
    private static final int MOST_COLUMNS = 200_000;

    /// Where the driver tells keys of one table at a time, those beyond come without.
    private static final int MOST_ASKED_FOR_KEYS = 200;

    static List<StreamDescription> streams(Connection session) throws SQLException {
        return new Discovery(session, Dialect.of(session.getMetaData())).streams();
    }

    /// The tables of one schema.
    private record Place(@Nullable String catalog, @Nullable String schema) {

        static Set<Place> of(List<Table> tables) {
            Set<Place> places = new HashSet<>();
            tables.forEach(table -> places.add(new Place(table.catalog(), table.schema())));
            return places;
        }
    }

    private List<StreamDescription> streams() throws SQLException {
        List<Table> tables = Table.all(session);
        Set<Place> places = Place.of(tables);
        Map<Table, List<String>> keys = dialect.is("postgresql") ? keysIn(places) : keysOf(tables);
        Map<Table, List<Column>> columns = columnsIn(places);
        return tables.stream()
                .map(table ->
                        stream(table, columns.getOrDefault(table, List.of()), keys.getOrDefault(table, List.of())))
                .toList();
    }

    private StreamDescription stream(Table table, List<Column> columns, List<String> keys) {
        String name = table.called(dialect);
        return new StreamDescription(
                name,
                Map.of("table", name),
                new Schema(columns.stream().map(Column::field).toList()),
                keys.stream().map(label -> dialect.fieldName(label, "")).toList());
    }

    private Map<Table, List<Column>> columnsIn(Set<Place> places) throws SQLException {
        Map<Table, List<Column>> columns = new HashMap<>();
        DatabaseMetaData metaData = session.getMetaData();
        int read = 0;
        for (Place place : places) {
            try (ResultSet found =
                    metaData.getColumns(place.catalog(), Table.pattern(place.schema(), metaData), "%", "%")) {
                while (read < MOST_COLUMNS && found.next()) {
                    columns.computeIfAbsent(Table.named(found), _ -> new ArrayList<>())
                            .add(Column.of(found, dialect));
                    read++;
                }
            } catch (SQLException e) {
                // The defaults of columns are asked for with the rest, and PostgreSQL looks at the table for them.
                if (!LockWait.isOver(e)) {
                    throw e;
                }
                // After a refused statement the others of its transaction are refused, too.
                session.rollback();
            }
        }
        return columns;
    }

    /// The keys of all tables, from a driver that tells them without being told a table.
    private Map<Table, List<String>> keysIn(Set<Place> places) throws SQLException {
        Map<Table, Map<Short, String>> keys = new HashMap<>();
        for (Place place : places) {
            try (ResultSet found = session.getMetaData().getPrimaryKeys(place.catalog(), place.schema(), null)) {
                while (found.next()) {
                    keys.computeIfAbsent(Table.named(found), _ -> new TreeMap<>())
                            .put(found.getShort("KEY_SEQ"), found.getString("COLUMN_NAME"));
                }
            }
        }
        Map<Table, List<String>> ordered = new HashMap<>();
        keys.forEach((table, key) -> ordered.put(table, List.copyOf(key.values())));
        return ordered;
    }

    private Map<Table, List<String>> keysOf(List<Table> tables) throws SQLException {
        Map<Table, List<String>> keys = new HashMap<>();
        for (Table table : tables.subList(0, Math.min(tables.size(), MOST_ASKED_FOR_KEYS))) {
            keys.put(table, table.primaryKey(session));
        }
        return keys;
    }

    /// The same tables as a statement has to name them.
    static List<SqlTable> tables(Connection session) throws SQLException {
        return new Discovery(session, Dialect.of(session.getMetaData())).named();
    }

    private List<SqlTable> named() throws SQLException {
        List<Table> tables = Table.all(session);
        Map<Table, List<Column>> columns = columnsIn(Place.of(tables));
        return tables.stream()
                .map(table ->
                        new SqlTable(schemaOf(table), table.name(), fields(columns.getOrDefault(table, List.of()))))
                .toList();
    }

    static List<Field> columns(SqlTable wanted, Connection session) throws SQLException {
        Dialect dialect = Dialect.of(session.getMetaData());
        for (Table table : Table.all(session)) {
            if (table.name().equals(wanted.name()) && schemaOf(table).equals(wanted.schema())) {
                return fields(table.columns(session, dialect));
            }
        }
        return List.of();
    }

    private static List<Field> fields(List<Column> columns) {
        return columns.stream()
                .map(column -> Field.of(column.label(), column.field().type()))
                .toList();
    }

    private static String schemaOf(Table table) {
        return Objects.requireNonNullElse(table.schema(), "");
    }
}
