package dev.pipewright.connectors.mongodb;

import dev.pipewright.connectors.convert.Conversion;
import dev.pipewright.connectors.convert.TextForms;
import dev.pipewright.connectors.convert.Unconvertible;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.FieldType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/// Makes documents of records. What MongoDB would round, cut or not find again is refused.
///
/// The `_id` is the value of the key field; of several key fields it is a document of them, in the order of the
/// settings. So a record has the same one whenever it is delivered.
record RecordDocuments(MongoSinkSettings settings) {

    private static final Conversion MOMENT = Conversion.to(FieldType.Simple.INSTANT, TextForms.ISO);

    /// A document to write.
    ///
    /// @param name what the record is called
    record Made(BsonValue id, RawBsonDocument document, String name) {}

    /// @throws ConnectorException if the record cannot be such a document
    Made of(DataRecord record) {
        String key = record.key();
        String name = key == null ? record.origin().position() : key;
        try {
            BsonDocument fields = document(record.fields(), settings.dates());
            BsonValue id = id(fields);
            BsonDocument whole = new BsonDocument(MongoSource.ID, id);
            fields.forEach(whole::put);
            RawBsonDocument raw = new RawBsonDocument(whole, new BsonDocumentCodec());
            if (raw.getByteLength() > JsonValues.MOST_BYTES) {
                throw new Unconvertible("it has more than 16 MB, the most that MongoDB keeps in a document");
            }
            return new Made(id, raw, name);
        } catch (Unconvertible e) {
            throw new ConnectorException(
                    Kind.DATA,
                    Sentence.of(
                            "connectors.recordIsNoDocument",
                            "record",
                            name,
                            "collection",
                            settings.collection(),
                            "reason",
                            e.getMessage()),
                    e);
        }
    }

    private BsonValue id(BsonDocument fields) throws Unconvertible {
        if (settings.keys().equals(List.of(MongoSource.ID))) {
            return keyValue(MongoSource.ID, fields);
        }
        if (fields.containsKey(MongoSource.ID)) {
            throw new Unconvertible("it has a field '_id' that is not its key: rename the field before the sink,"
                    + " or make it the only one of 'Key fields'");
        }
        if (settings.keys().size() == 1) {
            return keyValue(settings.keys().getFirst(), fields);
        }
        BsonDocument id = new BsonDocument();
        for (String key : settings.keys()) {
            id.put(key, keyValue(key, fields));
        }
        return id;
    }

    private static BsonValue keyValue(String key, BsonDocument fields) throws Unconvertible {
        BsonValue value = fields.get(key);
        if (value == null || value.isNull()) {
            throw new Unconvertible("it has no value in the key field '" + key
                    + "': give it one before the sink, or leave the record out");
        }
        if (value.isArray()) {
            throw new Unconvertible("its key field '" + key + "' holds a list, which cannot name a document");
        }
        return value;
    }

    private static BsonDocument document(Map<?, ?> fields, List<String> dates) throws Unconvertible {
        BsonDocument document = new BsonDocument();
        for (Map.Entry<?, ?> entry : fields.entrySet()) {
            String name = checked((String) entry.getKey());
            document.put(name, dates.contains(name) ? date(name, entry.getValue()) : value(name, entry.getValue()));
        }
        return document;
    }

    private static String checked(String name) throws Unconvertible {
        if (name.startsWith("$")) {
            throw new Unconvertible("the name of its field '" + name
                    + "' begins with '$', which MongoDB keeps for itself: rename the field before the sink");
        }
        if (name.indexOf('\0') >= 0) {
            throw new Unconvertible("the name of a field holds a zero character: rename the field before the sink");
        }
        return name;
    }

    private static BsonValue value(String field, @Nullable Object value) throws Unconvertible {
        return switch (value) {
            case null -> BsonNull.VALUE;
            case String text -> new BsonString(text);
            case Boolean truth -> BsonBoolean.valueOf(truth);
            case Long number -> new BsonInt64(number);
            case BigDecimal number -> new BsonDecimal128(decimal(field, number));
            case Map<?, ?> object -> document(object, List.of());
            case List<?> list -> {
                BsonArray array = new BsonArray(list.size());
                for (Object item : list) {
                    array.add(value(field, item));
                }
                yield array;
            }
            default -> throw new IllegalArgumentException("not a record value: " + value.getClass());
        };
    }

    /// A number with its scale: 1.50 stays 1.50.
    private static Decimal128 decimal(String field, BigDecimal number) throws Unconvertible {
        try {
            return new Decimal128(number);
        } catch (NumberFormatException e) {
            throw unkept(field, number.toPlainString(), "a number of at most 34 digits, the most that MongoDB keeps");
        }
    }

    private static BsonValue date(String field, @Nullable Object value) throws Unconvertible {
        if (value == null) {
            return BsonNull.VALUE;
        }
        try {
            Instant moment = Instant.parse((String) MOMENT.convert(value));
            if (moment.equals(moment.truncatedTo(ChronoUnit.MILLIS))) {
                return new BsonDateTime(moment.toEpochMilli());
            }
        } catch (Unconvertible e) {
            throw new Unconvertible("field '" + field + "': " + e.getMessage());
        }
        throw unkept(field, value, "a moment in milliseconds, the finest that MongoDB keeps");
    }

    private static Unconvertible unkept(String field, Object value, String wanted) {
        return new Unconvertible(
                "field '" + field + "': " + Unconvertible.of(value, wanted).getMessage());
    }
}
