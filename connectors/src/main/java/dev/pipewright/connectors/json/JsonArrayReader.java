package dev.pipewright.connectors.json;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Reads the items of an array somewhere in a JSON document, one at a time. Used by one thread.
public final class JsonArrayReader implements AutoCloseable {

    private final JsonParser parser;
    private final int depth;
    private long itemStart;
    private long itemEnd;
    private boolean tooLong;

    /// Goes to the array.
    ///
    /// @param pointer the way to the array, as in `/data/orders`; empty if the document is the array
    /// @throws InvalidJson if there is no array
    public JsonArrayReader(InputStream utf8, String pointer) throws InvalidJson {
        List<String> names = JsonPointer.names(pointer);
        depth = names.size();
        try {
            parser = JsonValues.FACTORY.createParser(ObjectReadContext.empty(), utf8);
            parser.nextToken();
            for (String name : names) {
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

    private void goInto(String wanted, String pointer) throws InvalidJson {
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

    /// True if there is another item. At the end of the array the rest of the document is looked at too.
    ///
    /// @throws InvalidJson if the document breaks off, is not JSON from here on, or goes on behind its end
    public boolean hasNext() throws InvalidJson {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw JsonTokens.at("The text ends before the array does", parser);
            }
            if (token != JsonToken.END_ARRAY) {
                return true;
            }
            leave();
            return false;
        } catch (JacksonException e) {
            throw InvalidJson.of(e);
        }
    }

    private void leave() throws InvalidJson {
        int open = depth;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (open == 0) {
                throw JsonTokens.at("There is more after the end", parser);
            }
            if (token == JsonToken.END_OBJECT) {
                open--;
            }
            parser.skipChildren();
        }
        if (open > 0) {
            throw JsonTokens.at("The text ends in the middle of an object", parser);
        }
    }

    /// The item that [#hasNext] found; null also if it [#isTooLong].
    ///
    /// @throws InvalidJson if the document breaks off or is not JSON from here on
    public @Nullable Object next() throws InvalidJson {
        try {
            itemStart = parser.currentTokenLocation().getByteOffset();
            int outside = parser.streamReadContext().getNestingDepth()
                    - (parser.currentToken().isStructStart() ? 1 : 0);
            Object value = null;
            try {
                value = JsonTokens.value(parser, itemStart + JsonValues.MOST_BYTES);
                tooLong = false;
            } catch (JsonTokens.TooLong e) {
                tooLong = true;
                while (parser.streamReadContext().getNestingDepth() > outside && parser.nextToken() != null) {
                    // What is too long is passed over without being kept.
                }
            }
            itemEnd = parser.currentLocation().getByteOffset();
            return value;
        } catch (JacksonException e) {
            throw InvalidJson.of(e);
        }
    }

    /// True if the last item is longer than a record may be.
    public boolean isTooLong() {
        return tooLong;
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
