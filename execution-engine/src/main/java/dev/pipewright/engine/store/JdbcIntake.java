package dev.pipewright.engine.store;

import dev.pipewright.connectors.files.PushedFiles;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.TenantTransactions;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The intake of runs in PostgreSQL.
public final class JdbcIntake implements Intake {

    /// The lock keeps uploads from being removed meanwhile.
    private static final String TAKE = """
            INSERT INTO pipewright.consumption (tenant, run, node, pipeline_id, stream, upload, landed, segment)
            SELECT u.tenant, ?, ?, ?, u.stream, u.id, u.landed, c.number
            FROM pipewright.upload u
            JOIN pipewright.upload_chunk c ON c.tenant = u.tenant AND c.stream = u.stream AND c.upload = u.id
            WHERE u.tenant = ? AND u.stream = ? AND u.landed IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM pipewright.consumption d
                    WHERE d.landed = u.landed AND d.segment = c.number AND d.pipeline_id = ? AND d.node = ?
                        AND d.consumed_at IS NOT NULL)
            FOR SHARE OF u""";

    private static final String TAKEN_AWAY = """
            SELECT 1 FROM pipewright.consumption m
            WHERE m.run = ? AND (NOT EXISTS (SELECT 1 FROM pipewright.upload u WHERE u.landed = m.landed)
                OR (? AND EXISTS (SELECT 1 FROM pipewright.consumption d
                    WHERE d.landed = m.landed AND d.segment = m.segment AND d.pipeline_id = m.pipeline_id
                        AND d.node = m.node AND d.consumed_at IS NOT NULL AND d.run <> m.run)))
            LIMIT 1""";

    private final TenantTransactions transactions;
    private final Seal seal;
    private final Clock clock;

    /// An intake in a database that [DatabaseMigration] has prepared.
    ///
    /// @param app logged in as the role `pipewright_app`
    public JdbcIntake(DataSource app, Seal seal, Clock clock) {
        this.transactions = new TenantTransactions(app);
        this.seal = seal;
        this.clock = clock;
    }

    /// Whoever holds this knows which runs of a pipeline have begun to read, until the end of the transaction.
    static void lock(Connection connection, TenantId tenant, String pipelineId) throws SQLException {
        JdbcRunRows.execute(
                connection,
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                "pipewright.intake/" + tenant + "/" + pipelineId);
    }

    @Override
    public boolean begin(Run run, Map<NodeId, String> streams) {
        return streams.isEmpty()
                || transactions.inTransaction(run.tenant(), connection -> {
                    lock(connection, run.tenant(), run.pipelineId());
                    boolean begun = exists(connection, "run = ?", run.id().value());
                    if (begun
                            && !exists(
                                    connection, "run = ? AND NOT open", run.id().value())) {
                        return true;
                    }
                    if (run.mode() == Mode.RECORD
                            && exists(
                                    connection,
                                    "tenant = ? AND pipeline_id = ? AND records AND open",
                                    run.tenant().value(),
                                    run.scope())) {
                        return false;
                    }
                    if (begun) {
                        takeAgain(connection, run);
                        return true;
                    }
                    for (Map.Entry<NodeId, String> source : streams.entrySet()) {
                        take(connection, run, source.getKey(), source.getValue());
                    }
                    return true;
                });
    }

    /// A run that had ended is restarted: it reads what it was told to, if nobody has read it since.
    private static void takeAgain(Connection connection, Run run) throws SQLException {
        try (PreparedStatement statement =
                        JdbcRunRows.statement(connection, TAKEN_AWAY, run.id().value(), run.mode() == Mode.RECORD);
                ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                throw new ConnectorException(Kind.SETTINGS, Sentence.of("engine.pushedReadOn"));
            }
        }
        JdbcRunRows.execute(
                connection,
                "UPDATE pipewright.intake SET open = true WHERE run = ?",
                run.id().value());
    }

    private static boolean exists(Connection connection, String which, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = JdbcRunRows.statement(
                        connection, "SELECT 1 FROM pipewright.intake WHERE " + which + " LIMIT 1", parameters);
                ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }

    private static void take(Connection connection, Run run, NodeId node, String stream) throws SQLException {
        String tenant = run.tenant().value();
        JdbcRunRows.execute(
                connection,
                "INSERT INTO pipewright.intake (tenant, run, node, pipeline_id, records) VALUES (?, ?, ?, ?, ?)",
                tenant,
                run.id().value(),
                node.value(),
                run.scope(),
                run.mode() == Mode.RECORD);
        JdbcRunRows.execute(
                connection,
                TAKE,
                run.id().value(),
                node.value(),
                run.scope(),
                tenant,
                stream,
                run.scope(),
                node.value());
    }

    @Override
    public PushedFiles of(TenantId tenant, RunId run, NodeId node) {
        return transactions.inTransaction(tenant, connection -> {
            var uploads = new LinkedHashMap<String, LandedUpload>();
            try (PreparedStatement statement = JdbcRunRows.statement(connection, """
                            SELECT u.stream, u.id, u.packed, count(*) FROM pipewright.consumption d
                            JOIN pipewright.upload u ON u.landed = d.landed
                            WHERE d.run = ? AND d.node = ? GROUP BY u.tenant, u.stream, u.id ORDER BY u.landed
                            """, run.value(), node.value());
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    var upload =
                            new LandedUpload(rows.getString(1), rows.getString(2), rows.getBoolean(3), rows.getInt(4));
                    uploads.put(upload.file(), upload);
                }
            }
            return new LandedFiles(transactions, seal, tenant, uploads);
        });
    }

    @Override
    public void end(TenantId tenant, RunId run, boolean consumed) {
        transactions.inTransaction(tenant, connection -> {
            if (consumed) {
                var now = clock.instant();
                JdbcRunRows.execute(connection, """
                        UPDATE pipewright.consumption d SET consumed_at = ? WHERE d.run = ? AND d.consumed_at IS NULL
                            AND EXISTS (SELECT 1 FROM pipewright.intake i
                                WHERE i.run = d.run AND i.node = d.node AND i.open)
                        """, now, run.value());
                JdbcRunRows.execute(connection, """
                        UPDATE pipewright.upload u SET read_at = ? FROM pipewright.consumption d
                        WHERE d.run = ? AND u.landed = d.landed AND u.read_at IS NULL
                        """, now, run.value());
            }
            JdbcRunRows.execute(
                    connection, "UPDATE pipewright.intake SET open = false WHERE run = ? AND open", run.value());
            return true;
        });
    }
}
