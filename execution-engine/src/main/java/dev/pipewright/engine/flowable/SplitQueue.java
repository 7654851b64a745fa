package dev.pipewright.engine.flowable;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The queue of splits: waiting until they are due, admitted when a job exists for them, done when counted. Calls
/// join the transaction of their thread.
final class SplitQueue {

    /// Serializes admission over all nodes, so that tenants really take turns.
    private static final long ADMISSION = 0x7069_7065L;

    private final JdbcClient jdbc;

    SplitQueue(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /// Keeps the splits of a stage, once. They are not admitted before the stage is ready.
    void add(RunId run, int position, int splits) {
        int added = jdbc.sql("""
                INSERT INTO control_split (run, position, split)
                SELECT ?, ?, number FROM generate_series(0, ? - 1) AS number ON CONFLICT DO NOTHING""").params(run.value(), position, splits).update();
        if (added > 0) {
            jdbc.sql("UPDATE control_stage SET open = open + ? WHERE run = ? AND position = ?")
                    .params(added, run.value(), position)
                    .update();
        }
    }

    /// From now on the splits of the stage are admitted: the process waits for them.
    void markReady(RunId run, int position) {
        jdbc.sql("UPDATE control_stage SET ready = true WHERE run = ? AND position = ?")
                .params(run.value(), position)
                .update();
    }

    /// Admits waiting splits that are due: tenants take turns, and within a tenant its runs.
    List<SplitKey> admit(int max) {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(ADMISSION).query().singleRow();
        return jdbc.sql("""
                WITH queue AS (
                    SELECT run, position, split, tenant, s.state, row_number() OVER (
                               PARTITION BY run, s.state ORDER BY due, split) AS place_in_run,
                           count(*) FILTER (WHERE s.state = 'ADMITTED') OVER (PARTITION BY tenant) AS busy
                    FROM control_split s JOIN control_stage g USING (run, position) JOIN control_run r USING (run)
                    WHERE s.state <> 'DONE' AND (s.state = 'ADMITTED' OR due <= now()) AND g.ready AND r.wish <> 'PAUSE'),
                turns AS (
                    SELECT *, busy + row_number() OVER (PARTITION BY tenant ORDER BY place_in_run, run) AS turn
                    FROM queue WHERE state = 'WAITING')
                UPDATE control_split AS s SET state = 'ADMITTED' FROM (SELECT * FROM turns ORDER BY turn LIMIT ?) AS t
                WHERE s.run = t.run AND s.position = t.position AND s.split = t.split
                RETURNING t.tenant, s.run, s.position, s.split""").param(max).query((row, number) -> splitOf(row)).list();
    }

    /// True if a split is due of a tenant of which nobody works on any.
    boolean isTenantWithoutSlot() {
        return jdbc.sql("""
                SELECT EXISTS (
                    SELECT FROM control_split s JOIN control_stage g USING (run, position) JOIN control_run r USING (run)
                    WHERE s.state <> 'DONE' AND (s.state = 'ADMITTED' OR due <= now()) AND g.ready AND r.wish <> 'PAUSE'
                    GROUP BY tenant HAVING every(s.state = 'WAITING'))""").query(Boolean.class).single();
    }

    /// When the next waiting split is due.
    Optional<Instant> nextDue() {
        return jdbc.sql("""
                SELECT min(due) AS due FROM control_split s JOIN control_stage USING (run, position)
                JOIN control_run r USING (run) WHERE s.state = 'WAITING' AND ready AND wish <> 'PAUSE'""")
                .query((row, number) ->
                        Optional.ofNullable(row.getTimestamp("due")).map(Timestamp::toInstant))
                .single();
    }

    /// Takes an admitted split for this slice.
    ///
    /// @return the fence of this slice and how often the split was tried; empty if the split is done already
    Optional<Taken> take(SplitKey split) {
        return jdbc.sql("""
                UPDATE control_split SET fence = fence + 1 WHERE run = ? AND position = ? AND split = ?
                AND state = 'ADMITTED' RETURNING fence, tries""")
                .params(split.run().value(), split.position(), split.split())
                .query((row, number) -> new Taken(row.getLong("fence"), row.getInt("tries")))
                .optional();
    }

    record Taken(long fence, int tries) {}

    /// Counts a split as done.
    ///
    /// @return how many of the stage are still open; empty, and nothing changes, if somebody else has the split
    Optional<Integer> done(SplitKey split, long fence) {
        int changed = jdbc.sql("""
                UPDATE control_split SET state = 'DONE' WHERE run = ? AND position = ? AND split = ?
                AND fence = ? AND state = 'ADMITTED'""")
                .params(split.run().value(), split.position(), split.split(), fence)
                .update();
        if (changed == 0) {
            return Optional.empty();
        }
        return Optional.of(
                jdbc.sql("UPDATE control_stage SET open = open - 1 WHERE run = ? AND position = ? RETURNING open")
                        .params(split.run().value(), split.position())
                        .query(Integer.class)
                        .single());
    }

    /// Puts a split back into the queue.
    ///
    /// @return false, and nothing changes, if somebody else has the split
    boolean putBack(SplitKey split, long fence, Instant due, boolean failed) {
        int changed = jdbc.sql("""
                UPDATE control_split AS s SET state = 'WAITING', tries = CASE WHEN ? THEN tries + 1 ELSE 0 END,
                due = CASE WHEN r.wish = 'CANCEL' THEN now() ELSE ? END FROM control_run r
                WHERE r.run = s.run AND s.run = ? AND position = ? AND split = ? AND fence = ? AND state = 'ADMITTED'""")
                .params(failed, Timestamp.from(due), split.run().value(), split.position(), split.split(), fence)
                .update();
        return changed == 1;
    }

    /// Stages that are ready and have no open split.
    List<SplitKey> finishedStages() {
        return jdbc.sql("""
                SELECT tenant, run, max(position) AS position, 0 AS split FROM control_stage JOIN control_run USING (run)
                WHERE ready GROUP BY tenant, run
                HAVING (array_agg(open ORDER BY position DESC))[1] = 0""").query((row, number) -> splitOf(row)).list();
    }

    private static SplitKey splitOf(ResultSet row) throws SQLException {
        return new SplitKey(
                new TenantId(row.getString("tenant")),
                new RunId(row.getObject("run", UUID.class)),
                row.getInt("position"),
                row.getInt("split"));
    }
}
