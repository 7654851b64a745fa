package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.convert.RecordConversion;
import dev.pipewright.connectors.convert.RecordKey;
import dev.pipewright.connectors.convert.TextForms;
import dev.pipewright.connectors.convert.Unconvertible;
import dev.pipewright.connectors.jdbc.SqlText.TypedValue;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds records by their keys, in one statement.
final class KeyLookup {

    static final int MOST_KEYS = 500;

    private KeyLookup() {}

    static List<DataRecord> records(
            SourceQuery query, List<Map<String, Object>> keys, TextForms forms, Connection session)
            throws SQLException {
        List<TypedValue> values = new ArrayList<>();
        String condition = condition(query, keys, values);
        SqlText text = query.text().asTable("*").then(" WHERE " + condition, values);
        RowReader rows = new RowReader(query);
        RecordConversion conversion = RecordConversion.to(query.request().schema(), forms);
        RecordKey key = new RecordKey(query.settings().keys());
        List<DataRecord> records = new ArrayList<>();
        try (PreparedStatement statement = text.prepare(session, query.dialect());
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                long ordinal = records.size() + 1L;
                Map<String, @Nullable Object> fields = fields(rows.read(result), conversion, query);
                Origin origin = new Origin(query.name(), ordinal, "row " + ordinal + " of a look-up");
                records.add(new DataRecord(key.of(fields), origin, fields));
            }
        }
        return records;
    }

    private static Map<String, @Nullable Object> fields(
            RowReader.Row row, RecordConversion conversion, SourceQuery query) {
        String trouble = row.trouble();
        if (trouble == null) {
            try {
                conversion.apply(row.fields());
                return row.fields();
            } catch (Unconvertible e) {
                throw unreadable(query, String.valueOf(e.getMessage()), e);
            }
        }
        throw unreadable(query, trouble, null);
    }

    private static ConnectorException unreadable(SourceQuery query, String trouble, @Nullable Throwable cause) {
        return new ConnectorException(
                Kind.DATA,
                Sentence.of("connectors.lookUpUnreadable", "query", query.name(), "trouble", trouble),
                cause);
    }

    private static String condition(SourceQuery query, List<Map<String, Object>> keys, List<TypedValue> values) {
        List<Column> columns =
                keys.getFirst().keySet().stream().map(query::column).toList();
        for (Map<String, Object> key : keys) {
            for (Column column : columns) {
                Object value = key.get(column.name());
                if (value == null) {
                    throw new IllegalArgumentException("a key without " + column.name() + ": " + key);
                }
                values.add(new TypedValue(column, value));
            }
        }
        if (columns.size() == 1) {
            return "q." + query.dialect().quoted(columns.getFirst().label()) + " IN ("
                    + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")";
        }
        List<String> each = new ArrayList<>();
        for (Column column : columns) {
            each.add("q." + query.dialect().quoted(column.label()) + " = ?");
        }
        String one = "(" + String.join(" AND ", each) + ")";
        return String.join(" OR ", Collections.nCopies(keys.size(), one));
    }
}
