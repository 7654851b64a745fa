package dev.pipewright.connectors.mongodb;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/// The place of a document in an order of fields: the values that it has in them.
///
/// MongoDB sorts all values, whatever their types, but compares only those of one kind: what is greater than a number
/// is never a text. So the condition for what comes behind names the kinds that come later.
record Place(List<BsonValue> values) {

    private static final List<Set<BsonType>> KINDS = List.of(
            EnumSet.of(BsonType.NULL),
            EnumSet.of(BsonType.INT32, BsonType.INT64, BsonType.DOUBLE, BsonType.DECIMAL128),
            EnumSet.of(BsonType.STRING),
            EnumSet.of(BsonType.DOCUMENT),
            EnumSet.of(BsonType.BINARY),
            EnumSet.of(BsonType.OBJECT_ID),
            EnumSet.of(BsonType.BOOLEAN),
            EnumSet.of(BsonType.DATE_TIME),
            EnumSet.of(BsonType.TIMESTAMP));

    Place {
        values = List.copyOf(values);
    }

    /// True if a value of a document can be a part of its place. A missing one and a list have none: a list stands at
    /// several.
    static boolean has(@Nullable BsonValue value) {
        return value != null && kind(value) < KINDS.size();
    }

    private static int kind(BsonValue value) {
        int kind = 0;
        while (kind < KINDS.size() && !KINDS.get(kind).contains(value.getBsonType())) {
            kind++;
        }
        return kind;
    }

    /// The condition for what comes behind this place, written out field by field.
    BsonDocument behind(List<String> order) {
        List<BsonDocument> either = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            BsonDocument[] all = new BsonDocument[i + 1];
            for (int j = 0; j < i; j++) {
                all[j] = MongoSource.where(order.get(j), "$eq", values.get(j));
            }
            all[i] = greater(order.get(i), values.get(i));
            either.add(MongoSource.all(all));
        }
        return MongoSource.any(either);
    }

    private static BsonDocument greater(String field, BsonValue value) {
        List<BsonDocument> either = new ArrayList<>();
        either.add(MongoSource.where(field, "$gt", value));
        for (int later = kind(value) + 1; later < KINDS.size(); later++) {
            for (BsonType type : KINDS.get(later)) {
                either.add(MongoSource.where(field, "$type", new BsonInt32(type.getValue())));
            }
        }
        return MongoSource.any(either);
    }

    BsonArray array() {
        return new BsonArray(values);
    }
}
