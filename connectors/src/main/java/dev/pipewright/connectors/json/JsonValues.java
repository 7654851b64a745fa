package dev.pipewright.connectors.json;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Record values of JSON text and back. Numbers are never floats: whole numbers that fit become [Long], all others
/// [java.math.BigDecimal].
public final class JsonValues {

    /// The most characters a text may have, and the most bytes a record may have.
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MOST_BYTES)
                    .maxNestingDepth(200)
                    .build())
            .build();

    private JsonValues() {}

    /// Reads one value.
    ///
    /// @throws InvalidJson if the text is not exactly one JSON value
    public static @Nullable Object parse(String text) throws InvalidJson {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return JsonTokens.whole(parser);
        } catch (JacksonException e) {
            throw InvalidJson.of(e);
        }
    }

    /// Reads one value from a part of UTF-8 text.
    ///
    /// @throws InvalidJson if the text is not exactly one JSON value
    public static @Nullable Object parse(byte[] utf8, int offset, int length) throws InvalidJson {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), utf8, offset, length)) {
            return JsonTokens.whole(parser);
        } catch (JacksonException e) {
            throw InvalidJson.of(e);
        }
    }

    /// Writes a value on one line, fields in their order.
    public static String text(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(value, generator);
        }
        return text.toString();
    }

    static void write(@Nullable Object value, JsonGenerator generator) {
        switch (value) {
            case null -> generator.writeNull();
            case String text -> generator.writeString(text);
            case Long number -> generator.writeNumber(number);
            case java.math.BigDecimal number -> generator.writeNumber(number.toPlainString());
            case Boolean truth -> generator.writeBoolean(truth);
            case Map<?, ?> object -> {
                generator.writeStartObject();
                for (Map.Entry<?, ?> entry : object.entrySet()) {
                    generator.writeName((String) entry.getKey());
                    write(entry.getValue(), generator);
                }
                generator.writeEndObject();
            }
            case List<?> list -> {
                generator.writeStartArray();
                for (Object item : list) {
                    write(item, generator);
                }
                generator.writeEndArray();
            }
            default -> throw new IllegalArgumentException("not a record value: " + value.getClass());
        }
    }
}
