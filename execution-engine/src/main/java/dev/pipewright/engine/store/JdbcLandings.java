package dev.pipewright.engine.store;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.TenantTransactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Closes uploads in PostgreSQL, and says which runs they ask for: in one commit, so that an upload is read by a
/// run that is asked for already and has not begun, or by one of its own, but never by none. Safe for use by many
/// threads.
public final class JdbcLandings {

    private final TenantTransactions transactions;
    private final Clock clock;

    /// On a database that [DatabaseMigration] has prepared.
    ///
    /// @param app logged in as the role `pipewright_app`
    public JdbcLandings(DataSource app, Clock clock) {
        this.transactions = new TenantTransactions(app);
        this.clock = clock;
    }

    /// Closes an upload. One that is closed stays as it is.
    ///
    /// @param chunks how many it has
    /// @param listeners who is to read it
    public Landing land(TenantId tenant, String stream, String id, int chunks, List<StreamListener> listeners) {
        return transactions.inTransaction(tenant, connection -> {
            List<StreamListener> ordered = listeners.stream()
                    .sorted(Comparator.comparing(StreamListener::pipelineId))
                    .toList();
            // Always in one order, and before the upload itself, as a run does that begins to read.
            for (StreamListener listener : ordered) {
                JdbcIntake.lock(connection, tenant, listener.pipelineId());
            }
            Boolean closed = isClosed(connection, tenant, stream, id);
            if (closed == null) {
                return new Landing.Unknown();
            }
            Set<Integer> present = JdbcUploads.chunks(connection, tenant, stream, id).stream()
                    .map(UploadChunk::number)
                    .collect(Collectors.toSet());
            List<Integer> missing = IntStream.range(0, chunks)
                    .boxed()
                    .filter(number -> !present.contains(number))
                    .toList();
            if (present.size() + missing.size() > chunks || (closed && !missing.isEmpty())) {
                return new Landing.Otherwise(present.size());
            }
            if (!missing.isEmpty()) {
                return new Landing.Missing(missing);
            }
            if (!closed) {
                close(connection, tenant, stream, id, ordered);
            }
            return new Landing.Landed(asked(connection, tenant, stream, id));
        });
    }

    private static @Nullable Boolean isClosed(Connection connection, TenantId tenant, String stream, String id)
            throws SQLException {
        try (PreparedStatement statement = JdbcRunRows.statement(
                        connection,
                        "SELECT landed IS NOT NULL FROM pipewright.upload WHERE tenant = ? AND stream = ? AND id = ?"
                                + " FOR UPDATE",
                        tenant.value(),
                        stream,
                        id);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getBoolean(1) : null;
        }
    }

    private void close(Connection connection, TenantId tenant, String stream, String id, List<StreamListener> listeners)
            throws SQLException {
        long place;
        try (PreparedStatement statement =
                        JdbcRunRows.statement(connection, """
                        UPDATE pipewright.upload SET landed = nextval('pipewright.upload_landed'), landed_at = ?
                        WHERE tenant = ? AND stream = ? AND id = ? RETURNING landed
                        """, clock.instant(), tenant.value(), stream, id);
                ResultSet row = statement.executeQuery()) {
            row.next();
            place = row.getLong(1);
        }
        for (StreamListener listener : listeners) {
            String waiting = waiting(connection, tenant, listener);
            JdbcRunRows.execute(
                    connection,
                    "INSERT INTO pipewright.upload_run (tenant, stream, upload, pipeline_id, cause)"
                            + " VALUES (?, ?, ?, ?, ?)",
                    tenant.value(),
                    stream,
                    id,
                    listener.pipelineId(),
                    waiting == null
                            ? String.join("/", "ingest", listener.pipelineId(), stream, id, String.valueOf(place))
                            : waiting);
        }
    }

    /// The trigger of a run that was asked for and will read what lands now; null if there is none. What was asked
    /// for and is not there yet, or was refused, is asked for again.
    private static @Nullable String waiting(Connection connection, TenantId tenant, StreamListener listener)
            throws SQLException {
        try (PreparedStatement statement = JdbcRunRows.statement(
                        connection,
                        """
                        SELECT a.cause, r.id IS NULL OR (r.state = ? AND r.content_hash = ?
                            AND NOT EXISTS (SELECT 1 FROM pipewright.intake i WHERE i.run = r.id))
                        FROM pipewright.upload_run a
                        LEFT JOIN pipewright.run r ON r.tenant = a.tenant AND r.cause = a.cause
                        WHERE a.tenant = ? AND a.pipeline_id = ? ORDER BY a.seq DESC LIMIT 1
                        """,
                        RunState.QUEUED.name(),
                        listener.contentHash(),
                        tenant.value(),
                        listener.pipelineId());
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(2) ? row.getString(1) : null;
        }
    }

    /// The runs that were asked for and are not there, of uploads that not all have read: the process ended between
    /// the two, or they were refused.
    public List<AskedRun> unstarted(TenantId tenant) {
        return transactions.inTransaction(tenant, connection -> {
            try (PreparedStatement statement = JdbcRunRows.statement(connection, """
                            SELECT DISTINCT a.pipeline_id, a.cause, NULL::uuid FROM pipewright.upload u
                            JOIN pipewright.upload_run a
                                ON a.tenant = u.tenant AND a.stream = u.stream AND a.upload = u.id
                            WHERE u.tenant = ? AND u.read_at IS NULL AND NOT EXISTS
                                (SELECT 1 FROM pipewright.run r WHERE r.tenant = a.tenant AND r.cause = a.cause)
                            ORDER BY a.cause
                            """, tenant.value())) {
                return askedRuns(statement);
            }
        });
    }

    /// The runs that a closed upload asks for; none while it is open.
    public List<AskedRun> asked(TenantId tenant, String stream, String id) {
        return transactions.inTransaction(tenant, connection -> asked(connection, tenant, stream, id));
    }

    private static List<AskedRun> asked(Connection connection, TenantId tenant, String stream, String id)
            throws SQLException {
        try (PreparedStatement statement = JdbcRunRows.statement(connection, """
                        SELECT a.pipeline_id, a.cause, r.id FROM pipewright.upload_run a
                        LEFT JOIN pipewright.run r ON r.tenant = a.tenant AND r.cause = a.cause
                        WHERE a.tenant = ? AND a.stream = ? AND a.upload = ? ORDER BY a.pipeline_id
                        """, tenant.value(), stream, id)) {
            return askedRuns(statement);
        }
    }

    private static List<AskedRun> askedRuns(PreparedStatement statement) throws SQLException {
        var asked = new ArrayList<AskedRun>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                UUID run = rows.getObject(3, UUID.class);
                asked.add(new AskedRun(rows.getString(1), rows.getString(2), run == null ? null : new RunId(run)));
            }
        }
        return asked;
    }
}
