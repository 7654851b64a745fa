package dev.pipewright.engine.store;

import dev.pipewright.engine.Restart;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.TenantTransactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// Which runs in PostgreSQL were restarted.
record JdbcRunRestarts(TenantTransactions transactions, RunPayloads payloads, Clock clock) {

    boolean add(Connection connection, RunId run, String person) throws SQLException {
        try (PreparedStatement statement = JdbcRunRows.statement(
                        connection, "SELECT pipewright.restart_run(?, ?, ?)", run.value(), clock.instant(), person);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    List<Restart> of(TenantId tenant, RunId run) {
        return transactions.inTransaction(tenant, connection -> {
            var restarts = new ArrayList<Restart>();
            try (PreparedStatement statement = JdbcRunRows.statement(
                            connection,
                            "SELECT made, person, failure FROM pipewright.run_restart WHERE run = ? ORDER BY number",
                            run.value());
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    restarts.add(new Restart(
                            rows.getObject(1, OffsetDateTime.class).toInstant(),
                            rows.getString(2),
                            payloads.failure(tenant, rows.getBytes(3))));
                }
            }
            return restarts;
        });
    }
}
