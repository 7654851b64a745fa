package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.model.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lists the tables and views of a database with their columns and keys.
final class Discovery {

    /// Beyond these, tables come without columns: some ERPs have tens of thousands.
    private static final int MOST_WITH_COLUMNS = 500;

    private Discovery() {}

    static List<StreamDescription> streams(Connection session) throws SQLException {
        Dialect dialect = Dialect.of(session.getMetaData());
        List<StreamDescription> streams = new ArrayList<>();
        for (Table table : Table.all(session)) {
            streams.add(stream(table, session, dialect, streams.size() < MOST_WITH_COLUMNS));
        }
        return streams;
    }

    private static StreamDescription stream(Table table, Connection session, Dialect dialect, boolean withColumns)
            throws SQLException {
        String name = table.called(dialect);
        Map<String, Object> settings = Map.of("table", name);
        if (!withColumns) {
            return new StreamDescription(name, settings, Schema.UNKNOWN, List.of());
        }
        List<Column> columns = table.columns(session, dialect);
        List<String> keys = table.primaryKey(session).stream()
                .map(label -> dialect.fieldName(label, ""))
                .toList();
        return new StreamDescription(
                name, settings, new Schema(columns.stream().map(Column::field).toList()), keys);
    }
}
