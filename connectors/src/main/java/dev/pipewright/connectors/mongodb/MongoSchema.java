package dev.pipewright.connectors.mongodb;

import dev.pipewright.connectors.convert.SchemaGuess;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;

/// The schema of a collection, guessed from some documents. Its dates and bytes are known as such.
final class MongoSchema {

    private static final Map<BsonType, FieldType> KNOWN =
            Map.of(BsonType.DATE_TIME, FieldType.Simple.INSTANT, BsonType.BINARY, FieldType.Simple.BYTES);

    private MongoSchema() {}

    static Schema of(List<BsonDocument> documents) {
        List<DataRecord> records = new ArrayList<>();
        for (BsonDocument document : documents) {
            Origin origin = new Origin("sample", records.size() + 1L, "sample");
            records.add(new DataRecord(null, origin, DocumentFields.of(document).fields()));
        }
        return new Schema(SchemaGuess.of(records).fields().stream()
                .map(field -> known(field, documents))
                .toList());
    }

    /// Of texts in records, what the documents know better.
    private static Field known(Field field, List<BsonDocument> documents) {
        if (field.type() != FieldType.Simple.STRING) {
            return field;
        }
        List<BsonType> types = documents.stream()
                .map(document -> document.get(field.name()))
                .filter(value -> value != null && !value.isNull())
                .map(BsonValue::getBsonType)
                .distinct()
                .toList();
        FieldType type = types.size() == 1 ? KNOWN.get(types.getFirst()) : null;
        return type == null ? field : Field.of(field.name(), type);
    }
}
