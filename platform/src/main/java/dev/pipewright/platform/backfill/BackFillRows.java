package dev.pipewright.platform.backfill;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.platform.catalogue.JsonObjects;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of back-fills. Within the caller's transaction of the tenant.
record BackFillRows(Seal seal, SliceRows slices) {

    private static final String PARAMETERS = "backfill";
    private static final String COLUMNS = """
            SELECT id, pipeline, version, node, low, high, length, mode, at_once, stops, state, author, created,
                coalesce(environment, '') AS environment
            FROM backfill WHERE tenant = ?""";

    /// What a trigger has begun.
    ///
    /// @param asked a hash of what was asked for
    record Kept(UUID id, String asked) {}

    Optional<Kept> kept(JdbcClient jdbc, TenantId tenant, String trigger) {
        return jdbc.sql("SELECT id, asked FROM backfill WHERE tenant = ? AND cause = ?")
                .params(tenant.value(), trigger)
                .query((row, number) -> new Kept(row.getObject("id", UUID.class), row.getString("asked")))
                .optional();
    }

    /// Keeps a new one, unless the trigger has begun one.
    ///
    /// @return true if it is kept
    boolean add(JdbcClient jdbc, UUID id, BackFillRequest request, BackFillPlan plan, int version) {
        List<SliceBounds> bounds = plan.slices();
        int added = jdbc.sql("""
                INSERT INTO backfill (tenant, id, pipeline, version, node, low, high, length, mode, parameters,
                    at_once, stops, state, cause, asked, author, environment)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?, nullif(?, ''))
                ON CONFLICT (tenant, cause) DO NOTHING""")
                .params(
                        request.tenant().value(),
                        id,
                        request.pipeline(),
                        version,
                        plan.source().id().value(),
                        bounds.getFirst().from(),
                        bounds.getLast().to(),
                        request.length().toString(),
                        request.mode().name(),
                        close(request.tenant(), CanonicalJson.text(request.parameters())),
                        request.atOnce(),
                        request.stopsAtFailure(),
                        request.trigger(),
                        request.asked(),
                        request.author(),
                        request.environment())
                .update();
        if (added > 0) {
            slices.add(jdbc, request.tenant(), id, bounds);
            tell(jdbc);
        }
        return added > 0;
    }

    /// Has those hear of it that start slices, when this transaction is committed.
    void tell(JdbcClient jdbc) {
        jdbc.sql("SELECT pg_notify(?, '')").param(JdbcRunStore.RANGES).query().listOfRows();
    }

    Optional<BackFill> find(JdbcClient jdbc, TenantId tenant, UUID id) {
        return jdbc.sql(COLUMNS + " AND id = ?")
                .params(tenant.value(), id)
                .query((row, number) -> backFill(jdbc, row))
                .optional();
    }

    /// As [#find], and nobody else changes it until the end of the transaction.
    Optional<BackFill> lock(JdbcClient jdbc, TenantId tenant, UUID id) {
        jdbc.sql("SELECT 1 FROM backfill WHERE tenant = ? AND id = ? FOR UPDATE")
                .params(tenant.value(), id)
                .query()
                .listOfRows();
        return find(jdbc, tenant, id);
    }

    List<BackFill> newest(JdbcClient jdbc, TenantId tenant, String pipeline, int limit) {
        return jdbc
                .sql(COLUMNS + " AND pipeline = ? ORDER BY seq DESC LIMIT ?")
                .params(tenant.value(), pipeline, limit)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list()
                .stream()
                .flatMap(id -> find(jdbc, tenant, id).stream())
                .toList();
    }

    private BackFill backFill(JdbcClient jdbc, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new BackFill(
                id,
                row.getString("pipeline"),
                row.getInt("version"),
                new NodeId(row.getString("node")),
                row.getString("low"),
                row.getString("high"),
                new SliceLength(Period.parse(row.getString("length"))),
                Mode.valueOf(row.getString("mode")),
                row.getInt("at_once"),
                row.getBoolean("stops"),
                BackFillState.valueOf(row.getString("state")),
                row.getString("author"),
                row.getTimestamp("created").toInstant(),
                row.getString("environment"),
                slices.counts(jdbc, id));
    }

    void become(JdbcClient jdbc, UUID id, BackFillState state) {
        jdbc.sql("UPDATE backfill SET state = ? WHERE id = ?")
                .params(state.name(), id)
                .update();
    }

    /// As people wrote them.
    Map<String, String> parameters(JdbcClient jdbc, TenantId tenant, UUID id) {
        byte[] closed = jdbc.sql("SELECT parameters FROM backfill WHERE id = ?")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .single();
        return JsonObjects.read(new String(seal.open(tenant, PARAMETERS, closed), StandardCharsets.UTF_8))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
    }

    private byte[] close(TenantId tenant, String text) {
        return seal.close(tenant, PARAMETERS, text.getBytes(StandardCharsets.UTF_8));
    }
}
