package dev.pipewright.connectors.mongodb;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// Keeps documents until a flush and writes them then, each in the place of the one with its `_id`. An interrupted
/// flush leaves some of them; written again, they replace themselves.
final class MongoWriter implements RecordWriter {

    private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions OR_ADD = new ReplaceOptions().upsert(true);

    private final MongoAccess access;
    private final MongoSinkSettings settings;
    private final RecordDocuments documents;
    private long written;

    /// Of each `_id` the document that came last.
    private final Map<BsonValue, RecordDocuments.Made> pending = new LinkedHashMap<>();

    MongoWriter(MongoAccess access, MongoSinkSettings settings) {
        this.access = access;
        this.settings = settings;
        this.documents = new RecordDocuments(settings);
    }

    @Override
    public void resume(@Nullable String flushed) {
        written = flushed == null ? 0 : Long.parseLong(flushed);
    }

    @Override
    public void write(List<DataRecord> records) {
        for (DataRecord record : records) {
            RecordDocuments.Made made = documents.of(record);
            pending.put(made.id(), made);
            written++;
        }
    }

    @Override
    public String flush() {
        List<RecordDocuments.Made> all = List.copyOf(pending.values());
        int size = settings.batchSize();
        access.during("write to the collection " + settings.collection(), database -> {
            for (int from = 0; from < all.size(); from += size) {
                write(all.subList(from, Math.min(from + size, all.size())), database);
            }
            return all.size();
        });
        pending.clear();
        return Long.toString(written);
    }

    private void write(List<RecordDocuments.Made> some, MongoDatabase database) {
        MongoCollection<RawBsonDocument> collection =
                database.getCollection(settings.collection(), RawBsonDocument.class);
        List<ReplaceOneModel<RawBsonDocument>> replacements = new ArrayList<>(some.size());
        for (RecordDocuments.Made made : some) {
            BsonDocument itself = MongoSource.where(MongoSource.ID, "$eq", made.id());
            replacements.add(new ReplaceOneModel<>(itself, made.document(), OR_ADD));
        }
        try {
            collection.bulkWrite(replacements, IN_ANY_ORDER);
        } catch (MongoBulkWriteException e) {
            List<String> names = some.stream().map(RecordDocuments.Made::name).toList();
            throw access.failures().writing(settings.collection(), names, e);
        }
    }

    @Override
    public void complete() {
        var _ = flush();
    }

    @Override
    public void close() {
        // What was not flushed is not to be seen; the connection is its owner's.
    }
}
