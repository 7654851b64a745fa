package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.json.JsonValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads rows, not yet converted to the agreed schema.
final class RowReader {

    private final List<Column> columns;
    private final List<ColumnReader> readers;

    /// A row.
    ///
    /// @param fields the values that can be read
    /// @param trouble what is wrong with the first that cannot, without a full stop; absent if all can
    record Row(
            Map<String, @Nullable Object> fields, @Nullable String trouble) {}

    RowReader(SourceQuery query) {
        columns = query.columns();
        readers = columns.stream()
                .map(column -> ColumnReader.of(column, query.dialect()))
                .toList();
    }

    Row read(ResultSet row) throws SQLException {
        Map<String, @Nullable Object> fields = LinkedHashMap.newLinkedHashMap(columns.size());
        String trouble = null;
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            try {
                fields.put(name, readers.get(i).read(row, i + 1));
            } catch (ColumnReader.UnreadableValue e) {
                trouble = trouble == null ? "column '" + name + "' " + e.getMessage() : trouble;
            }
        }
        return new Row(fields, trouble);
    }

    /// The row as the database shows it.
    String raw(ResultSet row) throws SQLException {
        Map<String, @Nullable Object> texts = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            texts.put(columns.get(i).name(), row.getString(i + 1));
        }
        return JsonValues.text(texts);
    }
}
