package dev.pipewright.engine.store;

import dev.pipewright.engine.Replay;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.TenantTransactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What PostgreSQL knows of the inputs that runs keep, and of who replays them.
record JdbcRunInputs(TenantTransactions transactions, RunPayloads payloads, Clock clock) {

    Optional<Replay> replay(TenantId tenant, RunId run) {
        return transactions.inTransaction(tenant, connection -> {
            try (PreparedStatement statement = JdbcRunRows.statement(
                            connection,
                            "SELECT replays, selection FROM pipewright.run WHERE id = ? AND replays IS NOT NULL",
                            run.value());
                    ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Replay(
                                new RunId(row.getObject(1, UUID.class)), payloads.selection(tenant, row.getBytes(2))))
                        : Optional.empty();
            }
        });
    }

    boolean areKept(TenantId tenant, RunId run) {
        return transactions.inTransaction(tenant, connection -> {
            try (PreparedStatement statement = JdbcRunRows.statement(
                            connection,
                            "SELECT 1 FROM pipewright.run WHERE id = ? AND inputs_dropped_at IS NULL",
                            run.value());
                    ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        });
    }

    void drop(TenantId tenant, Instant before) {
        transactions.inTransaction(tenant, connection -> {
            JdbcRunRows.execute(connection, """
                    UPDATE pipewright.run SET inputs_dropped_at = ?
                    WHERE tenant = ? AND ended_at <= ? AND inputs_dropped_at IS NULL
                        AND NOT EXISTS (SELECT 1 FROM pipewright.run r
                            WHERE r.replays = run.id AND r.ended_at IS NULL)
                    """, clock.instant(), tenant.value(), before);
            return true;
        });
    }
}
