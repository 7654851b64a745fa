package dev.pipewright.connectors.files;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonArrayReader;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The items of a JSON array. What is not JSON ends the read: nobody can tell where the next item would begin.
final class JsonRows implements RowSource {

    private final String file;
    private final InputStream in;
    private final JsonArrayReader items;
    private long number;

    JsonRows(String file, InputStream in, @Nullable String pointer) throws IOException {
        this.file = file;
        this.in = in;
        try {
            items = new JsonArrayReader(Decoding.withoutMark(in), pointer == null ? "" : pointer);
        } catch (InvalidJson e) {
            throw broken(Sentence.of("connectors.hasNoRecords"), e);
        }
    }

    @Override
    public @Nullable Row next() {
        try {
            if (!items.hasNext()) {
                return null;
            }
            number++;
            String place = "record " + number + ", line " + items.line();
            Object value = items.next();
            if (items.isTooLong()) {
                return new Row.Broken("", place, "Record " + number + " is longer than 16 MB.");
            }
            if (value instanceof Map<?, ?> object) {
                return new Row.Fields(NdjsonRows.fields(object), place, items.size());
            }
            return new Row.Broken(JsonValues.text(value), place, "Record " + number + " is not a JSON object.");
        } catch (InvalidJson e) {
            throw broken(Sentence.of("connectors.isBrokenAfter", "number", number), e);
        }
    }

    private ConnectorException broken(Sentence what, InvalidJson e) {
        return new ConnectorException(
                Kind.DATA,
                Sentence.of(
                        "connectors.brokenJson",
                        "file",
                        file,
                        "what",
                        what.kept(),
                        "line",
                        e.line(),
                        "column",
                        e.column(),
                        "reason",
                        e.getMessage()),
                e);
    }

    @Override
    public void close() throws IOException {
        items.close();
        in.close();
    }
}
