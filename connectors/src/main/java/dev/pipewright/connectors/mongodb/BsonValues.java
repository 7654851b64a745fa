package dev.pipewright.connectors.mongodb;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/// Reads values of documents as record values.
final class BsonValues {

    private static final JsonWriterSettings EXACT =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private BsonValues() {}

    /// The record value of a document's value. What has no type in records stays what MongoDB's JSON calls it, as in
    /// `{"$timestamp": {"t": 1, "i": 2}}`.
    ///
    /// @throws UnreadableValue if it is what no record can hold, such as NaN
    static @Nullable Object plain(BsonValue value) throws UnreadableValue {
        return switch (value.getBsonType()) {
            case NULL, UNDEFINED -> null;
            case STRING -> value.asString().getValue();
            case SYMBOL -> value.asSymbol().getSymbol();
            case BOOLEAN -> Boolean.valueOf(value.asBoolean().getValue());
            case INT32 -> Long.valueOf(value.asInt32().getValue());
            case INT64 -> Long.valueOf(value.asInt64().getValue());
            case DOUBLE -> decimal(value.asDouble().getValue());
            case DECIMAL128 -> decimal(value.asDecimal128().getValue());
            case DATE_TIME ->
                Instant.ofEpochMilli(value.asDateTime().getValue()).toString();
            case OBJECT_ID -> value.asObjectId().getValue().toHexString();
            case BINARY -> Base64.getEncoder().encodeToString(value.asBinary().getData());
            case DOCUMENT -> object(value.asDocument());
            case ARRAY -> list(value.asArray());
            default -> inMongosJson(value);
        };
    }

    /// The text of a document from which [BsonDocument#parse] makes the same one, types included.
    static String text(BsonDocument document) {
        return document.toJson(EXACT);
    }

    /// The value of a field, or of one inside of it, as in `buyer.id`; null if there is none.
    static @Nullable BsonValue at(String path, BsonDocument document) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return document.get(path);
        }
        BsonValue outer = document.get(path.substring(0, dot));
        return outer != null && outer.isDocument() ? at(path.substring(dot + 1), outer.asDocument()) : null;
    }

    /// The shortest text that means this float: what a person would call its value.
    private static BigDecimal decimal(double number) throws UnreadableValue {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new UnreadableValue("is " + number + ", which is not a number a record can hold");
        }
        return new BigDecimal(Double.toString(number));
    }

    private static BigDecimal decimal(Decimal128 number) throws UnreadableValue {
        if (number.isNaN() || number.isInfinite()) {
            throw new UnreadableValue("is " + number + ", which is not a number a record can hold");
        }
        // Of the text, because a zero with a sign is refused otherwise.
        return new BigDecimal(number.toString());
    }

    private static Map<String, @Nullable Object> object(BsonDocument document) throws UnreadableValue {
        Map<String, @Nullable Object> object = LinkedHashMap.newLinkedHashMap(document.size());
        for (Map.Entry<String, BsonValue> entry : document.entrySet()) {
            object.put(entry.getKey(), plain(entry.getValue()));
        }
        return object;
    }

    private static List<@Nullable Object> list(BsonArray array) throws UnreadableValue {
        List<@Nullable Object> list = new ArrayList<>(array.size());
        for (BsonValue item : array) {
            list.add(plain(item));
        }
        return list;
    }

    private static Object inMongosJson(BsonValue value) {
        String text = text(new BsonDocument("value", value));
        try {
            Map<?, ?> parsed = (Map<?, ?>) Objects.requireNonNull(JsonValues.parse(text));
            return Objects.requireNonNull(parsed.get("value"));
        } catch (InvalidJson e) {
            throw new IllegalStateException("the driver writes no JSON: " + text, e);
        }
    }

    /// A value no record can hold; the message follows the field's name.
    static final class UnreadableValue extends Exception {
        UnreadableValue(String message) {
            super(message, null, false, false);
        }
    }
}
