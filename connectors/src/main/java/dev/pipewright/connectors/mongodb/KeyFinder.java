package dev.pipewright.connectors.mongodb;

import com.mongodb.client.MongoDatabase;
import dev.pipewright.connectors.convert.RecordConversion;
import dev.pipewright.connectors.convert.RecordKey;
import dev.pipewright.connectors.convert.TextForms;
import dev.pipewright.connectors.convert.Unconvertible;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/// Finds documents by values of their fields, with one query.
final class KeyFinder {

    static final int MOST_KEYS = 500;

    private KeyFinder() {}

    static List<DataRecord> records(MongoSource source, List<Map<String, Object>> keys, MongoDatabase database) {
        RecordConversion conversion = RecordConversion.to(source.request().schema(), TextForms.ISO);
        RecordKey key = new RecordKey(source.settings().keysOrId());
        List<DataRecord> records = new ArrayList<>();
        for (BsonDocument document : source.matching(database, condition(keys))) {
            long ordinal = records.size() + 1L;
            Map<String, @Nullable Object> fields = fields(document, conversion, source);
            Origin origin =
                    new Origin(source.settings().collection(), ordinal, "document " + ordinal + " of a look-up");
            records.add(new DataRecord(key.of(fields), origin, fields));
        }
        return records;
    }

    private static Map<String, @Nullable Object> fields(
            BsonDocument document, RecordConversion conversion, MongoSource source) {
        DocumentFields read = DocumentFields.of(document);
        String trouble = read.trouble();
        if (trouble == null) {
            try {
                conversion.apply(read.fields());
                return read.fields();
            } catch (Unconvertible e) {
                throw unreadable(source, String.valueOf(e.getMessage()), e);
            }
        }
        throw unreadable(source, trouble, null);
    }

    private static ConnectorException unreadable(MongoSource source, String trouble, @Nullable Throwable cause) {
        return new ConnectorException(
                Kind.DATA,
                Sentence.of(
                        "connectors.foundDocumentUnreadable",
                        "collection",
                        source.settings().collection(),
                        "trouble",
                        trouble),
                cause);
    }

    private static BsonDocument condition(List<Map<String, Object>> keys) {
        if (keys.getFirst().size() == 1) {
            String field = keys.getFirst().keySet().iterator().next();
            BsonArray values = new BsonArray();
            keys.forEach(key -> values.addAll(forms(value(key, field))));
            return MongoSource.where(field, "$in", values);
        }
        return MongoSource.any(keys.stream().map(KeyFinder::condition).toList());
    }

    private static BsonDocument condition(Map<String, Object> key) {
        return MongoSource.all(key.keySet().stream()
                .map(field -> MongoSource.where(field, "$in", new BsonArray(forms(value(key, field)))))
                .toArray(BsonDocument[]::new));
    }

    private static Object value(Map<String, Object> key, String field) {
        Object value = key.get(field);
        if (value == null) {
            throw new IllegalArgumentException("a key without " + field + ": " + key);
        }
        return value;
    }

    /// All that may stand in a document for what a record has as this value.
    private static List<BsonValue> forms(Object value) {
        List<BsonValue> forms = new ArrayList<>();
        switch (value) {
            case String text -> addForms(text, forms);
            case Boolean truth -> forms.add(BsonBoolean.valueOf(truth));
            case Long number -> forms.add(new BsonInt64(number));
            case BigDecimal number -> addForms(number, forms);
            default -> throw new IllegalArgumentException("not a value of a key: " + value.getClass());
        }
        return forms;
    }

    private static void addForms(String text, List<BsonValue> forms) {
        forms.add(new BsonString(text));
        if (ObjectId.isValid(text)) {
            forms.add(new BsonObjectId(new ObjectId(text)));
        }
        try {
            forms.add(new BsonDateTime(Instant.parse(text).toEpochMilli()));
        } catch (DateTimeException e) {
            return; // It is not a moment, so no date is meant.
        }
    }

    private static void addForms(BigDecimal number, List<BsonValue> forms) {
        forms.add(new BsonDouble(number.doubleValue()));
        try {
            forms.add(new BsonDecimal128(new Decimal128(number)));
        } catch (NumberFormatException e) {
            return; // With so many digits it stands in no document.
        }
    }
}
