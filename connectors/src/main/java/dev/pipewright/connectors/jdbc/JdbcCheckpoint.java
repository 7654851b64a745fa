package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a read goes on.
///
/// @param after the values of all order fields of the last record; absent at the beginning
/// @param records how many records were read before
record JdbcCheckpoint(@Nullable List<Object> after, long records) {

    /// @throws ConnectorException if the text is not a checkpoint of a query with so many order fields
    static JdbcCheckpoint of(@Nullable String text, int orderFields) {
        if (text == null) {
            return new JdbcCheckpoint(null, 0);
        }
        try {
            if (JsonValues.parse(text) instanceof Map<?, ?> map
                    && map.get("after") instanceof List<?> after
                    && map.get("records") instanceof Long records
                    && after.size() == orderFields
                    && orderFields > 0) {
                return new JdbcCheckpoint(List.copyOf(after), records);
            }
        } catch (InvalidJson e) {
            throw refused(e);
        }
        throw refused(null);
    }

    private static ConnectorException refused(@Nullable Throwable cause) {
        return new ConnectorException(Kind.SETTINGS, Sentence.of("connectors.orderFieldsChanged"), cause);
    }
}
