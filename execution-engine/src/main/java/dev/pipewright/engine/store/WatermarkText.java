package dev.pipewright.engine.store;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.ledger.StorageException;
import dev.pipewright.model.record.CanonicalJson;
import org.jspecify.annotations.Nullable;

/// Watermark values as they are stored: canonical JSON, so that equal values have equal texts.
final class WatermarkText {

    private WatermarkText() {}

    static @Nullable String of(@Nullable Object value) {
        return value == null ? null : CanonicalJson.text(value);
    }

    static @Nullable Object value(@Nullable String text) {
        try {
            return text == null ? null : JsonValues.parse(text);
        } catch (InvalidJson e) {
            throw new StorageException("A stored watermark is damaged. Restore it from a backup, or set it anew.", e);
        }
    }
}
