package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/// What lists and pages show of runs, in one statement each, however many runs and documents there are. Apart from
/// [Ledger], because only the server has lists. Safe for use by many threads.
public final class PostgresOverview {

    private final TenantTransactions transactions;

    /// An overview of a database that [PostgresLedger] writes to.
    ///
    /// @param app logged in as the role `pipewright_app`, which sees the rows of the transaction's tenant only
    public PostgresOverview(DataSource app) {
        this.transactions = new TenantTransactions(app);
    }

    /// The figures of those runs that have any.
    public Map<RunId, RunFigures> figures(TenantId tenant, Collection<RunId> runs) {
        Map<RunId, Map<String, BigDecimal>> sums =
                transactions.inTransaction(tenant, connection -> sums(connection, runs));
        var figures = new HashMap<RunId, RunFigures>();
        sums.forEach((run, measures) -> figures.put(run, Tally.figures(measures)));
        return figures;
    }

    private static Map<RunId, Map<String, BigDecimal>> sums(Connection connection, Collection<RunId> runs)
            throws SQLException {
        var sums = new HashMap<RunId, Map<String, BigDecimal>>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT run, measure, sum(value) FROM pipewright.counter WHERE run = ANY (?) GROUP BY run, measure")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", runs.stream().map(RunId::value).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sums.computeIfAbsent(new RunId(rows.getObject(1, UUID.class)), _ -> new HashMap<>())
                            .put(rows.getString(2), rows.getBigDecimal(3));
                }
            }
        }
        return sums;
    }

    /// False if the documents, results and rejected records of a run were dropped with their month.
    public boolean isKept(TenantId tenant, RunId run) {
        return transactions.inTransaction(tenant, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT to_regclass('pipewright.result_' || to_char(month, 'YYYY_MM')) IS NOT NULL"
                            + " FROM pipewright.run WHERE id = ?")) {
                statement.setObject(1, run.value());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        });
    }
}
