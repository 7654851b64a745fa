package dev.pipewright.connectors.mongodb;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonInvalidOperationException;
import org.bson.json.JsonParseException;
import org.jspecify.annotations.Nullable;

/// Where a read goes on.
///
/// @param after the place of the last document; absent at the beginning
/// @param documents how many were read before
record MongoCheckpoint(@Nullable Place after, long documents) {

    String text() {
        BsonDocument fields = new BsonDocument("documents", new BsonInt64(documents));
        if (after != null) {
            fields.put("after", after.array());
        }
        return BsonValues.text(fields);
    }

    /// Reads what [#text] wrote; null is the beginning.
    ///
    /// @throws ConnectorException if it is not a checkpoint of a read with so many order fields
    static MongoCheckpoint of(@Nullable String text, int orderFields) {
        if (text == null) {
            return new MongoCheckpoint(null, 0);
        }
        try {
            BsonDocument fields = BsonDocument.parse(text);
            Place after = new Place(fields.getArray("after").getValues());
            if (after.values().size() == orderFields) {
                return new MongoCheckpoint(after, fields.getInt64("documents").getValue());
            }
        } catch (JsonParseException | BsonInvalidOperationException e) {
            throw refused(e);
        }
        throw refused(null);
    }

    private static ConnectorException refused(@Nullable Throwable cause) {
        return new ConnectorException(Kind.SETTINGS, Sentence.of("connectors.orderFieldsChanged"), cause);
    }
}
