package dev.pipewright.engine.store;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.SqliteFile;
import dev.pipewright.model.NodeId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Loads in a state file.
public final class SqliteLoadStore implements LoadStore {

    private static final String WATERMARKS =
            "SELECT pipeline_id, node, stream, value, run, moved_at FROM watermark WHERE tenant = ? AND ";

    private static final String LOADS = "SELECT " + LoadRows.COLUMNS + " FROM load l ";

    private final SqliteFile file;
    private final Clock clock;

    /// A store in an open file. Who opened the file closes it.
    public SqliteLoadStore(SqliteFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public Load begin(TenantId tenant, RunId run, Load load) {
        return file.inTransaction(open -> {
            open.execute(
                    """
                    INSERT INTO load (tenant, run, node, pipeline_id, stream, since, low, high, moved, is_range, known)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9,
                        (SELECT known FROM watermark WHERE NOT ?9 AND tenant = ?1 AND pipeline_id = ?4 AND node = ?3 AND stream = ?5
                            AND value IS ?6))
                    ON CONFLICT (tenant, run, node) DO NOTHING
                    """,
                    tenant.value(),
                    run.toString(),
                    load.of().node().value(),
                    load.of().scope(),
                    load.of().stream(),
                    WatermarkText.of(load.since()),
                    WatermarkText.of(load.from()),
                    WatermarkText.of(load.to()),
                    load.isRange());
            return loads(open, tenant, run).stream()
                    .filter(kept -> kept.of().node().equals(load.of().node()))
                    .findFirst()
                    .orElseThrow();
        });
    }

    @Override
    public List<Load> of(TenantId tenant, RunId run) {
        return file.inTransaction(open -> loads(open, tenant, run));
    }

    private static List<Load> loads(SqliteFile open, TenantId tenant, RunId run) throws SQLException {
        return loads(open.statement(
                LOADS + "WHERE l.tenant = ? AND l.run = ? ORDER BY l.node", tenant.value(), run.toString()));
    }

    private static List<Load> loads(PreparedStatement query) throws SQLException {
        var loads = new ArrayList<Load>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                loads.add(LoadRows.load(rows));
            }
        }
        return loads;
    }

    @Override
    public Optional<Watermark> watermark(TenantId tenant, LoadedStream of) {
        return file.inTransaction(open -> watermark(open, tenant, of));
    }

    private static Optional<Watermark> watermark(SqliteFile open, TenantId tenant, LoadedStream of)
            throws SQLException {
        return watermarks(open.statement(
                        WATERMARKS + "pipeline_id = ? AND node = ? AND stream = ?",
                        tenant.value(),
                        of.scope(),
                        of.node().value(),
                        of.stream()))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Object> reachedBefore(TenantId tenant, RunId run, LoadedStream of) {
        return file.inTransaction(open -> {
            try (ResultSet rows = open.statement(
                            """
                            SELECT reached.high FROM run mine
                            JOIN run earlier ON earlier.tenant = mine.tenant AND earlier.pipeline_id = mine.pipeline_id
                                AND earlier.seq < mine.seq
                            JOIN load reached ON reached.tenant = earlier.tenant AND reached.run = earlier.id
                            WHERE mine.tenant = ? AND mine.id = ? AND reached.pipeline_id = ? AND reached.node = ?
                                AND reached.stream = ? AND reached.moved
                            ORDER BY earlier.seq DESC LIMIT 1
                            """,
                            tenant.value(),
                            run.toString(),
                            of.scope(),
                            of.node().value(),
                            of.stream())
                    .executeQuery()) {
                return rows.next() ? Optional.ofNullable(WatermarkText.value(rows.getString(1))) : Optional.empty();
            }
        });
    }

    @Override
    public List<Watermark> watermarks(TenantId tenant, String pipelineId) {
        return file.inTransaction(open -> watermarks(
                open.statement(WATERMARKS + "pipeline_id = ? ORDER BY node, stream", tenant.value(), pipelineId)));
    }

    private static List<Watermark> watermarks(PreparedStatement query) throws SQLException {
        var watermarks = new ArrayList<Watermark>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String run = rows.getString(5);
                watermarks.add(new Watermark(
                        LoadRows.stream(rows),
                        WatermarkText.value(rows.getString(4)),
                        run == null ? null : new RunId(UUID.fromString(run)),
                        Instant.EPOCH.plus(rows.getLong(6), ChronoUnit.MICROS)));
            }
        }
        return watermarks;
    }

    @Override
    public void certify(TenantId tenant, RunId run, Map<NodeId, Reading> readings) {
        file.inTransaction(open -> {
            certify(open, tenant, run, readings);
            return true;
        });
    }

    private static void certify(SqliteFile open, TenantId tenant, RunId run, Map<NodeId, Reading> readings)
            throws SQLException {
        for (var entry : readings.entrySet()) {
            open.execute(
                    "UPDATE load SET reading = ?, known = NULL WHERE tenant = ? AND run = ? AND node = ?",
                    Reading.kept(entry.getValue()),
                    tenant.value(),
                    run.toString(),
                    entry.getKey().value());
        }
    }

    @Override
    public void complete(TenantId tenant, RunId run, Map<NodeId, Reading> readings) {
        file.inTransaction(open -> {
            certify(open, tenant, run, readings);
            for (Load load : loads(open, tenant, run)) {
                Object present =
                        watermark(open, tenant, load.of()).map(Watermark::value).orElse(null);
                if (load.mayMove() && load.beganAt(present)) {
                    NodeId node = load.of().node();
                    open.execute(
                            "UPDATE load SET moved = 1 WHERE tenant = ? AND run = ? AND node = ?",
                            tenant.value(),
                            run.toString(),
                            node.value());
                    Reading reading = readings.getOrDefault(node, Reading.NONE);
                    put(open, tenant, load.of(), load.to(), run, reading.fingerprints());
                }
            }
            return true;
        });
    }

    @Override
    public List<Load> moved(TenantId tenant, LoadedStream of, int most) {
        return file.inTransaction(open -> loads(open.statement(
                        LOADS + """
                        JOIN run r ON r.tenant = l.tenant AND r.id = l.run
                        WHERE l.tenant = ? AND l.pipeline_id = ? AND l.node = ? AND l.stream = ? AND l.moved
                        ORDER BY r.seq DESC LIMIT ?
                        """, tenant.value(), of.scope(), of.node().value(), of.stream(), most))
                .reversed());
    }

    @Override
    public void set(TenantId tenant, LoadedStream of, @Nullable Object value) {
        file.inTransaction(open -> {
            put(open, tenant, of, value, null, List.of());
            return true;
        });
    }

    private void put(
            SqliteFile open,
            TenantId tenant,
            LoadedStream of,
            @Nullable Object value,
            @Nullable RunId run,
            List<String> known)
            throws SQLException {
        open.execute(
                "INSERT OR REPLACE INTO watermark (tenant, pipeline_id, node, stream, value, run, moved_at, known)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                tenant.value(),
                of.scope(),
                of.node().value(),
                of.stream(),
                WatermarkText.of(value),
                run == null ? null : run.toString(),
                ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                Reading.joined(known));
    }
}
