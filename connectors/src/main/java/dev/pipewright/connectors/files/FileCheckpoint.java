package dev.pipewright.connectors.files;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a read of files goes on.
///
/// @param file the number of the file in its split, from 0
/// @param fingerprint what the file was when it was read
/// @param rows how many of its rows were read, broken ones counted
/// @param before how many rows were read of the files before it
record FileCheckpoint(int file, String fingerprint, long rows, long before) {

    static final FileCheckpoint START = new FileCheckpoint(0, "", 0, 0);

    String text() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", (long) file);
        fields.put("fingerprint", fingerprint);
        fields.put("rows", rows);
        fields.put("before", before);
        return JsonValues.text(fields);
    }

    /// Reads what [#text] wrote; null is the start.
    static FileCheckpoint of(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            if (JsonValues.parse(text) instanceof Map<?, ?> fields
                    && fields.get("file") instanceof Long file
                    && fields.get("fingerprint") instanceof String fingerprint
                    && fields.get("rows") instanceof Long rows
                    && fields.get("before") instanceof Long before) {
                return new FileCheckpoint(Math.toIntExact(file), fingerprint, rows, before);
            }
        } catch (InvalidJson e) {
            throw refused(e);
        }
        throw refused(null);
    }

    private static ConnectorException refused(@Nullable Throwable cause) {
        return new ConnectorException(Kind.SETTINGS, Sentence.of("connectors.cannotGoOn"), cause);
    }
}
