package dev.pipewright.engine.flowable;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The control tables of runs and nodes: stages, wishes, who lives. The queue of splits is [SplitQueue]. Calls join
/// the transaction of their thread.
final class ControlTables {

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

    /// Renews the lease of a node, which never gets shorter by that. One statement, because idle nodes do it too.
    ///
    /// @return others that hold jobs and whose lease is over
    List<String> beat(String node, int slots, Duration lease) {
        return jdbc.sql("""
                WITH beat AS (
                    INSERT INTO control_node AS n (node, slots, until) VALUES (?, ?, now() + make_interval(secs => ?))
                    ON CONFLICT (node) DO UPDATE
                    SET slots = excluded.slots, until = greatest(n.until, excluded.until)),
                forgotten AS (
                    DELETE FROM control_node WHERE until < now() - interval '1 day' AND node <> ?)
                SELECT DISTINCT lock_owner_ FROM act_ru_external_job LEFT JOIN control_node ON node = lock_owner_
                WHERE lock_owner_ <> ? AND coalesce(until < now(), true)""")
                .params(node, slots, lease.toMillis() / 1000.0, node, node)
                .query((row, number) -> row.getString("lock_owner_"))
                .list();
    }

    /// A node has ended: what it still holds goes to others.
    void leave(String node) {
        jdbc.sql("DELETE FROM control_node WHERE node = ?").param(node).update();
    }

    /// How many slices may run at once on all living nodes.
    int slots() {
        return jdbc.sql("SELECT coalesce(sum(slots), 0) FROM control_node WHERE until >= now()")
                .query(Integer.class)
                .single();
    }

    boolean hasRuns() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM control_run)")
                .query(Boolean.class)
                .single();
    }

    /// Tells all nodes, at the commit, that there may be work.
    void notifyNodes() {
        jdbc.sql("SELECT pg_notify(?, '')")
                .param(FlowableRunner.CHANNEL)
                .query()
                .singleRow();
    }
}
