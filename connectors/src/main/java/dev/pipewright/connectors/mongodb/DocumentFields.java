package dev.pipewright.connectors.mongodb;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/// The fields of a document as a record would have them.
///
/// @param fields the values that can be read
/// @param trouble what is wrong with the first that cannot, without a full stop; absent if all can
record DocumentFields(
        Map<String, @Nullable Object> fields, @Nullable String trouble) {

    static DocumentFields of(BsonDocument document) {
        Map<String, @Nullable Object> fields = LinkedHashMap.newLinkedHashMap(document.size());
        String trouble = null;
        for (Map.Entry<String, BsonValue> entry : document.entrySet()) {
            try {
                fields.put(entry.getKey(), BsonValues.plain(entry.getValue()));
            } catch (BsonValues.UnreadableValue e) {
                trouble = trouble == null ? "field '" + entry.getKey() + "' " + e.getMessage() : trouble;
            }
        }
        return new DocumentFields(fields, trouble);
    }
}
