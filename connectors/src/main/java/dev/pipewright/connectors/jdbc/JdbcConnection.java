package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.convert.TextForms;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.DayCountableConnection;
import dev.pipewright.connectors.spi.DescribableConnection;
import dev.pipewright.connectors.spi.KeyReadableConnection;
import dev.pipewright.connectors.spi.RangeReadableConnection;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.SqlConnection;
import dev.pipewright.connectors.spi.SqlNames;
import dev.pipewright.connectors.spi.SqlTable;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamDetails;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.WritableConnection;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.Schema;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A database.
final class JdbcConnection
        implements KeyReadableConnection,
                DayCountableConnection,
                RangeReadableConnection,
                DescribableConnection,
                SqlConnection,
                WritableConnection {

    private final Sessions sessions;
    private final TextForms forms;

    JdbcConnection(JdbcConnectionSettings settings) {
        sessions = new Sessions(settings);
        forms = TextForms.ISO.in(settings.zoneId());
    }

    /// Something done with a session.
    private interface Work<T extends @Nullable Object> {
        T in(Connection session) throws SQLException;
    }

    private <T extends @Nullable Object> T reading(String doing, Work<T> work) {
        return with(sessions.reading(), doing, work);
    }

    private <T extends @Nullable Object> T looking(String doing, Work<T> work) {
        return with(sessions.looking(), doing, work);
    }

    private <T extends @Nullable Object> T with(Connection session, String doing, Work<T> work) {
        try {
            return work.in(session);
        } catch (SQLException e) {
            throw sessions.failures().during(doing, e);
        } finally {
            sessions.giveBack(session);
        }
    }

    @Override
    public String check() {
        return reading("say what it is", session -> {
            DatabaseMetaData metaData = session.getMetaData();
            String database = session.getCatalog();
            String user = metaData.getUserName();
            return metaData.getDatabaseProductName() + " " + metaData.getDatabaseProductVersion()
                    + (database == null || database.isEmpty() ? "" : ", database " + database)
                    + (user == null || user.isEmpty() ? "" : ", as user " + user) + ".";
        });
    }

    @Override
    public List<StreamDescription> discover() {
        return looking("list its tables", Discovery::streams);
    }

    @Override
    public List<SqlTable> tables() {
        return looking("list its tables", Discovery::tables);
    }

    @Override
    public List<Field> columns(SqlTable table) {
        return looking("list the columns of a table", session -> Discovery.columns(table, session));
    }

    @Override
    public SqlNames names() {
        return reading("say how names are written", session -> StatementNames.of(session.getMetaData()));
    }

    @Override
    public StreamDetails describe(StreamDescription stream) {
        String table = String.valueOf(stream.settings().get("table"));
        return looking(
                "describe the table " + table,
                session -> TableFacts.of(table, session).details(stream));
    }

    @Override
    public Schema schema(StreamRequest request) {
        // What the database has is asked here, not what was agreed.
        StreamRequest plain =
                new StreamRequest(request.settings(), request.parameters(), Schema.UNKNOWN, request.orderedBy());
        return reading(
                "prepare the query", session -> SourceQuery.of(plain, session).schema());
    }

    @Override
    public List<SourceSplit> splits(StreamRequest request, int wanted) {
        return reading("find the ranges to split by", session -> {
            SourceQuery query = SourceQuery.of(request, session);
            Column column = query.splitColumn();
            String name = column == null ? "" : column.name();
            return KeyRanges.of(query, wanted, session).stream()
                    .map(range -> range.split(name))
                    .toList();
        });
    }

    @Override
    public Reopening reopening(StreamRequest request) {
        if (request.orderedBy().isEmpty()) {
            return Reopening.NOWHERE;
        }
        return reading(
                        "prepare the query",
                        session -> SourceQuery.of(request, session).isResumable())
                ? Reopening.AT_ORDER_BORDERS
                : Reopening.NOWHERE;
    }

    @Override
    public RecordReader read(StreamRequest request, SourceSplit split, @Nullable String checkpoint) {
        return read(request, split, checkpoint, sessions.reading());
    }

    @Override
    public ReadBatch first(StreamRequest request) {
        try (RecordReader reader = read(request, KeyRange.WHOLE.split(""), null, sessions.looking())) {
            return reader.next();
        }
    }

    private RecordReader read(
            StreamRequest request, SourceSplit split, @Nullable String checkpoint, Connection session) {
        try {
            SourceQuery query = SourceQuery.of(request, session);
            JdbcCheckpoint from = JdbcCheckpoint.of(
                    checkpoint, query.isResumable() ? query.order().size() : 0);
            return new JdbcReader(query, KeyRange.of(split), from, forms, sessions, session);
        } catch (SQLException e) {
            sessions.giveBack(session);
            throw sessions.failures().during("execute the query", e);
        } catch (ConnectorException e) {
            sessions.giveBack(session);
            throw e;
        }
    }

    @Override
    public List<DataRecord> readByKeys(StreamRequest request, List<Map<String, Object>> keys) {
        if (keys.size() > KeyLookup.MOST_KEYS) {
            throw new IllegalArgumentException("more than " + KeyLookup.MOST_KEYS + " keys: " + keys.size());
        }
        if (keys.isEmpty()) {
            return List.of();
        }
        return reading(
                "look up keys", session -> KeyLookup.records(SourceQuery.of(request, session), keys, forms, session));
    }

    @Override
    public @Nullable Object newest(StreamRequest request, List<String> watermark, Duration lag) {
        return reading(
                "find its newest row",
                session -> SourceClock.newest(
                        Watermark.of(SourceQuery.of(request, session), watermark), forms.zone(), lag, session));
    }

    @Override
    public SortedMap<LocalDate, Long> countByDay(
            StreamRequest whole, List<String> watermark, Object to, LocalDate first, LocalDate last) {
        return reading("count its rows by day", session -> {
            Watermark columns = Watermark.of(SourceQuery.of(whole, session), watermark);
            var counts = new TreeMap<LocalDate, Long>();
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                counts.put(day, columns.count(day, to, session));
            }
            return counts;
        });
    }

    @Override
    public Delivery delivery(SinkRequest request) {
        return switch (SettingsBinder.bind(JdbcSinkSettings.class, request.settings())
                .mode()) {
            case UPSERT -> Delivery.UPSERT_BY_KEY;
            case INSERT -> Delivery.AT_LEAST_ONCE;
        };
    }

    @Override
    public RecordWriter write(SinkRequest request) {
        JdbcSinkSettings settings = SettingsBinder.bind(JdbcSinkSettings.class, request.settings());
        Connection session = sessions.writing();
        try {
            Dialect dialect = Dialect.of(session.getMetaData());
            return new JdbcWriter(TargetTable.of(settings, session, dialect), settings, session, sessions.failures());
        } catch (SQLException e) {
            Sessions.closeQuietly(session);
            throw sessions.failures().during("prepare the table " + settings.table(), e);
        } catch (ConnectorException e) {
            Sessions.closeQuietly(session);
            throw e;
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
