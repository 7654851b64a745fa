package dev.pipewright.engine.store;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.TenantTransactions;
import dev.pipewright.model.NodeId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Loads in PostgreSQL.
public final class JdbcLoadStore implements LoadStore {

    private static final String WATERMARKS =
            "SELECT pipeline_id, node, stream, value, run, moved_at FROM pipewright.watermark WHERE ";
    private static final String LOADS = "SELECT " + LoadRows.COLUMNS + " FROM pipewright.load l ";
    private static final String OF_STREAM = "pipeline_id = ? AND node = ? AND stream = ?";

    private final TenantTransactions transactions;
    private final Clock clock;

    /// A store in a database that [DatabaseMigration] has prepared.
    ///
    /// @param app logged in as the role `pipewright_app`
    public JdbcLoadStore(DataSource app, Clock clock) {
        this.transactions = new TenantTransactions(app);
        this.clock = clock;
    }

    /// Keeps a range with a new run, within a transaction of its tenant that belongs to the caller.
    public void keep(Connection connection, TenantId tenant, RunId run, Load range) throws SQLException {
        JdbcRunRows.execute(
                connection,
                """
                INSERT INTO pipewright.load (tenant, run, node, pipeline_id, stream, low, high, is_range)
                VALUES (?, ?, ?, ?, ?, ?, ?, true)
                """,
                tenant.value(),
                run.value(),
                range.of().node().value(),
                range.of().scope(),
                range.of().stream(),
                WatermarkText.of(range.from()),
                WatermarkText.of(range.to()));
    }

    @Override
    public Load begin(TenantId tenant, RunId run, Load load) {
        return transactions.inTransaction(tenant, connection -> {
            JdbcRunRows.execute(
                    connection,
                    """
                    INSERT INTO pipewright.load (tenant, run, node, pipeline_id, stream, since, low, high, is_range, known)
                    SELECT begun.*, mark.known FROM (VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?))
                        AS begun (tenant, run, node, pipeline_id, stream, since, low, high, is_range)
                    LEFT JOIN pipewright.watermark mark ON NOT begun.is_range
                        AND mark.pipeline_id = begun.pipeline_id AND mark.node = begun.node
                        AND mark.stream = begun.stream AND mark.value IS NOT DISTINCT FROM begun.since
                    ON CONFLICT (run, node) DO NOTHING
                    """,
                    tenant.value(),
                    run.value(),
                    load.of().node().value(),
                    load.of().scope(),
                    load.of().stream(),
                    WatermarkText.of(load.since()),
                    WatermarkText.of(load.from()),
                    WatermarkText.of(load.to()),
                    load.isRange());
            return loads(connection, run).stream()
                    .filter(kept -> kept.of().node().equals(load.of().node()))
                    .findFirst()
                    .orElseThrow();
        });
    }

    @Override
    public List<Load> of(TenantId tenant, RunId run) {
        return transactions.inTransaction(tenant, connection -> loads(connection, run));
    }

    private static List<Load> loads(Connection connection, RunId run) throws SQLException {
        return loads(JdbcRunRows.statement(connection, LOADS + "WHERE l.run = ? ORDER BY l.node", run.value()));
    }

    private static List<Load> loads(PreparedStatement query) throws SQLException {
        var loads = new ArrayList<Load>();
        try (PreparedStatement statement = query;
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                loads.add(LoadRows.load(rows));
            }
        }
        return loads;
    }

    @Override
    public Optional<Watermark> watermark(TenantId tenant, LoadedStream of) {
        return transactions.inTransaction(tenant, connection -> watermark(connection, of, ""));
    }

    private static Optional<Watermark> watermark(Connection connection, LoadedStream of, String rest)
            throws SQLException {
        return watermarks(JdbcRunRows.statement(
                        connection,
                        WATERMARKS + OF_STREAM + rest,
                        of.scope(),
                        of.node().value(),
                        of.stream()))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Object> reachedBefore(TenantId tenant, RunId run, LoadedStream of) {
        return transactions.inTransaction(tenant, connection -> {
            try (PreparedStatement statement = JdbcRunRows.statement(
                            connection, """
                            SELECT reached.high FROM pipewright.run mine
                            JOIN pipewright.run earlier ON earlier.tenant = mine.tenant
                                AND earlier.pipeline_id = mine.pipeline_id AND earlier.seq < mine.seq
                            JOIN pipewright.load reached ON reached.run = earlier.id
                            WHERE mine.id = ? AND reached.pipeline_id = ? AND reached.node = ? AND reached.stream = ?
                                AND reached.moved
                            ORDER BY earlier.seq DESC LIMIT 1
                            """, run.value(), of.scope(), of.node().value(), of.stream());
                    ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.ofNullable(WatermarkText.value(rows.getString(1))) : Optional.empty();
            }
        });
    }

    @Override
    public List<Watermark> watermarks(TenantId tenant, String pipelineId) {
        return transactions.inTransaction(
                tenant,
                connection -> watermarks(JdbcRunRows.statement(
                        connection, WATERMARKS + "pipeline_id = ? ORDER BY node, stream", pipelineId)));
    }

    private static List<Watermark> watermarks(PreparedStatement query) throws SQLException {
        var watermarks = new ArrayList<Watermark>();
        try (PreparedStatement statement = query;
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                UUID run = rows.getObject(5, UUID.class);
                watermarks.add(new Watermark(
                        LoadRows.stream(rows),
                        WatermarkText.value(rows.getString(4)),
                        run == null ? null : new RunId(run),
                        rows.getObject(6, OffsetDateTime.class).toInstant()));
            }
        }
        return watermarks;
    }

    @Override
    public void certify(TenantId tenant, RunId run, Map<NodeId, Reading> readings) {
        transactions.inTransaction(tenant, connection -> {
            certify(connection, run, readings);
            return true;
        });
    }

    private static void certify(Connection connection, RunId run, Map<NodeId, Reading> readings) throws SQLException {
        for (var entry : readings.entrySet()) {
            JdbcRunRows.execute(
                    connection,
                    "UPDATE pipewright.load SET reading = ?, known = NULL WHERE run = ? AND node = ?",
                    Reading.kept(entry.getValue()),
                    run.value(),
                    entry.getKey().value());
        }
    }

    @Override
    public void complete(TenantId tenant, RunId run, Map<NodeId, Reading> readings) {
        transactions.inTransaction(tenant, connection -> {
            certify(connection, run, readings);
            for (Load load : loads(connection, run)) {
                if (load.mayMove() && isWhereItBegan(connection, tenant, load)) {
                    NodeId node = load.of().node();
                    JdbcRunRows.execute(
                            connection,
                            "UPDATE pipewright.load SET moved = true WHERE run = ? AND node = ?",
                            run.value(),
                            node.value());
                    Reading reading = readings.getOrDefault(node, Reading.NONE);
                    put(connection, tenant, load.of(), load.to(), run, reading.fingerprints());
                }
            }
            return true;
        });
    }

    private boolean isWhereItBegan(Connection connection, TenantId tenant, Load load) throws SQLException {
        // There must be a row to lock.
        JdbcRunRows.execute(
                connection,
                """
                INSERT INTO pipewright.watermark (tenant, pipeline_id, node, stream, moved_at)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT (tenant, pipeline_id, node, stream) DO NOTHING
                """,
                tenant.value(),
                load.of().scope(),
                load.of().node().value(),
                load.of().stream(),
                clock.instant());
        Object present = watermark(connection, load.of(), " FOR UPDATE")
                .map(Watermark::value)
                .orElse(null);
        return load.beganAt(present);
    }

    @Override
    public List<Load> moved(TenantId tenant, LoadedStream of, int most) {
        return transactions.inTransaction(
                tenant,
                connection -> loads(JdbcRunRows.statement(
                                connection, LOADS + """
                                JOIN pipewright.run r ON r.id = l.run
                                WHERE l.pipeline_id = ? AND l.node = ? AND l.stream = ? AND l.moved
                                ORDER BY r.seq DESC LIMIT ?
                                """, of.scope(), of.node().value(), of.stream(), most))
                        .reversed());
    }

    @Override
    public void set(TenantId tenant, LoadedStream of, @Nullable Object value) {
        transactions.inTransaction(tenant, connection -> {
            put(connection, tenant, of, value, null, List.of());
            return true;
        });
    }

    private void put(
            Connection connection,
            TenantId tenant,
            LoadedStream of,
            @Nullable Object value,
            @Nullable RunId run,
            List<String> known)
            throws SQLException {
        JdbcRunRows.execute(
                connection,
                """
                INSERT INTO pipewright.watermark (tenant, pipeline_id, node, stream, value, run, moved_at, known)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, pipeline_id, node, stream)
                DO UPDATE SET value = excluded.value, run = excluded.run, moved_at = excluded.moved_at,
                    known = excluded.known
                """,
                tenant.value(),
                of.scope(),
                of.node().value(),
                of.stream(),
                WatermarkText.of(value),
                run == null ? null : run.value(),
                clock.instant(),
                Reading.joined(known));
    }
}
