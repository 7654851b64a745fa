package dev.pipewright.connectors.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.DescribableConnection;
import dev.pipewright.connectors.spi.KeyReadableConnection;
import dev.pipewright.connectors.spi.RangeReadableConnection;
import dev.pipewright.connectors.spi.RecordCount;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamDetails;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.WatermarkCandidate;
import dev.pipewright.connectors.spi.WritableConnection;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;

/// A database of MongoDB.
final class MongoConnection
        implements KeyReadableConnection, RangeReadableConnection, DescribableConnection, WritableConnection {

    private static final int LONGEST_CHECK_SECONDS = 10;
    private static final int SAMPLE = 100;

    /// Beyond these, collections come without fields.
    private static final int MOST_WITH_FIELDS = 500;

    private final MongoAccess access;

    MongoConnection(MongoConnectionSettings settings) {
        access = new MongoAccess(settings);
    }

    @Override
    public String check() {
        String user = access.settings().user();
        return access.during("say what it is", database -> {
            BsonDocument build = database.withTimeout(LONGEST_CHECK_SECONDS, TimeUnit.SECONDS)
                    .runCommand(new BsonDocument("buildInfo", new BsonInt32(1)), BsonDocument.class);
            return "MongoDB " + build.getString("version").getValue() + ", database " + database.getName()
                    + (user == null ? "" : ", as user " + user) + ".";
        });
    }

    @Override
    public List<StreamDescription> discover() {
        return access.during("list its collections", database -> {
            List<StreamDescription> streams = new ArrayList<>();
            for (String name : database.listCollectionNames().authorizedCollections(true)) {
                if (!name.startsWith("system.")) {
                    streams.add(stream(name, database, streams.size() < MOST_WITH_FIELDS));
                }
            }
            return streams;
        });
    }

    private static StreamDescription stream(String name, MongoDatabase database, boolean withFields) {
        Map<String, Object> settings = Map.of("collection", name);
        StreamRequest request = new StreamRequest(settings, Map.of(), Schema.UNKNOWN, List.of());
        Schema schema = withFields ? guessed(MongoSource.of(request), database) : Schema.UNKNOWN;
        return new StreamDescription(name, settings, schema, List.of(MongoSource.ID));
    }

    private static Schema guessed(MongoSource source, MongoDatabase database) {
        return MongoSchema.of(
                source.matching(database, new BsonDocument()).limit(SAMPLE).into(new ArrayList<>()));
    }

    @Override
    public StreamDetails describe(StreamDescription stream) {
        String collection = String.valueOf(stream.settings().get("collection"));
        return access.during("describe the collection " + collection, database -> {
            if (!database.listCollectionNames().into(new HashSet<>()).contains(collection)) {
                throw new ConnectorException(
                        Kind.SETTINGS, Sentence.of("connectors.noCollection", "collection", collection));
            }
            StreamDescription whole = stream(collection, database, true);
            MongoCollection<BsonDocument> documents = database.getCollection(collection, BsonDocument.class);
            Set<String> indexed = new HashSet<>();
            for (BsonDocument index : documents.listIndexes(BsonDocument.class)) {
                indexed.add(index.getDocument("key").getFirstKey());
            }
            return new StreamDetails(
                    whole,
                    new RecordCount(documents.estimatedDocumentCount(), RecordCount.Certainty.ESTIMATE),
                    WatermarkCandidate.among(whole.schema().fields(), Set.of(), indexed));
        });
    }

    @Override
    public Schema schema(StreamRequest request) {
        MongoSource source = MongoSource.of(request);
        return access.during("show some of its documents", database -> guessed(source, database));
    }

    @Override
    public List<SourceSplit> splits(StreamRequest request, int wanted) {
        var _ = MongoSource.of(request);
        return List.of(new SourceSplit("everything", ""));
    }

    @Override
    public Reopening reopening(StreamRequest request) {
        return Reopening.AFTER_ANY_RECORD;
    }

    @Override
    public RecordReader read(StreamRequest request, SourceSplit split, @Nullable String checkpoint) {
        MongoSource source = MongoSource.of(request);
        return new MongoReader(
                source, access, MongoCheckpoint.of(checkpoint, source.order().size()));
    }

    @Override
    public List<DataRecord> readByKeys(StreamRequest request, List<Map<String, Object>> keys) {
        if (keys.size() > KeyFinder.MOST_KEYS) {
            throw new IllegalArgumentException("more than " + KeyFinder.MOST_KEYS + " keys: " + keys.size());
        }
        if (keys.isEmpty()) {
            return List.of();
        }
        MongoSource source = MongoSource.of(request);
        return access.during("look up keys", database -> KeyFinder.records(source, keys, database));
    }

    @Override
    public @Nullable Object newest(StreamRequest request, List<String> watermark, Duration lag) {
        MongoSource source = MongoSource.of(request);
        return access.during(
                "find its newest document", database -> MongoWatermark.newest(source, watermark, lag, database));
    }

    @Override
    public Delivery delivery(SinkRequest request) {
        return Delivery.UPSERT_BY_KEY;
    }

    @Override
    public RecordWriter write(SinkRequest request) {
        return new MongoWriter(access, SettingsBinder.bind(MongoSinkSettings.class, request.settings()));
    }

    @Override
    public void close() {
        access.close();
    }
}
