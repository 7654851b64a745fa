package dev.pipewright.platform.backfill;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of the slices of back-fills. Within the caller's transaction of the tenant; whoever changes states
/// holds the back-fill's row ([BackFillRows#lock]).
record SliceRows(Seal seal) {

    private static final String TROUBLE = "backfill-slice";

    /// The trigger of a slice's run: each try has one run, whoever starts it.
    static String trigger(UUID id, BackFillSlice slice) {
        return "backfill " + id + " slice " + slice.number() + " try " + slice.tries();
    }

    void add(JdbcClient jdbc, TenantId tenant, UUID id, List<SliceBounds> slices) {
        jdbc.sql("""
                INSERT INTO backfill_slice (tenant, backfill, number, low, high)
                SELECT ?, ?, n.number, n.low, n.high
                FROM unnest(string_to_array(?, ','), string_to_array(?, ',')) WITH ORDINALITY AS n (low, high, number)""")
                .params(
                        tenant.value(),
                        id,
                        slices.stream().map(SliceBounds::from).collect(Collectors.joining(",")),
                        slices.stream().map(SliceBounds::to).collect(Collectors.joining(",")))
                .update();
    }

    Map<SliceState, Integer> counts(JdbcClient jdbc, UUID id) {
        var counts = new EnumMap<SliceState, Integer>(SliceState.class);
        jdbc.sql("SELECT state, count(*) FROM backfill_slice WHERE backfill = ? GROUP BY state")
                .param(id)
                .query((row, number) -> counts.put(SliceState.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return counts;
    }

    List<BackFillSlice> of(JdbcClient jdbc, TenantId tenant, UUID id) {
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
                trouble == null ? null : new String(seal.open(tenant, TROUBLE, trouble), StandardCharsets.UTF_8));
    }

    /// Sets the state of a slice whose run is over, if it is still that run's.
    ///
    /// @return true if it was
    boolean settle(JdbcClient jdbc, UUID id, int number, RunId run, SliceState state) {
        return jdbc.sql("""
                UPDATE backfill_slice SET state = ? WHERE backfill = ? AND number = ? AND run = ? AND state = 'RUNNING'""").params(state.name(), id, number, run.value()).update() > 0;
    }

    /// Has the next slices that wait run, as far as there are some.
    void claim(JdbcClient jdbc, UUID id, int count) {
        jdbc.sql("""
                UPDATE backfill_slice SET state = 'RUNNING', tries = tries + 1, run = NULL, trouble = NULL
                WHERE backfill = ? AND number IN (SELECT number FROM backfill_slice
                    WHERE backfill = ? AND state = 'WAITING' ORDER BY number LIMIT ?)""").params(id, id, count).update();
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
                        .params(
                                seal.close(tenant, TROUBLE, trouble.getBytes(StandardCharsets.UTF_8)),
                                id,
                                slice.number(),
                                slice.tries())
                        .update()
                > 0;
    }

    /// Gives up what waits, and what was to be started and was not.
    void cancel(JdbcClient jdbc, TenantId tenant, UUID id) {
        jdbc.sql("""
                UPDATE backfill_slice s SET run = r.id FROM run r
                WHERE s.backfill = ? AND s.state = 'RUNNING' AND s.run IS NULL AND r.tenant = ?
                    AND r.cause = 'backfill ' || s.backfill || ' slice ' || s.number || ' try ' || s.tries""").params(id, tenant.value()).update();
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
}
