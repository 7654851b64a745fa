package dev.pipewright.engine.store;

import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Replay;
import dev.pipewright.engine.Restart;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.SqliteFile;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Runs in a state file.
public final class SqliteRunStore implements RunStore {

    private static final String COLUMNS =
            "id, pipeline_id, pipeline_name, content_hash, mode, cause, parameters, state, created_at, started_at,"
                    + " ended_at, failure, environment, bindings";

    private final SqliteFile file;
    private final RunPayloads payloads;
    private final SqliteRunInputs inputs;
    private final SqliteRunRestarts restarts;
    private final Clock clock;

    /// A store in an open file. Who opened the file closes it.
    public SqliteRunStore(SqliteFile file, Seal seal, Clock clock) {
        this.file = file;
        this.payloads = new RunPayloads(seal);
        this.inputs = new SqliteRunInputs(file, payloads, clock);
        this.restarts = new SqliteRunRestarts(file, payloads, clock);
        this.clock = clock;
    }

    @Override
    public Run create(Run run, String pipeline, @Nullable Replay replay) {
        return file.inTransaction(open -> {
            open.execute(
                    """
                    INSERT INTO run (tenant, id, pipeline_id, pipeline_name, content_hash, mode, cause, parameters,
                        state, created_at, started_at, ended_at, failure, pipeline, replays, selection, environment,
                        bindings)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, cause) DO NOTHING
                    """,
                    run.tenant().value(),
                    run.id().toString(),
                    run.pipelineId(),
                    run.pipelineName(),
                    run.contentHash(),
                    run.mode().name(),
                    run.trigger(),
                    payloads.parameters(run.tenant(), run.parameters()),
                    run.state().name(),
                    micros(run.createdAt()),
                    micros(run.startedAt()),
                    micros(run.endedAt()),
                    payloads.failure(run.tenant(), run.failure()),
                    payloads.pipeline(run.tenant(), pipeline),
                    replay == null ? null : replay.of().toString(),
                    payloads.selection(run.tenant(), replay == null ? null : replay.only()),
                    RunEnvironmentText.name(run.environment()),
                    RunEnvironmentText.bindings(run.environment()));
            return runs(
                            run.tenant(),
                            open.statement(
                                    "SELECT " + COLUMNS + " FROM run WHERE tenant = ? AND cause = ?",
                                    run.tenant().value(),
                                    run.trigger()))
                    .getFirst();
        });
    }

    @Override
    public Optional<Run> find(TenantId tenant, RunId run) {
        return file.inTransaction(open -> find(open, tenant, run));
    }

    @Override
    public String pipelineOf(TenantId tenant, RunId run) {
        return file.inTransaction(open -> {
            try (ResultSet rows = open.statement(
                            "SELECT pipeline FROM run WHERE tenant = ? AND id = ?", tenant.value(), run.toString())
                    .executeQuery()) {
                if (!rows.next()) {
                    throw new NoSuchElementException("no run " + run);
                }
                return payloads.pipeline(tenant, rows.getBytes(1));
            }
        });
    }

    @Override
    public Optional<Replay> replay(TenantId tenant, RunId run) {
        return inputs.replay(tenant, run);
    }

    @Override
    public boolean hasInputs(TenantId tenant, RunId run) {
        return inputs.areKept(tenant, run);
    }

    @Override
    public void dropInputs(TenantId tenant, Instant before) {
        inputs.drop(tenant, before);
    }

    @Override
    public List<Run> list(TenantId tenant, @Nullable String pipeline, @Nullable RunId before, int limit) {
        String last = before == null ? null : before.toString();
        return file.inTransaction(open -> runs(
                tenant,
                open.statement(
                        "SELECT " + COLUMNS + " FROM run WHERE tenant = ? AND (? IS NULL OR pipeline_id = ?)"
                                + " AND (? IS NULL OR seq < (SELECT b.seq FROM run b WHERE b.tenant = ? AND b.id = ?))"
                                + " AND instr(cause, ?) <> 1"
                                + " ORDER BY seq DESC LIMIT ?",
                        tenant.value(),
                        pipeline,
                        pipeline,
                        last,
                        tenant.value(),
                        last,
                        Run.SHADOW,
                        limit)));
    }

    @Override
    public List<Run> unfinished(TenantId tenant) {
        return file.inTransaction(open -> runs(
                tenant,
                open.statement(
                        "SELECT " + COLUMNS + " FROM run WHERE tenant = ? AND ended_at IS NULL ORDER BY seq",
                        tenant.value())));
    }

    @Override
    public boolean move(TenantId tenant, RunId run, RunState next, @Nullable String failure) {
        return file.inTransaction(open -> {
            Run present = find(open, tenant, run).orElse(null);
            if (present == null || !present.state().mayBecome(next)) {
                return false;
            }
            Run moved = RunMoves.moved(present, next, failure, clock.instant());
            open.execute(
                    "UPDATE run SET state = ?, started_at = ?, ended_at = ?, failure = ? WHERE tenant = ? AND id = ?",
                    moved.state().name(),
                    micros(moved.startedAt()),
                    micros(moved.endedAt()),
                    payloads.failure(tenant, moved.failure()),
                    tenant.value(),
                    run.toString());
            return true;
        });
    }

    @Override
    public boolean restart(TenantId tenant, RunId run, String person) {
        return restarts.add(tenant, run, person);
    }

    @Override
    public List<Restart> restarts(TenantId tenant, RunId run) {
        return restarts.of(tenant, run);
    }

    @Override
    public List<SourceSplit> saveSplits(TenantId tenant, RunId run, String stage, List<SourceSplit> splits) {
        return file.inTransaction(open -> {
            List<SourceSplit> present = splits(open, tenant, run, stage);
            if (!present.isEmpty()) {
                return present;
            }
            for (int i = 0; i < splits.size(); i++) {
                open.execute(
                        "INSERT INTO source_split (tenant, run, stage, number, definition) VALUES (?, ?, ?, ?, ?)",
                        tenant.value(),
                        run.toString(),
                        stage,
                        i,
                        payloads.split(tenant, splits.get(i)));
            }
            return List.copyOf(splits);
        });
    }

    @Override
    public List<SourceSplit> splits(TenantId tenant, RunId run, String stage) {
        return file.inTransaction(open -> splits(open, tenant, run, stage));
    }

    private List<SourceSplit> splits(SqliteFile open, TenantId tenant, RunId run, String stage) throws SQLException {
        var splits = new ArrayList<SourceSplit>();
        try (ResultSet rows = open.statement(
                        "SELECT definition FROM source_split WHERE tenant = ? AND run = ? AND stage = ?"
                                + " ORDER BY number",
                        tenant.value(),
                        run.toString(),
                        stage)
                .executeQuery()) {
            while (rows.next()) {
                splits.add(payloads.split(tenant, rows.getBytes(1)));
            }
        }
        return splits;
    }

    private Optional<Run> find(SqliteFile open, TenantId tenant, RunId run) throws SQLException {
        return runs(
                        tenant,
                        open.statement(
                                "SELECT " + COLUMNS + " FROM run WHERE tenant = ? AND id = ?",
                                tenant.value(),
                                run.toString()))
                .stream()
                .findFirst();
    }

    private List<Run> runs(TenantId tenant, PreparedStatement query) throws SQLException {
        var runs = new ArrayList<Run>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                runs.add(new Run(
                        new RunId(UUID.fromString(rows.getString(1))),
                        tenant,
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        Mode.valueOf(rows.getString(5)),
                        rows.getString(6),
                        payloads.parameters(tenant, rows.getBytes(7)),
                        RunState.valueOf(rows.getString(8)),
                        Instant.EPOCH.plus(rows.getLong(9), ChronoUnit.MICROS),
                        instant(rows, 10),
                        instant(rows, 11),
                        payloads.failure(tenant, rows.getBytes(12)),
                        RunEnvironmentText.read(rows.getString(13), rows.getString(14))));
            }
        }
        return runs;
    }

    static @Nullable Long micros(@Nullable Instant instant) {
        return instant == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static @Nullable Instant instant(ResultSet rows, int column) throws SQLException {
        long micros = rows.getLong(column);
        return rows.wasNull() ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
