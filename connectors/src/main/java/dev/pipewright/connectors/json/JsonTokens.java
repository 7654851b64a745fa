package dev.pipewright.connectors.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Record values of a stream of tokens.
final class JsonTokens {

    private JsonTokens() {}

    /// A value that goes on behind the byte where it had to end.
    static final class TooLong extends Exception {
        TooLong() {
            super(null, null, false, false);
        }
    }

    /// The one value of a text.
    static @Nullable Object whole(JsonParser parser) throws InvalidJson {
        if (parser.nextToken() == null) {
            throw new InvalidJson("There is nothing", 1, 1);
        }
        Object value;
        try {
            value = value(parser, Long.MAX_VALUE);
        } catch (TooLong e) {
            throw new IllegalStateException("nothing is behind the last byte there is", e);
        }
        if (parser.nextToken() != null) {
            throw at("There is more after the end of the value", parser);
        }
        return value;
    }

    /// The value that begins at the current token.
    ///
    /// @param end the byte behind the last one it may have
    static @Nullable Object value(JsonParser parser, long end) throws InvalidJson, TooLong {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw at("The text ends in the middle of a value", parser);
        }
        return switch (token) {
            case START_OBJECT -> object(parser, end);
            case START_ARRAY -> list(parser, end);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> whole(parser.getNumberType(), parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw at("A value was expected, not " + token, parser);
        };
    }

    private static Object whole(JsonParser.NumberType type, JsonParser parser) {
        return type == JsonParser.NumberType.BIG_INTEGER
                ? new BigDecimal(parser.getBigIntegerValue())
                : (Object) parser.getLongValue();
    }

    private static BigDecimal decimal(JsonParser parser) throws InvalidJson {
        BigDecimal number = parser.getDecimalValue();
        if (Math.abs((long) number.scale()) > 1000) {
            throw at("A number has more than 1000 digits", parser);
        }
        return number;
    }

    private static Map<String, @Nullable Object> object(JsonParser parser, long end) throws InvalidJson, TooLong {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            int before = object.size();
            object.put(name, value(parser, end));
            requireBefore(end, parser);
            if (object.size() == before) {
                throw at("The name '" + name + "' appears twice in one object", parser);
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw at("The text ends in the middle of an object", parser);
        }
        return object;
    }

    private static List<@Nullable Object> list(JsonParser parser, long end) throws InvalidJson, TooLong {
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            list.add(value(parser, end));
            requireBefore(end, parser);
        }
        return list;
    }

    private static void requireBefore(long end, JsonParser parser) throws TooLong {
        if (end < Long.MAX_VALUE && parser.currentLocation().getByteOffset() > end) {
            throw new TooLong();
        }
    }

    static InvalidJson at(String message, JsonParser parser) {
        var location = parser.currentLocation();
        return new InvalidJson(message, location.getLineNr(), location.getColumnNr());
    }
}
