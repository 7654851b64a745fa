package dev.pipewright.connectors.mongodb;

import dev.pipewright.connectors.spi.settings.Between;
import dev.pipewright.connectors.spi.settings.CheckedSettings;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.Multiline;
import dev.pipewright.connectors.spi.settings.Required;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonSerializationException;
import org.bson.json.JsonParseException;
import org.jspecify.annotations.Nullable;

/// What is read from a collection.
///
/// @param filter a condition in MongoDB's JSON; absent for all documents
/// @param keys the fields that name a record; if empty, `_id`
record MongoSourceSettings(
        @Required String collection,
        @Nullable @Multiline("json") String filter,
        List<String> keys,

        @DefaultValue("1000") @Between(min = 1, max = 100_000)
        int fetchSize)
        implements CheckedSettings {

    @Override
    public List<SettingsProblem> problems() {
        try {
            var _ = condition();
            return List.of();
        } catch (JsonParseException | BsonInvalidOperationException | BsonSerializationException e) {
            return List.of(
                    new SettingsProblem(MongoSourceSettings.class, "filter", "MongoSourceSettings.noFilter", Map.of()));
        }
    }

    /// The filter as a document; an empty one if there is none.
    BsonDocument condition() {
        return filter == null ? new BsonDocument() : BsonDocument.parse(filter);
    }

    List<String> keysOrId() {
        return keys.isEmpty() ? List.of(MongoSource.ID) : keys;
    }
}
