package dev.pipewright.benchmarks.nodes;

import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Looks at the control of runs in the database.
final class ControlView {

    private final JdbcClient jdbc;

    ControlView(DataSource system) {
        this.jdbc = JdbcClient.create(system);
    }

    /// The jobs that a node has taken.
    Set<String> jobsOf(String node) {
        return Set.copyOf(jdbc.sql("SELECT id_ FROM flowable.act_ru_external_job WHERE lock_owner_ = ?")
                .param(node)
                .query((row, _) -> row.getString(1))
                .list());
    }

    /// What is left of runs, by name.
    List<String> leftovers() {
        return jdbc.sql("""
                SELECT 'run ' || run FROM flowable.control_run
                UNION ALL SELECT 'job ' || id_ FROM flowable.act_ru_external_job
                UNION ALL SELECT 'process ' || id_ FROM flowable.act_ru_execution""").query((row, _) -> row.getString(1)).list();
    }
}
