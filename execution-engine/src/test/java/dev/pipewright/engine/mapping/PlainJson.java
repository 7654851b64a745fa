package dev.pipewright.engine.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON text as the plain values that records have.
final class PlainJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private PlainJson() {}

    static @Nullable Object read(String json) {
        return of(MAPPER.readTree(json.replace('\'', '"')));
    }

    static @Nullable Object of(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var object = new LinkedHashMap<String, @Nullable Object>();
                node.properties().forEach(field -> object.put(field.getKey(), of(field.getValue())));
                yield object;
            }
            case ARRAY -> {
                var list = new ArrayList<@Nullable Object>();
                node.forEach(item -> list.add(of(item)));
                yield list;
            }
            case STRING -> node.stringValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> Numbers.normal(new BigDecimal(node.asString()));
            default -> null;
        };
    }
}
