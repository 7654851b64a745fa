package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.convert.RecordKey;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes records of rows.
final class RowReader {

    private static final int MOST_RAW = 64 * 1024;

    private final List<Column> columns;
    private final List<ColumnReader> readers;
    private final RecordKey key;

    RowReader(SourceQuery query) {
        columns = query.columns();
        readers = columns.stream()
                .map(column -> ColumnReader.of(column, query.dialect()))
                .toList();
        key = new RecordKey(query.settings().keys());
    }

    /// @throws ColumnReader.UnreadableValue with the column's name in its message
    DataRecord read(ResultSet row, Origin origin) throws SQLException, ColumnReader.UnreadableValue {
        Map<String, @Nullable Object> fields = LinkedHashMap.newLinkedHashMap(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            try {
                fields.put(columns.get(i).name(), readers.get(i).read(row, i + 1));
            } catch (ColumnReader.UnreadableValue e) {
                throw new ColumnReader.UnreadableValue(
                        "column '" + columns.get(i).name() + "' " + e.getMessage());
            }
        }
        return new DataRecord(key.of(fields), origin, fields);
    }

    /// The row as the database shows it.
    String raw(ResultSet row) throws SQLException {
        Map<String, @Nullable Object> texts = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            texts.put(columns.get(i).name(), row.getString(i + 1));
        }
        String text = JsonValues.text(texts);
        return text.length() > MOST_RAW ? text.substring(0, MOST_RAW) : text;
    }
}
