package dev.pipewright.engine.store;

import dev.pipewright.engine.Restart;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.SqliteFile;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Which runs of a state file were restarted.
record SqliteRunRestarts(SqliteFile file, RunPayloads payloads, Clock clock) {

    boolean add(TenantId tenant, RunId run, String person) {
        return file.inTransaction(open -> {
            int kept =
                    open.execute("""
                    INSERT INTO run_restart (tenant, run, made, person, failure)
                    SELECT tenant, id, ?, ?, failure FROM run
                    WHERE tenant = ? AND id = ? AND state = 'FAILED' AND inputs_dropped_at IS NULL
                    """, SqliteRunStore.micros(clock.instant()), person, tenant.value(), run.toString());
            if (kept == 1) {
                open.execute(
                        "UPDATE run SET state = 'QUEUED', ended_at = NULL, failure = NULL WHERE tenant = ? AND id = ?",
                        tenant.value(),
                        run.toString());
            }
            return kept == 1;
        });
    }

    List<Restart> of(TenantId tenant, RunId run) {
        return file.inTransaction(open -> {
            var restarts = new ArrayList<Restart>();
            try (ResultSet rows = open.statement(
                            "SELECT made, person, failure FROM run_restart WHERE tenant = ? AND run = ? ORDER BY rowid",
                            tenant.value(),
                            run.toString())
                    .executeQuery()) {
                while (rows.next()) {
                    restarts.add(new Restart(
                            Instant.EPOCH.plus(rows.getLong(1), ChronoUnit.MICROS),
                            rows.getString(2),
                            payloads.failure(tenant, rows.getBytes(3))));
                }
            }
            return restarts;
        });
    }
}
