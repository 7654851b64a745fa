package dev.pipewright.engine.flowable;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The control tables: stages, the queue of splits, wishes and nodes. Calls join the transaction of their thread.
final class ControlTables {

    /// Serializes admission over all nodes, so that tenants really take turns.
    private static final long ADMISSION = 0x7069_7065L;

    private static final String FAILURE = "failure";

    private final JdbcClient jdbc;
    private final Seal seal;

    /// @param seal closes the sentences of failures, the only thing here that may quote a tenant
    ControlTables(DataSource dataSource, Seal seal) {
        this.jdbc = JdbcClient.create(dataSource);
        this.seal = seal;
    }

    /// Adds a run.
    ///
    /// @return false if the run is known already
    boolean addRun(TenantId tenant, RunId run) {
        return jdbc.sql("INSERT INTO control_run (run, tenant) VALUES (?, ?) ON CONFLICT DO NOTHING")
                        .params(run.value(), tenant.value())
                        .update()
                == 1;
    }

    void removeRun(RunId run) {
        jdbc.sql("DELETE FROM control_run WHERE run = ?").param(run.value()).update();
    }

    /// Keeps the stages of a run, once.
    void saveStages(RunId run, List<String> stages) {
        jdbc.sql("""
                INSERT INTO control_stage (run, position, stage)
                SELECT ?, number - 1, stage FROM unnest(?::text[]) WITH ORDINALITY AS given (stage, number)
                ON CONFLICT DO NOTHING""").params(run.value(), stages.toArray(String[]::new)).update();
    }

    String stageOf(RunId run, int position) {
        return jdbc.sql("SELECT stage FROM control_stage WHERE run = ? AND position = ?")
                .params(run.value(), position)
                .query(String.class)
                .single();
    }

    /// Keeps the splits of a stage, once. They are not admitted before the stage is ready.
    void saveSplits(RunId run, int position, int splits) {
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

    private static SplitKey splitOf(ResultSet row) throws SQLException {
        return new SplitKey(
                new TenantId(row.getString("tenant")),
                new RunId(row.getObject("run", UUID.class)),
                row.getInt("position"),
                row.getInt("split"));
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

    /// Notes why a run failed; the first reason stays. What is not done yet is given up.
    void fail(TenantId tenant, RunId run, String sentence) {
        jdbc.sql("UPDATE control_run SET failure = coalesce(failure, ?), wish = 'CANCEL' WHERE run = ?")
                .params(seal.close(tenant, FAILURE, sentence.getBytes(StandardCharsets.UTF_8)), run.value())
                .update();
        wakeSplits(run);
    }

    void wish(RunId run, Wish wish) {
        jdbc.sql("UPDATE control_run SET wish = ? WHERE run = ? AND wish <> 'CANCEL'")
                .params(wish.name(), run.value())
                .update();
        if (wish != Wish.PAUSE) {
            wakeSplits(run);
        }
    }

    private void wakeSplits(RunId run) {
        jdbc.sql("UPDATE control_split SET due = now() WHERE run = ? AND state = 'WAITING' AND due > now()")
                .param(run.value())
                .update();
    }

    Optional<RunRow> run(RunId run) {
        return jdbc.sql("SELECT tenant, wish, failure FROM control_run WHERE run = ?")
                .param(run.value())
                .query((row, number) -> runOf(row))
                .optional();
    }

    private RunRow runOf(ResultSet row) throws SQLException {
        var tenant = new TenantId(row.getString("tenant"));
        byte[] failure = row.getBytes("failure");
        return new RunRow(
                tenant,
                Wish.valueOf(row.getString("wish")),
                failure == null ? "" : new String(seal.open(tenant, FAILURE, failure), StandardCharsets.UTF_8));
    }

    /// A run as its control sees it.
    ///
    /// @param failure empty if it has not failed
    record RunRow(TenantId tenant, Wish wish, String failure) {}

    Map<RunId, Wish> wishes(Collection<RunId> runs) {
        UUID[] ids = runs.stream().map(RunId::value).toArray(UUID[]::new);
        return jdbc
                .sql("SELECT run, wish FROM control_run WHERE run = ANY (?)")
                .param(ids)
                .query((row, number) ->
                        Map.entry(new RunId(row.getObject("run", UUID.class)), Wish.valueOf(row.getString("wish"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Stages that are ready and have no open split.
    List<SplitKey> finishedStages() {
        return jdbc.sql("""
                SELECT tenant, run, max(position) AS position, 0 AS split FROM control_stage JOIN control_run USING (run)
                WHERE ready GROUP BY tenant, run
                HAVING (array_agg(open ORDER BY position DESC))[1] = 0""").query((row, number) -> splitOf(row)).list();
    }

    void beat(String node) {
        jdbc.sql("INSERT INTO control_node VALUES (?) ON CONFLICT (node) DO UPDATE SET seen = now()")
                .param(node)
                .update();
    }

    /// Forgets nodes that were not seen for a while.
    List<String> removeSilentNodes(Duration silence) {
        return jdbc.sql("DELETE FROM control_node WHERE seen < now() - make_interval(secs => ?) RETURNING node")
                .param((double) silence.toSeconds())
                .query((row, number) -> row.getString("node"))
                .list();
    }

    /// Tells all nodes, at the commit, that there may be work.
    void notifyNodes() {
        jdbc.sql("SELECT pg_notify(?, '')")
                .param(FlowableRunner.CHANNEL)
                .query()
                .singleRow();
    }
}
