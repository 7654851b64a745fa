package dev.pipewright.connectors.json;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Reads the items of an array somewhere in a JSON document, one at a time. Used by one thread.
public final class JsonArrayReader implements AutoCloseable {

    private final JsonParser parser;
    private long itemStart;
    private long itemEnd;

    /// Goes to the array.
    ///
    /// @param pointer the way to the array, as in `/data/orders`; empty if the document is the array
    /// @throws InvalidJson if there is no array
    public JsonArrayReader(InputStream utf8, String pointer) throws InvalidJson {
        try {
            parser = JsonValues.FACTORY.createParser(ObjectReadContext.empty(), utf8);
            parser.nextToken();
            for (String name : names(pointer)) {
                goInto(name, pointer);
            }
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw JsonTokens.at(
                        pointer.isEmpty() ? "There is no array" : "There is no array at " + pointer, parser);
            }
        } catch (JacksonException e) {
            throw InvalidJson.of(e);
        }
    }

    private static String[] names(String pointer) {
        if (pointer.isEmpty()) {
            return new String[0];
        }
        return pointer.substring(1).split("/", -1);
    }

    private void goInto(String name, String pointer) throws InvalidJson {
        String wanted = name.replace("~1", "/").replace("~0", "~");
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            for (String next = parser.nextName(); next != null; next = parser.nextName()) {
                parser.nextToken();
                if (next.equals(wanted)) {
                    return;
                }
                parser.skipChildren();
            }
        }
        throw JsonTokens.at("There is nothing at " + pointer, parser);
    }

    /// True if there is another item.
    ///
    /// @throws InvalidJson if the document breaks off or is not JSON from here on
    public boolean hasNext() throws InvalidJson {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw JsonTokens.at("The text ends before the array does", parser);
            }
            return token != JsonToken.END_ARRAY;
        } catch (JacksonException e) {
            throw InvalidJson.of(e);
        }
    }

    /// The item that [#hasNext] found.
    ///
    /// @throws InvalidJson if the document breaks off or is not JSON from here on
    public @Nullable Object next() throws InvalidJson {
        try {
            itemStart = parser.currentTokenLocation().getByteOffset();
            Object value = JsonTokens.value(parser);
            itemEnd = parser.currentLocation().getByteOffset();
            return value;
        } catch (JacksonException e) {
            throw InvalidJson.of(e);
        }
    }

    /// How many bytes the last item has.
    public long size() {
        return itemEnd - itemStart;
    }

    /// The line where the last item begins or the next is looked for, from 1.
    public int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    @Override
    public void close() {
        parser.close();
    }
}
