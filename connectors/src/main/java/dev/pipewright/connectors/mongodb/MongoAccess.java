package dev.pipewright.connectors.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.Secret;
import dev.pipewright.model.Sentence;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A database and the client that reaches it, which is made when it is first needed: it begins to look for its servers
/// at once. Safe for use by many threads.
final class MongoAccess implements AutoCloseable {

    private final MongoConnectionSettings settings;
    private final MongoFailures failures;
    private @Nullable MongoClient client;

    MongoAccess(MongoConnectionSettings settings) {
        this.settings = settings;
        this.failures = new MongoFailures(settings.place(), settings.user());
    }

    /// Something done with the database.
    interface Work<T extends @Nullable Object> {
        T in(MongoDatabase database);
    }

    /// Does something, and says what is wrong if it does not work.
    ///
    /// @param doing what is tried, as in "list its collections"
    <T extends @Nullable Object> T during(String doing, Work<T> work) {
        MongoClient opened = client(doing);
        try {
            return work.in(opened.getDatabase(settings.database()));
        } catch (MongoException e) {
            throw failures.during(doing, e, opened.getClusterDescription());
        }
    }

    MongoConnectionSettings settings() {
        return settings;
    }

    MongoFailures failures() {
        return failures;
    }

    private synchronized MongoClient client(String doing) {
        MongoClient opened = client;
        if (opened == null) {
            try {
                opened = MongoClients.create(clientSettings());
            } catch (MongoException e) {
                throw failures.during(doing, e, null);
            } catch (IllegalArgumentException e) {
                throw new ConnectorException(
                        Kind.SETTINGS, Sentence.of("connectors.noConnectionString", "place", settings.place()), e);
            }
            client = opened;
        }
        return opened;
    }

    private MongoClientSettings clientSettings() {
        ConnectionString url = new ConnectionString(settings.url());
        int connecting = settings.connectTimeoutSeconds();
        int answering = settings.answerTimeoutSeconds();
        MongoClientSettings.Builder builder = MongoClientSettings.builder()
                .applyConnectionString(url)
                .applicationName("pipewright")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(connecting, TimeUnit.SECONDS))
                .applyToSocketSettings(socket ->
                        socket.connectTimeout(connecting, TimeUnit.SECONDS).readTimeout(answering, TimeUnit.SECONDS));
        if (url.getWriteConcern() == null) {
            // What was flushed must be there after a server's end too.
            builder.writeConcern(WriteConcern.MAJORITY.withJournal(true));
        }
        String user = settings.user();
        Secret password = settings.password();
        if (user != null && password != null) {
            builder.credential(MongoCredential.createCredential(
                    user, settings.authDatabase(), password.reveal().toCharArray()));
        }
        return builder.build();
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
