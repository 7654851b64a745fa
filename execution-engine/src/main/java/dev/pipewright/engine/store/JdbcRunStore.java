package dev.pipewright.engine.store;

import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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

    private static final String SELECT =
            "SELECT id, pipeline_id, pipeline_name, content_hash, mode, cause, parameters, state, created_at,"
                    + " started_at, ended_at, failure FROM pipewright.run ";

    private final TenantTransactions transactions;
    private final RunPayloads payloads;
    private final Clock clock;

    /// A store in a database that [DatabaseMigration] has prepared.
    ///
    /// @param app logged in as the role `pipewright_app`
    public JdbcRunStore(DataSource app, Seal seal, Clock clock) {
        this.transactions = new TenantTransactions(app);
        this.payloads = new RunPayloads(seal);
        this.clock = clock;
    }

    @Override
    public Run create(Run run, String pipeline) {
        LocalDate month = LocalDate.ofInstant(run.createdAt(), ZoneOffset.UTC).withDayOfMonth(1);
        // By itself, so that nobody waits for this run's transaction while partitions are made.
        transactions.inTransaction(run.tenant(), connection -> ensureMonth(connection, month));
        return transactions.inTransaction(run.tenant(), connection -> create(connection, run, month, pipeline));
    }

    /// Keeps a new run within a transaction of its tenant that belongs to the caller, as [#create(Run, String)]
    /// does; the partitions of its month exist already.
    public Run create(Connection connection, Run run, String pipeline) throws SQLException {
        return create(
                connection,
                run,
                LocalDate.ofInstant(run.createdAt(), ZoneOffset.UTC).withDayOfMonth(1),
                pipeline);
    }

    @Override
    public Optional<Run> find(TenantId tenant, RunId run) {
        return transactions.inTransaction(
                tenant,
                connection -> runs(connection, tenant, "WHERE id = ?", run.value()).stream()
                        .findFirst());
    }

    @Override
    public String pipelineOf(TenantId tenant, RunId run) {
        return transactions.inTransaction(tenant, connection -> {
            try (PreparedStatement statement =
                            statement(connection, "SELECT pipeline FROM pipewright.run WHERE id = ?", run.value());
                    ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new NoSuchElementException("no run " + run);
                }
                return payloads.pipeline(tenant, rows.getBytes(1));
            }
        });
    }

    @Override
    public List<Run> list(TenantId tenant, @Nullable RunId before, int limit) {
        return transactions.inTransaction(
                tenant,
                connection -> before == null
                        ? runs(connection, tenant, "WHERE tenant = ? ORDER BY seq DESC LIMIT ?", tenant.value(), limit)
                        : runs(
                                connection,
                                tenant,
                                "WHERE tenant = ? AND seq < (SELECT b.seq FROM pipewright.run b WHERE b.id = ?)"
                                        + " ORDER BY seq DESC LIMIT ?",
                                tenant.value(),
                                before.value(),
                                limit));
    }

    @Override
    public List<Run> unfinished(TenantId tenant) {
        return transactions.inTransaction(
                tenant,
                connection ->
                        runs(connection, tenant, "WHERE tenant = ? AND ended_at IS NULL ORDER BY seq", tenant.value()));
    }

    @Override
    public boolean move(TenantId tenant, RunId run, RunState next, @Nullable String failure) {
        return transactions.inTransaction(tenant, connection -> {
            List<Run> found = runs(connection, tenant, "WHERE id = ? FOR UPDATE", run.value());
            if (found.isEmpty() || !found.getFirst().state().mayBecome(next)) {
                return false;
            }
            Run moved = RunMoves.moved(found.getFirst(), next, failure, clock.instant());
            execute(
                    connection,
                    "UPDATE pipewright.run SET state = ?, started_at = ?, ended_at = ?, failure = ? WHERE id = ?",
                    moved.state().name(),
                    moved.startedAt(),
                    moved.endedAt(),
                    payloads.failure(tenant, moved.failure()),
                    run.value());
            return true;
        });
    }

    @Override
    public List<SourceSplit> saveSplits(TenantId tenant, RunId run, String stage, List<SourceSplit> splits) {
        return transactions.inTransaction(tenant, connection -> {
            // One at a time for a run: the second finds what the first kept.
            execute(connection, "SELECT 1 FROM pipewright.run WHERE id = ? FOR UPDATE", run.value());
            List<SourceSplit> present = splits(connection, tenant, run, stage);
            if (!present.isEmpty()) {
                return present;
            }
            var definitions = new byte[splits.size()][];
            for (int i = 0; i < definitions.length; i++) {
                definitions[i] = payloads.split(tenant, splits.get(i));
            }
            execute(
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

    private static boolean ensureMonth(Connection connection, LocalDate month) throws SQLException {
        execute(connection, "SELECT pipewright.ensure_month(?)", month);
        return true;
    }

    private Run create(Connection connection, Run run, LocalDate month, String pipeline) throws SQLException {
        execute(
                connection,
                """
                INSERT INTO pipewright.run (tenant, id, month, pipeline_id, pipeline_name, content_hash, mode, cause,
                    state, created_at, started_at, ended_at, parameters, failure, pipeline)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, cause) DO NOTHING
                """,
                run.tenant().value(),
                run.id().value(),
                month,
                run.pipelineId(),
                run.pipelineName(),
                run.contentHash(),
                run.mode().name(),
                run.trigger(),
                run.state().name(),
                run.createdAt(),
                run.startedAt(),
                run.endedAt(),
                payloads.parameters(run.tenant(), run.parameters()),
                payloads.failure(run.tenant(), run.failure()),
                payloads.pipeline(run.tenant(), pipeline));
        return runs(
                        connection,
                        run.tenant(),
                        "WHERE tenant = ? AND cause = ?",
                        run.tenant().value(),
                        run.trigger())
                .getFirst();
    }

    private List<SourceSplit> splits(Connection connection, TenantId tenant, RunId run, String stage)
            throws SQLException {
        var splits = new ArrayList<SourceSplit>();
        try (PreparedStatement statement = statement(
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

    private List<Run> runs(Connection connection, TenantId tenant, String where, @Nullable Object... parameters)
            throws SQLException {
        var runs = new ArrayList<Run>();
        try (PreparedStatement statement = statement(connection, SELECT + where, parameters);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                runs.add(run(tenant, rows));
            }
        }
        return runs;
    }

    private Run run(TenantId tenant, ResultSet rows) throws SQLException {
        return new Run(
                new RunId(rows.getObject(1, UUID.class)),
                tenant,
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                Mode.valueOf(rows.getString(5)),
                rows.getString(6),
                payloads.parameters(tenant, rows.getBytes(7)),
                RunState.valueOf(rows.getString(8)),
                rows.getObject(9, OffsetDateTime.class).toInstant(),
                instant(rows, 10),
                instant(rows, 11),
                payloads.failure(tenant, rows.getBytes(12)));
    }

    private static PreparedStatement statement(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            statement.setObject(
                    i + 1, parameter instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : parameter);
        }
        return statement;
    }

    private static void execute(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = statement(connection, sql, parameters)) {
            statement.execute();
        }
    }

    private static @Nullable Instant instant(ResultSet rows, int column) throws SQLException {
        OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
