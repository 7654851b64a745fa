package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.jdbc.SqlText.TypedValue;
import dev.pipewright.connectors.spi.Changes;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.schema.FieldType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The columns by which a query's changed rows are known.
///
/// @param columns at least one; all of one type
record Watermark(SourceQuery query, List<Column> columns) {

    /// @throws ConnectorException if the columns cannot be compared with each other and with what was kept
    static Watermark of(SourceQuery query, List<String> fields) {
        List<Column> columns = fields.stream().map(query::column).toList();
        for (Column column : columns) {
            if (!column.hasExactOrder() || query.dialect().is("sqlite")) {
                throw unfit("connectors.watermarkType", column);
            }
            if (!typeOf(column).equals(typeOf(columns.getFirst()))) {
                throw unfit("connectors.watermarkTypes", column);
            }
        }
        return new Watermark(query, columns);
    }

    private static ConnectorException unfit(String key, Column column) {
        return new ConnectorException(
                Kind.SETTINGS, Sentence.of(key, "field", column.name(), "type", column.typeName()));
    }

    private static String typeOf(Column column) {
        return column.isNumber() ? "number" : String.valueOf(column.type());
    }

    boolean isNumber() {
        return columns.getFirst().isNumber();
    }

    boolean isInstant() {
        return columns.getFirst().type() == FieldType.Simple.INSTANT;
    }

    boolean isDate() {
        return columns.getFirst().type() == FieldType.Simple.DATE;
    }

    /// What to execute for the highest value of each column.
    SqlText highest() {
        return query.text()
                .asTable(columns.stream()
                        .map(column -> "MAX(" + name("q", column) + ")")
                        .collect(Collectors.joining(", ")));
    }

    /// How many rows have their highest value on a day, and not above another value.
    ///
    /// @throws ConnectorException if the columns hold numbers
    long count(LocalDate day, Object to, Connection session) throws SQLException {
        List<TypedValue> values = new ArrayList<>();
        String notAbove =
                each("q", " AND ", name -> "(" + name + " IS NULL OR (" + name + " < ? AND " + name + " <= ?))");
        for (Column column : columns) {
            values.add(new TypedValue(column, beginOf(day.plusDays(1), column)));
            values.add(new TypedValue(column, to));
        }
        String within = each("q", " OR ", name -> name + " >= ?");
        columns.forEach(column -> values.add(new TypedValue(column, beginOf(day, column))));
        SqlText count = query.text().asTable("COUNT(*)").then(" WHERE " + notAbove + " AND " + within, values);
        try (PreparedStatement statement = count.prepare(session, query.dialect());
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    private Object beginOf(LocalDate day, Column column) {
        if (isNumber()) {
            throw unfit("connectors.watermarkWithoutDays", column);
        }
        return isDate() ? day.toString() : day + "T00:00:00" + (isInstant() ? "Z" : "");
    }

    /// The query's rows as the table q, less those that did not change.
    SqlText changed(Changes changes) {
        List<TypedValue> values = new ArrayList<>();
        if (changes.document().isEmpty()) {
            String condition = condition("q", changes, values);
            return query.text().asTable("*").then(" WHERE " + condition, values);
        }
        if (changes.from() == null) {
            return query.text().asTable("*");
        }
        List<String> conditions = new ArrayList<>();
        for (String field : changes.document()) {
            Column column = query.column(field);
            conditions.add("(" + name("c", column) + " = " + name("q", column) + " OR (" + name("c", column)
                    + " IS NULL AND " + name("q", column) + " IS NULL))");
        }
        conditions.add(condition("c", changes, values));
        return query.text().asTable("*").whereExists(query.text(), String.join(" AND ", conditions), values);
    }

    private String condition(String table, Changes changes, List<TypedValue> values) {
        String none = each(table, " AND ", name -> name + " IS NULL");
        String isWithin = changes.isHalfOpen() ? " < ?)" : " <= ?)";
        String notAbove = each(table, " AND ", name -> "(" + name + " IS NULL OR " + name + isWithin);
        columns.forEach(column -> values.add(end(column, changes.to(), changes)));
        Object from = changes.from();
        if (from == null) {
            return notAbove;
        }
        columns.forEach(column -> values.add(end(column, from, changes)));
        String notBelow = each(table, " OR ", name -> name + " >= ?");
        return notAbove + " AND " + (changes.isHalfOpen() ? notBelow : "(" + notBelow + " OR " + none + ")");
    }

    private TypedValue end(Column column, Object value, Changes changes) {
        boolean isDay = changes.isHalfOpen() && value.toString().matches("\\d{4}-\\d\\d-\\d\\d");
        return new TypedValue(column, isDay ? beginOf(LocalDate.parse(value.toString()), column) : value);
    }

    private String each(String table, String between, Function<String, String> condition) {
        return columns.stream()
                .map(column -> condition.apply(name(table, column)))
                .collect(Collectors.joining(between, "(", ")"));
    }

    private String name(String table, Column column) {
        return table + "." + query.dialect().quoted(column.label());
    }
}
