package dev.pipewright.connectors.http;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a read of pages goes on.
///
/// @param page the mark of the page
/// @param records how many of its records were read
/// @param before how many records stand on the pages before it
record HttpCheckpoint(String page, int records, long before) {

    String text() {
        return JsonValues.text(List.of(page, (long) records, before));
    }

    static HttpCheckpoint of(@Nullable String text, String firstPage) {
        if (text == null) {
            return new HttpCheckpoint(firstPage, 0, 0);
        }
        try {
            if (JsonValues.parse(text) instanceof List<?> parts
                    && parts.size() == 3
                    && parts.get(0) instanceof String page
                    && parts.get(1) instanceof Long records
                    && parts.get(2) instanceof Long before) {
                return new HttpCheckpoint(page, Math.toIntExact(records), before);
            }
        } catch (InvalidJson e) {
            throw new IllegalArgumentException("not a position in pages: " + text, e);
        }
        throw new IllegalArgumentException("not a position in pages: " + text);
    }
}
