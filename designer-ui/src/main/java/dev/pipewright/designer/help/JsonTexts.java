package dev.pipewright.designer.help;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Values as JSON that people read.
final class JsonTexts {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .writerWithDefaultPrettyPrinter();

    private JsonTexts() {}

    static String pretty(@Nullable Object value) {
        return WRITER.writeValueAsString(value);
    }

    /// The object that a text says; empty if it says none.
    static Optional<Map<?, ?>> object(String text) {
        try {
            return JsonValues.parse(text) instanceof Map<?, ?> object ? Optional.of(object) : Optional.empty();
        } catch (InvalidJson _) {
            return Optional.empty();
        }
    }
}
