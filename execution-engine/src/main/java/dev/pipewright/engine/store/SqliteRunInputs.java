package dev.pipewright.engine.store;

import dev.pipewright.engine.Replay;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.SqliteFile;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What a state file knows of the inputs that runs keep, and of who replays them.
record SqliteRunInputs(SqliteFile file, RunPayloads payloads, Clock clock) {

    Optional<Replay> replay(TenantId tenant, RunId run) {
        return file.inTransaction(open -> {
            try (ResultSet row = open.statement(
                            "SELECT replays, selection FROM run WHERE tenant = ? AND id = ? AND replays IS NOT NULL",
                            tenant.value(),
                            run.toString())
                    .executeQuery()) {
                return row.next()
                        ? Optional.of(new Replay(
                                new RunId(UUID.fromString(row.getString(1))),
                                payloads.selection(tenant, row.getBytes(2))))
                        : Optional.empty();
            }
        });
    }

    boolean areKept(TenantId tenant, RunId run) {
        return file.inTransaction(open -> {
            try (ResultSet row = open.statement(
                            "SELECT 1 FROM run WHERE tenant = ? AND id = ? AND inputs_dropped_at IS NULL",
                            tenant.value(),
                            run.toString())
                    .executeQuery()) {
                return row.next();
            }
        });
    }

    void drop(TenantId tenant, Instant before) {
        file.inTransaction(open -> open.execute(
                """
                UPDATE run SET inputs_dropped_at = ? WHERE tenant = ? AND ended_at <= ? AND inputs_dropped_at IS NULL
                    AND NOT EXISTS (SELECT 1 FROM run r
                        WHERE r.tenant = run.tenant AND r.replays = run.id AND r.ended_at IS NULL)
                """, SqliteRunStore.micros(clock.instant()), tenant.value(), SqliteRunStore.micros(before)));
    }
}
