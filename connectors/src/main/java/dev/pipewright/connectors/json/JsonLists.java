package dev.pipewright.connectors.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Finds lists in JSON of which nobody has said where they are.
public final class JsonLists {

    private static final int DEEPEST = 4;

    private JsonLists() {}

    /// The pointer to the first list of objects that is in objects only; empty if there is none.
    ///
    /// @param json the beginning of a document; it may break off
    public static Optional<String> firstIn(String json) {
        Deque<String> names = new ArrayDeque<>();
        try (JsonParser parser = JsonValues.FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case PROPERTY_NAME -> names.addLast(parser.currentName());
                    case START_OBJECT -> {
                        if (names.size() >= DEEPEST) {
                            parser.skipChildren();
                            names.removeLast();
                        }
                    }
                    case START_ARRAY -> {
                        if (parser.nextToken() == JsonToken.START_OBJECT) {
                            return Optional.of(pointer(names));
                        }
                        skipRest(parser);
                        names.removeLast();
                    }
                    default -> names.pollLast();
                }
            }
            return Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty(); // It breaks off before there is one.
        }
    }

    /// Goes to the end of the array whose first item is the current token.
    private static void skipRest(JsonParser parser) {
        while (parser.currentToken() != null && parser.currentToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            parser.nextToken();
        }
    }

    private static String pointer(Deque<String> names) {
        var pointer = new StringBuilder();
        names.forEach(name -> pointer.append('/').append(name.replace("~", "~0").replace("/", "~1")));
        return pointer.toString();
    }
}
