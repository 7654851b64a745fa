package dev.pipewright.engine.store;

import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.engine.Replay;
import dev.pipewright.engine.Restart;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.TenantTransactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Runs in PostgreSQL.
public final class JdbcRunStore implements RunStore {

    /// The channel on which nodes tell each other of ranges: each time a run that read one is over.
    public static final String RANGES = "pipewright_ranges";

    private final TenantTransactions transactions;
    private final RunPayloads payloads;
    private final JdbcRunRows stored;
    private final JdbcRunInputs inputs;
    private final JdbcRunRestarts restarts;
    private final Clock clock;

    /// A store in a database that [DatabaseMigration] has prepared.
    ///
    /// @param app logged in as the role `pipewright_app`
    public JdbcRunStore(DataSource app, Seal seal, Clock clock) {
        this.transactions = new TenantTransactions(app);
        this.payloads = new RunPayloads(seal);
        this.stored = new JdbcRunRows(payloads);
        this.inputs = new JdbcRunInputs(transactions, payloads, clock);
        this.restarts = new JdbcRunRestarts(transactions, payloads, clock);
        this.clock = clock;
    }

    @Override
    public Run create(Run run, String pipeline, @Nullable Replay replay) {
        prepareMonth(run);
        return transactions.inTransaction(run.tenant(), connection -> {
            RunId kept = keep(connection, run, pipeline, replay, "");
            return stored.runs(connection, run.tenant(), "WHERE id = ?", kept.value())
                    .getFirst();
        });
    }

    /// Makes the partitions of a new run's month: by itself, so that nobody waits for the run's transaction.
    public void prepareMonth(Run run) {
        transactions.inTransaction(run.tenant(), connection -> {
            JdbcRunRows.execute(connection, "SELECT pipewright.ensure_month(?)", monthOf(run));
            return true;
        });
    }

    /// Keeps a new run, or finds the one that the same trigger made before, within a transaction of its tenant
    /// that belongs to the caller. Needs no right to read payloads.
    ///
    /// @param replay what it does again; null if it reads its sources
    /// @param asked tells apart what a trigger is used for, as a hash
    /// @return the run that is kept
    public RunId keep(Connection connection, Run run, String pipeline, @Nullable Replay replay, String asked)
            throws SQLException {
        JdbcRunRows.execute(
                connection,
                """
                INSERT INTO pipewright.run (tenant, id, month, pipeline_id, pipeline_name, content_hash, mode, cause,
                    asked, state, created_at, started_at, ended_at, parameters, failure, pipeline,
                    replays, selection, environment, bindings)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, cause) DO NOTHING
                """,
                run.tenant().value(),
                run.id().value(),
                monthOf(run),
                run.pipelineId(),
                run.pipelineName(),
                run.contentHash(),
                run.mode().name(),
                run.trigger(),
                asked,
                run.state().name(),
                run.createdAt(),
                run.startedAt(),
                run.endedAt(),
                payloads.parameters(run.tenant(), run.parameters()),
                payloads.failure(run.tenant(), run.failure()),
                payloads.pipeline(run.tenant(), pipeline),
                replay == null ? null : replay.of().value(),
                payloads.selection(run.tenant(), replay == null ? null : replay.only()),
                RunEnvironmentText.name(run.environment()),
                RunEnvironmentText.bindings(run.environment()));
        return kept(connection, run.tenant(), run.trigger()).orElseThrow().run();
    }

    /// What a trigger has made.
    ///
    /// @param asked as it was told when the run was kept
    public record Kept(RunId run, String asked) {}

    /// What a trigger has made, if it was used.
    public Optional<Kept> kept(TenantId tenant, String trigger) {
        return transactions.inTransaction(tenant, connection -> kept(connection, tenant, trigger));
    }

    private static Optional<Kept> kept(Connection connection, TenantId tenant, String trigger) throws SQLException {
        try (PreparedStatement statement = JdbcRunRows.statement(
                        connection,
                        "SELECT id, asked FROM pipewright.run WHERE tenant = ? AND cause = ?",
                        tenant.value(),
                        trigger);
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new Kept(new RunId(row.getObject(1, UUID.class)), row.getString(2)))
                    : Optional.empty();
        }
    }

    private static LocalDate monthOf(Run run) {
        return LocalDate.ofInstant(run.createdAt(), ZoneOffset.UTC).withDayOfMonth(1);
    }

    @Override
    public Optional<Run> find(TenantId tenant, RunId run) {
        return transactions.inTransaction(
                tenant,
                connection -> stored.runs(connection, tenant, "WHERE id = ?", run.value()).stream()
                        .findFirst());
    }

    @Override
    public String pipelineOf(TenantId tenant, RunId run) {
        return transactions.inTransaction(tenant, connection -> {
            try (PreparedStatement statement = JdbcRunRows.statement(
                            connection, "SELECT pipeline FROM pipewright.run WHERE id = ?", run.value());
                    ResultSet rows = statement.executeQuery()) {
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
        var where = new StringBuilder("WHERE tenant = ? AND NOT starts_with(cause, ?)");
        var parameters = new ArrayList<Object>(List.of(tenant.value(), Run.SHADOW));
        if (pipeline != null) {
            where.append(" AND pipeline_id = ?");
            parameters.add(pipeline);
        }
        if (before != null) {
            where.append(" AND seq < (SELECT b.seq FROM pipewright.run b WHERE b.id = ?)");
            parameters.add(before.value());
        }
        parameters.add(limit);
        return transactions.inTransaction(
                tenant,
                connection ->
                        stored.runs(connection, tenant, where + " ORDER BY seq DESC LIMIT ?", parameters.toArray()));
    }

    @Override
    public List<Run> unfinished(TenantId tenant) {
        return transactions.inTransaction(
                tenant,
                connection -> stored.runs(
                        connection, tenant, "WHERE tenant = ? AND ended_at IS NULL ORDER BY seq", tenant.value()));
    }

    @Override
    public boolean move(TenantId tenant, RunId run, RunState next, @Nullable String failure) {
        return transactions.inTransaction(tenant, connection -> {
            List<Run> found = stored.runs(connection, tenant, "WHERE id = ? FOR UPDATE", run.value());
            if (found.isEmpty() || !found.getFirst().state().mayBecome(next)) {
                return false;
            }
            Run moved = RunMoves.moved(found.getFirst(), next, failure, clock.instant());
            JdbcRunRows.execute(
                    connection,
                    "UPDATE pipewright.run SET state = ?, started_at = ?, ended_at = ?, failure = ? WHERE id = ?",
                    moved.state().name(),
                    moved.startedAt(),
                    moved.endedAt(),
                    payloads.failure(tenant, moved.failure()),
                    run.value());
            if (next.isFinal()) {
                // With the same commit: whoever hears of it sees that the run is over.
                JdbcRunRows.execute(
                        connection,
                        "SELECT pg_notify('" + RANGES + "', '') FROM pipewright.load WHERE run = ? AND is_range",
                        run.value());
            }
            return true;
        });
    }

    @Override
    public boolean restart(TenantId tenant, RunId run, String person) {
        return transactions.inTransaction(tenant, connection -> restart(connection, run, person));
    }

    /// Likewise, within a transaction of its tenant that belongs to the caller. Needs no right to change runs.
    public boolean restart(Connection connection, RunId run, String person) throws SQLException {
        return restarts.add(connection, run, person);
    }

    @Override
    public List<Restart> restarts(TenantId tenant, RunId run) {
        return restarts.of(tenant, run);
    }

    @Override
    public List<SourceSplit> saveSplits(TenantId tenant, RunId run, String stage, List<SourceSplit> splits) {
        return transactions.inTransaction(tenant, connection -> {
            // One at a time for a run: the second finds what the first kept.
            JdbcRunRows.execute(connection, "SELECT 1 FROM pipewright.run WHERE id = ? FOR UPDATE", run.value());
            List<SourceSplit> present = splits(connection, tenant, run, stage);
            if (!present.isEmpty()) {
                return present;
            }
            var definitions = new byte[splits.size()][];
            for (int i = 0; i < definitions.length; i++) {
                definitions[i] = payloads.split(tenant, splits.get(i));
            }
            JdbcRunRows.execute(
                    connection,
                    """
                    INSERT INTO pipewright.source_split (tenant, run, stage, number, definition)
                    SELECT ?, ?, ?, n.place - 1, n.definition
                    FROM unnest(?::bytea[]) WITH ORDINALITY AS n (definition, place)
                    """,
                    tenant.value(),
                    run.value(),
                    stage,
                    connection.createArrayOf("bytea", definitions));
            return List.copyOf(splits);
        });
    }

    @Override
    public List<SourceSplit> splits(TenantId tenant, RunId run, String stage) {
        return transactions.inTransaction(tenant, connection -> splits(connection, tenant, run, stage));
    }

    private List<SourceSplit> splits(Connection connection, TenantId tenant, RunId run, String stage)
            throws SQLException {
        var splits = new ArrayList<SourceSplit>();
        try (PreparedStatement statement = JdbcRunRows.statement(
                        connection,
                        "SELECT definition FROM pipewright.source_split WHERE run = ? AND stage = ? ORDER BY number",
                        run.value(),
                        stage);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                splits.add(payloads.split(tenant, rows.getBytes(1)));
            }
        }
        return splits;
    }
}
