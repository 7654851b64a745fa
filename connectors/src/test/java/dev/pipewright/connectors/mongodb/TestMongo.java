package dev.pipewright.connectors.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;

/// One MongoDB for all tests: in memory, or the real one of the connection string in `PIPEWRIGHT_TEST_MONGODB`, which
/// loses what it has in the database of the tests.
final class TestMongo {

    static final String DATABASE = "pipewright_test";

    private static final String REAL = System.getenv().getOrDefault("PIPEWRIGHT_TEST_MONGODB", "");
    private static final String URL =
            REAL.isEmpty() ? new MongoServer(new MemoryBackend()).bindAndGetConnectionString() : REAL;
    private static final MongoClient CLIENT = MongoClients.create(URL);

    private TestMongo() {}

    /// The settings of a connection to the database of the tests.
    static Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("url", URL.replaceFirst("//[^/]*@", "//"));
        settings.put("database", DATABASE);
        var url = new ConnectionString(URL);
        char[] password = url.getPassword();
        if (password != null) {
            settings.put("user", url.getUsername());
            settings.put("password", new String(password));
        }
        return settings;
    }

    static MongoConnection open() {
        return (MongoConnection) new MongoConnector().open(settings());
    }

    static MongoDatabase database() {
        return CLIENT.getDatabase(DATABASE);
    }

    static MongoCollection<BsonDocument> collection(String name) {
        return database().getCollection(name, BsonDocument.class);
    }

    /// A collection with nothing but some documents.
    ///
    /// @param documents in MongoDB's JSON
    static void fill(String name, String... documents) {
        collection(name).drop();
        for (String document : documents) {
            collection(name).insertOne(BsonDocument.parse(document));
        }
    }

    /// All documents of a collection, by `_id`.
    static List<BsonDocument> documents(String name) {
        return collection(name).find().sort(BsonDocument.parse("{_id: 1}")).into(new ArrayList<>());
    }
}
