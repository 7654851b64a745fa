package dev.pipewright.designer.api;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON as records have it: no number becomes a float on the way.
final class ExactJson extends ValueDeserializer<Object> {

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
        var text = new StringWriter();
        try (JsonGenerator copy = JsonMapper.shared().createGenerator(text)) {
            copy.copyCurrentStructureExact(parser);
        }
        try {
            return JsonValues.parse(text.toString());
        } catch (InvalidJson e) {
            throw new ApiException(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()), e);
        }
    }
}
