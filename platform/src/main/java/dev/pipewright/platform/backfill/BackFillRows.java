package dev.pipewright.platform.backfill;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.platform.catalogue.JsonObjects;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of back-fills and their slices. Within the caller's transaction of the tenant.
record BackFillRows(Seal seal) {

    private static final String PARAMETERS = "backfill";
    private static final String TROUBLE = "backfill-slice";
    private static final String COLUMNS = """
            SELECT id, pipeline, version, node, low, high, length, mode, at_once, stops, state, author, created
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
        List<SliceBounds> slices = plan.slices();
        int added = jdbc.sql("""
                INSERT INTO backfill (tenant, id, pipeline, version, node, low, high, length, mode, parameters,
                    at_once, stops, state, cause, asked, author)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?)
                ON CONFLICT (tenant, cause) DO NOTHING""")
                .params(
                        request.tenant().value(),
                        id,
                        request.pipeline(),
                        version,
                        plan.source().id().value(),
                        slices.getFirst().from(),
                        slices.getLast().to(),
                        request.length().toString(),
                        request.mode().name(),
                        close(request.tenant(), PARAMETERS, CanonicalJson.text(request.parameters())),
                        request.atOnce(),
                        request.stopsAtFailure(),
                        request.trigger(),
                        request.asked(),
                        request.author())
                .update();
        if (added > 0) {
            jdbc.sql("""
                    INSERT INTO backfill_slice (tenant, backfill, number, low, high)
                    SELECT ?, ?, n.number, n.low, n.high
                    FROM unnest(string_to_array(?, ','), string_to_array(?, ','))
                        WITH ORDINALITY AS n (low, high, number)""")
                    .params(
                            request.tenant().value(),
                            id,
                            slices.stream().map(SliceBounds::from).collect(Collectors.joining(",")),
                            slices.stream().map(SliceBounds::to).collect(Collectors.joining(",")))
                    .update();
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
                SliceLength.of(row.getString("length")),
                Mode.valueOf(row.getString("mode")),
                row.getInt("at_once"),
                row.getBoolean("stops"),
                BackFillState.valueOf(row.getString("state")),
                row.getString("author"),
                row.getTimestamp("created").toInstant(),
                counts(jdbc, id));
    }

    Map<SliceState, Integer> counts(JdbcClient jdbc, UUID id) {
        var counts = new EnumMap<SliceState, Integer>(SliceState.class);
        jdbc.sql("SELECT state, count(*) FROM backfill_slice WHERE backfill = ? GROUP BY state")
                .param(id)
                .query((row, number) -> counts.put(SliceState.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return counts;
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
        return JsonObjects.read(open(tenant, PARAMETERS, closed)).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
    }

    List<BackFillSlice> slices(JdbcClient jdbc, TenantId tenant, UUID id) {
        return jdbc.sql("""
                SELECT number, low, high, state, tries, run, trouble FROM backfill_slice
                WHERE backfill = ? ORDER BY number""")
                .param(id)
                .query((row, number) -> slice(tenant, row))
                .list();
    }

    private BackFillSlice slice(TenantId tenant, ResultSet row) throws SQLException {
        UUID run = row.getObject("run", UUID.class);
        byte[] trouble = row.getBytes("trouble");
        return new BackFillSlice(
                row.getInt("number"),
                new SliceBounds(row.getString("low"), row.getString("high")),
                SliceState.valueOf(row.getString("state")),
                row.getInt("tries"),
                run == null ? null : new RunId(run),
                trouble == null ? null : open(tenant, TROUBLE, trouble));
    }

    /// Sets the state of a slice whose run is over, if it is still that run's.
    ///
    /// @return true if it was
    boolean settle(JdbcClient jdbc, UUID id, int number, RunId run, SliceState state) {
        return jdbc.sql("""
                UPDATE backfill_slice SET state = ? WHERE backfill = ? AND number = ? AND run = ? AND state = 'RUNNING'""")
                        .params(state.name(), id, number, run.value())
                        .update()
                > 0;
    }

    /// Has the next slices that wait run, as far as there are some.
    void claim(JdbcClient jdbc, UUID id, int count) {
        jdbc.sql("""
                UPDATE backfill_slice SET state = 'RUNNING', tries = tries + 1, run = NULL, trouble = NULL
                WHERE backfill = ? AND number IN (SELECT number FROM backfill_slice
                    WHERE backfill = ? AND state = 'WAITING' ORDER BY number LIMIT ?)""")
                .params(id, id, count)
                .update();
    }

    /// Keeps which run reads a slice.
    ///
    /// @return false if the slice is no longer to be read
    boolean note(JdbcClient jdbc, UUID id, BackFillSlice slice, RunId run) {
        return jdbc.sql("""
                UPDATE backfill_slice SET run = ? WHERE backfill = ? AND number = ? AND tries = ? AND state = 'RUNNING'""")
                        .params(run.value(), id, slice.number(), slice.tries())
                        .update()
                > 0;
    }

    /// Keeps why no run could be started for a slice.
    ///
    /// @return false if the slice was no longer to be read
    boolean refuse(JdbcClient jdbc, TenantId tenant, UUID id, BackFillSlice slice, String trouble) {
        return jdbc.sql("""
                UPDATE backfill_slice SET state = 'FAILED', trouble = ?
                WHERE backfill = ? AND number = ? AND tries = ? AND state = 'RUNNING' AND run IS NULL""")
                        .params(close(tenant, TROUBLE, trouble), id, slice.number(), slice.tries())
                        .update()
                > 0;
    }

    /// Gives up what waits, and what was to be started and was not.
    void cancel(JdbcClient jdbc, TenantId tenant, UUID id) {
        jdbc.sql("""
                UPDATE backfill_slice s SET run = r.id FROM run r
                WHERE s.backfill = ? AND s.state = 'RUNNING' AND s.run IS NULL AND r.tenant = ?
                    AND r.cause = 'backfill ' || s.backfill || ' slice ' || s.number || ' try ' || s.tries""")
                .params(id, tenant.value())
                .update();
        jdbc.sql("""
                UPDATE backfill_slice SET state = 'CANCELLED'
                WHERE backfill = ? AND (state = 'WAITING' OR (state = 'RUNNING' AND run IS NULL))""").param(id).update();
    }

    /// Has what failed or was cancelled wait again.
    void retry(JdbcClient jdbc, UUID id) {
        jdbc.sql("""
                UPDATE backfill_slice SET state = 'WAITING', run = NULL, trouble = NULL
                WHERE backfill = ? AND state IN ('FAILED', 'CANCELLED')""").param(id).update();
    }

    /// The trigger of a slice's run: each try has one run, whoever starts it.
    static String trigger(UUID id, BackFillSlice slice) {
        return "backfill " + id + " slice " + slice.number() + " try " + slice.tries();
    }

    private byte[] close(TenantId tenant, String kind, String text) {
        return seal.close(tenant, kind, text.getBytes(StandardCharsets.UTF_8));
    }

    private String open(TenantId tenant, String kind, byte[] closed) {
        return new String(seal.open(tenant, kind, closed), StandardCharsets.UTF_8);
    }
}
