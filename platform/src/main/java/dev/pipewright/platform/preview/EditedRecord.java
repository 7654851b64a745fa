package dev.pipewright.platform.preview;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record of a sample as a person has written it anew.
public final class EditedRecord {

    private EditedRecord() {}

    /// The record with the fields that a text says.
    ///
    /// @param json the text
    /// @throws ConnectorException if the text is no object in JSON, saying where
    public static DataRecord of(DataRecord record, String json) {
        try {
            if (JsonValues.parse(json) instanceof Map<?, ?> object) {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                object.forEach((name, value) -> fields.put(String.valueOf(name), value));
                return record.withFields(fields);
            }
        } catch (InvalidJson broken) {
            throw refused(broken.line(), broken.column());
        }
        throw refused(1, 1);
    }

    private static ConnectorException refused(long line, long column) {
        return new ConnectorException(Kind.DATA, Sentence.of("platform.sampleNoJson", "line", line, "column", column));
    }
}
