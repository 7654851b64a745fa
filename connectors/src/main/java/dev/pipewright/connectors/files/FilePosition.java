package dev.pipewright.connectors.files;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far a file was written.
///
/// @param crc the CRC-32 of these bytes, to know the file again
/// @param columns of the header line, if the format has one and it is written
record FilePosition(long bytes, long records, long crc, List<String> columns) {

    FilePosition {
        columns = List.copyOf(columns);
    }

    String text() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("bytes", bytes);
        fields.put("records", records);
        fields.put("crc", crc);
        fields.put("columns", columns);
        return JsonValues.text(fields);
    }

    /// Reads what [#text] wrote; null is the beginning.
    static FilePosition of(@Nullable String text) {
        if (text == null) {
            return new FilePosition(0, 0, 0, List.of());
        }
        try {
            if (JsonValues.parse(text) instanceof Map<?, ?> fields
                    && fields.get("bytes") instanceof Long bytes
                    && fields.get("records") instanceof Long records
                    && fields.get("crc") instanceof Long crc
                    && fields.get("columns") instanceof List<?> columns) {
                return new FilePosition(
                        bytes,
                        records,
                        crc,
                        columns.stream().map(String.class::cast).toList());
            }
        } catch (InvalidJson e) {
            throw new IllegalArgumentException("not a position of a file: " + text, e);
        }
        throw new IllegalArgumentException("not a position of a file: " + text);
    }

    /// Refuses a file that is not what was written.
    ///
    /// @param missing how many of the bytes are not there
    void requireSame(long missing, long foundCrc, String file) {
        if (missing > 0 || foundCrc != crc) {
            throw new ConnectorException(Kind.DATA, Sentence.of("connectors.unfinishedFileChanged", "file", file));
        }
    }
}
