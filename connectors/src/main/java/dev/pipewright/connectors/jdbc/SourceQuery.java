package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.jdbc.SqlText.TypedValue;
import dev.pipewright.connectors.spi.Changes;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a source node asks of a database, as SQL: the query as it is, or around it what order, a split, a checkpoint
/// or keys demand.
///
/// @param text the query with its run parameters, less the rows that did not change if only changes are asked for
/// @param name what people call it
record SourceQuery(
        StreamRequest request,
        JdbcSourceSettings settings,
        SqlText text,
        String name,
        Dialect dialect,
        List<Column> columns,
        List<Column> order) {

    /// Asks the database what the query would deliver.
    ///
    /// @throws ConnectorException if the settings or the order are wrong
    static SourceQuery of(StreamRequest request, Connection session) throws SQLException {
        JdbcSourceSettings settings = SettingsBinder.bind(JdbcSourceSettings.class, request.settings());
        Dialect dialect = Dialect.of(session.getMetaData());
        String table = settings.table();
        SqlText text;
        if (table == null) {
            text = SqlText.of(NamedParameters.of(String.valueOf(settings.query())), request.parameters());
        } else {
            text = new SqlText(
                    "SELECT * FROM " + Table.find(table, session, dialect).quoted(dialect), List.of(), List.of());
        }
        List<Column> columns = columns(text, session, dialect, table != null);
        SourceQuery query =
                new SourceQuery(request, settings, text, table == null ? "query" : table, dialect, columns, List.of());
        List<Column> order = new ArrayList<>();
        for (String field : request.orderedBy()) {
            order.add(query.column(field));
        }
        settings.keys().forEach(query::column);
        request.schema().fields().stream().filter(Field::required).forEach(field -> query.column(field.name()));
        Changes changes = request.changes();
        SqlText read = changes == null
                ? text
                : Watermark.of(query, changes.watermark()).changed(changes);
        return new SourceQuery(request, settings, read, query.name(), dialect, columns, List.copyOf(order));
    }

    private static List<Column> columns(SqlText text, Connection session, Dialect dialect, boolean ofTable)
            throws SQLException {
        try (PreparedStatement statement = text.prepare(session, dialect)) {
            ResultSetMetaData metaData = statement.getMetaData();
            if (metaData != null) {
                return checked(Column.of(metaData, dialect, text.sql(), ofTable));
            }
        }
        SqlText none = text.asTable("*").then(" WHERE 1 = 0", List.of());
        try (PreparedStatement statement = none.prepare(session, dialect);
                ResultSet result = statement.executeQuery()) {
            return checked(Column.of(result.getMetaData(), dialect, text.sql(), ofTable));
        }
    }

    private static List<Column> checked(List<Column> columns) {
        long names = columns.stream().map(Column::name).distinct().count();
        if (names < columns.size()) {
            throw new ConnectorException(
                    Kind.SETTINGS, Sentence.of("connectors.sameColumnTwice", "known", names(columns)));
        }
        return List.copyOf(columns);
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    Schema schema() {
        return new Schema(columns.stream().map(Column::field).toList());
    }

    /// The column of a field.
    ///
    /// @throws ConnectorException if there is none
    Column column(String field) {
        return columns.stream()
                .filter(column -> column.name().equals(field))
                .findFirst()
                .orElseThrow(() -> new ConnectorException(
                        Kind.SETTINGS,
                        Sentence.of(
                                settings.table() == null
                                        ? "connectors.queryHasNoColumn"
                                        : "connectors.tableHasNoColumn",
                                "field",
                                field,
                                "known",
                                names(columns))));
    }

    /// True if a read can go on behind the order values of a row. SQLite lets any value stand in any column.
    boolean isResumable() {
        return !order.isEmpty() && !dialect.is("sqlite") && order.stream().allMatch(Column::hasExactOrder);
    }

    /// The column by whose ranges this query may be divided; absent if it may not be.
    @Nullable
    Column splitColumn() {
        String field = settings.splitBy();
        if (field == null) {
            return null;
        }
        Column column = column(field);
        return order.isEmpty() || order.getFirst().equals(column) ? column : null;
    }

    /// What to execute to read a split from the beginning or from a checkpoint.
    SqlText reading(KeyRange range, @Nullable List<Object> after) {
        List<String> conditions = new ArrayList<>();
        List<TypedValue> values = new ArrayList<>();
        Column split = splitColumn();
        if (split != null && !range.isWhole()) {
            range.addTo(split, dialect, conditions, values);
        }
        if (after != null) {
            conditions.add(KeysetCondition.after(order, after, dialect, values));
        }
        if (conditions.isEmpty() && order.isEmpty()) {
            return text;
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        String orderBy = order.isEmpty()
                ? ""
                : order.stream()
                        .map(column -> "q." + dialect.quoted(column.label()))
                        .collect(Collectors.joining(", ", " ORDER BY ", ""));
        return text.asTable("*").then(where + orderBy, values);
    }
}
