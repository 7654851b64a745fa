package dev.pipewright.model.json;

import dev.pipewright.model.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// A JSON text taken apart: its value, and on which line each part starts, for messages.
///
/// @param lines line numbers from 1 by path, as in `nodes[2].name`
record JsonText(@Nullable Object value, Map<String, Integer> lines) {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    // Longer numbers mean nothing here, and writing one with a huge exponent in full would exhaust the memory.
    private static final int MOST_DIGITS = 400;

    /// @throws PipelineFormatException if the text is not JSON
    static JsonText parse(String text) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new PipelineFormatException(List.of(problem("file.empty", Map.of())));
            }
            Object value = value(parser, "", lines);
            if (parser.nextToken() != null) {
                throw invalid("More text follows after the end", parser.currentTokenLocation());
            }
            return new JsonText(value, lines);
        } catch (JacksonException e) {
            throw invalid(
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""), e.getLocation());
        }
    }

    private static @Nullable Object value(JsonParser parser, String path, Map<String, Integer> lines) {
        lines.put(path, parser.currentTokenLocation().getLineNr());
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path, lines);
            case START_ARRAY -> list(parser, path, lines);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getString();
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser, String path, Map<String, Integer> lines) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(parser, path.isEmpty() ? name : path + "." + name, lines));
        }
        return Collections.unmodifiableMap(object);
    }

    private static List<@Nullable Object> list(JsonParser parser, String path, Map<String, Integer> lines) {
        var list = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser, path + "[" + list.size() + "]", lines));
        }
        return Collections.unmodifiableList(list);
    }

    private static Object number(JsonParser parser) {
        BigDecimal number = parser.getDecimalValue();
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            throw invalid("A number with more than " + MOST_DIGITS + " digits", parser.currentTokenLocation());
        }
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 18) {
            return plain.longValueExact();
        }
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static PipelineFormatException invalid(String reason, @Nullable TokenStreamLocation at) {
        return new PipelineFormatException(List.of(problem(
                "file.invalidJson",
                Map.of(
                        "reason", reason,
                        "line", at == null ? "?" : String.valueOf(at.getLineNr()),
                        "column", at == null ? "?" : String.valueOf(at.getColumnNr())))));
    }

    private static Problem problem(String key, Map<String, String> values) {
        return new Problem(Problem.Severity.ERROR, key, values, null, null);
    }
}
