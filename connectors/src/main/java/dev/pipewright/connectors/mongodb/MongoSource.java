package dev.pipewright.connectors.mongodb;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoDatabase;
import dev.pipewright.connectors.spi.Changes;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.model.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/// What is asked of a collection.
///
/// @param order the fields the documents are read in the order of; the last is `_id`, so that each has its own place
record MongoSource(StreamRequest request, MongoSourceSettings settings, List<String> order) {

    static final String ID = "_id";

    MongoSource {
        order = List.copyOf(order);
    }

    /// @throws ConnectorException if the settings are wrong
    static MongoSource of(StreamRequest request) {
        MongoSourceSettings settings = SettingsBinder.bind(MongoSourceSettings.class, request.settings());
        Changes changes = request.changes();
        if (changes != null && !changes.document().isEmpty()) {
            throw new ConnectorException(
                    Kind.SETTINGS, Sentence.of("connectors.noWholeDocuments", "path", settings.collection()));
        }
        int ofId = request.orderedBy().indexOf(ID);
        List<String> order = new ArrayList<>(
                ofId < 0 ? request.orderedBy() : request.orderedBy().subList(0, ofId));
        order.add(ID);
        return new MongoSource(request, settings, order);
    }

    /// The documents from the beginning, or those behind a place in the order.
    ///
    /// @param behind the place; an empty condition for the beginning
    FindIterable<BsonDocument> find(MongoDatabase database, BsonDocument behind) {
        BsonDocument sort = new BsonDocument();
        order.forEach(field -> sort.put(field, new BsonInt32(1)));
        FindIterable<BsonDocument> found = matching(database, behind).sort(sort).batchSize(settings.fetchSize());
        // The order by _id has an index always; any other may have to be made on the server's disk.
        return order.size() == 1 ? found : found.allowDiskUse(true);
    }

    /// The documents that have what is asked for and meet one more condition, in any order.
    FindIterable<BsonDocument> matching(MongoDatabase database, BsonDocument condition) {
        Changes changes = request.changes();
        BsonDocument changed = changes == null ? new BsonDocument() : MongoWatermark.changed(changes);
        return database.getCollection(settings.collection(), BsonDocument.class)
                .find(all(settings.condition(), changed, condition));
    }

    /// The condition that all of some conditions are met.
    static BsonDocument all(BsonDocument... conditions) {
        List<BsonDocument> some = Arrays.stream(conditions)
                .filter(condition -> !condition.isEmpty())
                .toList();
        return switch (some.size()) {
            case 0 -> new BsonDocument();
            case 1 -> some.getFirst();
            default -> new BsonDocument("$and", new BsonArray(some));
        };
    }

    /// The condition that one of some conditions is met.
    static BsonDocument any(List<BsonDocument> conditions) {
        return conditions.size() == 1 ? conditions.getFirst() : new BsonDocument("$or", new BsonArray(conditions));
    }

    /// The condition that a field's value stands in a relation to another, as in `$gt`.
    static BsonDocument where(String field, String operator, BsonValue value) {
        return new BsonDocument(field, new BsonDocument(operator, value));
    }
}
