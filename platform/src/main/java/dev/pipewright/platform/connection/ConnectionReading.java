package dev.pipewright.platform.connection;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.SettingsUse;
import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.DescribableConnection;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.SqlConnection;
import dev.pipewright.connectors.spi.SqlTable;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamDetails;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.catalogue.Connections;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Tries connections and tells what they lead to. Each answer comes within a time that a person waits, or a sentence
/// says that it did not; whoever is interrupted gives up what is under way. Reads, never writes. Safe for use by many
/// threads.
public final class ConnectionReading {

    /// The most records of a sample.
    public static final int SAMPLE = 50;

    private static final Duration LONGEST_CHECK = Duration.ofSeconds(10);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);
    private static final Duration LONGEST_DISCOVERY = Duration.ofMinutes(1);

    private final ConnectorCatalogue connectors;
    private final Connections connections;
    private final ConnectionEditing editing;

    public ConnectionReading(ConnectorCatalogue connectors, Connections connections, ConnectionEditing editing) {
        this.connectors = connectors;
        this.connections = connections;
        this.editing = editing;
    }

    /// Tries a connection, within ten seconds.
    ///
    /// @return what was reached, in a sentence
    /// @throws ConnectorException if it does not work; the message says what to do
    public String check(TenantId tenant, UnsavedConnection unsaved) {
        return with(tenant, unsaved, LONGEST_CHECK, Connection::check);
    }

    /// The streams of a saved connection, by name; empty if the system cannot tell. Within a minute.
    ///
    /// @throws ConnectorException if the system cannot be asked, or there is no such connection
    public List<StreamDescription> streams(TenantId tenant, String connection) {
        return with(tenant, saved(tenant, connection), LONGEST_DISCOVERY, Connection::discover);
    }

    /// The tables that a saved connection's statements can name; empty if it takes no statements. Within a minute.
    ///
    /// @throws ConnectorException if the system cannot be asked, or there is no such connection
    public Optional<TableList> tables(TenantId tenant, String connection) {
        return with(
                tenant,
                saved(tenant, connection),
                LONGEST_DISCOVERY,
                opened -> opened instanceof SqlConnection database
                        ? Optional.of(new TableList(database.tables(), database.names()))
                        : Optional.empty());
    }

    /// The columns of one of those tables. Within half a minute.
    ///
    /// @throws ConnectorException if the system cannot be asked
    public List<Field> columns(TenantId tenant, String connection, SqlTable table) {
        return with(
                tenant,
                saved(tenant, connection),
                LONGEST_LOOK,
                opened -> opened instanceof SqlConnection database ? database.columns(table) : List.of());
    }

    /// What one of the streams looks like. Within half a minute.
    ///
    /// @throws ConnectorException if the system cannot be asked, or no longer has the stream
    public StreamLook look(TenantId tenant, String connection, StreamDescription stream) {
        UnsavedConnection saved = saved(tenant, connection);
        return with(tenant, saved, LONGEST_LOOK, opened -> {
            StreamDetails details = detailsOf(opened, stream);
            if (!(opened instanceof ReadableConnection readable)) {
                return new StreamLook(details, List.of(), List.of(), null);
            }
            try {
                ReadBatch first = firstOf(readable, saved.connector(), stream);
                return new StreamLook(
                        details,
                        first.records().stream().limit(SAMPLE).toList(),
                        first.unreadable().stream().limit(SAMPLE).toList(),
                        null);
            } catch (ConnectorException e) {
                // A damaged file is still a stream: the rest is told with what is wrong.
                return new StreamLook(details, List.of(), List.of(), Sentence.keptOf(e));
            }
        });
    }

    private static StreamDetails detailsOf(Connection opened, StreamDescription stream) {
        if (opened instanceof DescribableConnection describable) {
            return describable.describe(stream);
        }
        Schema schema = stream.schema();
        if (schema.fields().isEmpty() && opened instanceof ReadableConnection readable) {
            schema = readable.schema(requestFor(stream.settings()));
        }
        return new StreamDetails(
                new StreamDescription(stream.name(), stream.settings(), schema, stream.keys()), null, List.of());
    }

    private ReadBatch firstOf(ReadableConnection opened, String connector, StreamDescription stream) {
        Map<String, Object> settings = new HashMap<>(stream.settings());
        // Where a source says how much to fetch at a time, no more is fetched than is shown.
        connectors
                .form(connector, SettingsUse.SOURCE)
                .flatMap(form -> form.field("fetchSize"))
                .ifPresent(field -> settings.put(field.name(), (long) SAMPLE));
        return opened.first(requestFor(settings));
    }

    private static StreamRequest requestFor(Map<String, Object> settings) {
        return new StreamRequest(settings, Map.of(), Schema.UNKNOWN, List.of());
    }

    private UnsavedConnection saved(TenantId tenant, String connection) {
        return connections
                .find(tenant, connection)
                .map(UnsavedConnection::of)
                .orElseThrow(() -> new ConnectorException(
                        Kind.SETTINGS, Sentence.of("platform.connectionGone", "name", connection)));
    }

    private <T> T with(TenantId tenant, UnsavedConnection unsaved, Duration longest, Function<Connection, T> question) {
        Map<String, Object> settings = editing.filled(tenant, unsaved);
        return BoundedWork.within(longest, () -> {
            try (Connection opened = connectors.get(unsaved.connector()).open(settings)) {
                return question.apply(opened);
            }
        });
    }
}
