package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.model.NodeId;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/// What lists and pages show of runs, in one statement each, however many runs and documents there are. Apart from
/// [Ledger], because only the server has lists. Safe for use by many threads.
public final class PostgresOverview {

    private static final String DOCUMENTS = """
            SELECT g.call, g.state, g.cause, g.field, g.hit, array_agg(d.code ORDER BY d.id),
                (array_agg(d.message ORDER BY d.id))[1]
            FROM (SELECT run, month, call, state, cause, field, count(*) AS hit,
                      (array_agg(id ORDER BY id))[1:5] AS examples
                  FROM pipewright.document
                  WHERE run = ? AND month = (SELECT month FROM pipewright.run WHERE id = ?) AND troubled
                  GROUP BY run, month, call, state, cause, field) g
            JOIN pipewright.document d ON d.id = ANY (g.examples) AND d.month = g.month
            GROUP BY g.call, g.state, g.cause, g.field, g.hit, g.examples ORDER BY g.hit DESC, g.examples
            """;
    private static final String RECORDS = """
            SELECT g.node, g.code, g.field, g.hit, array_agg(r.text ORDER BY r.id)
            FROM (SELECT run, month, node, code, field, count(*) AS hit, (array_agg(id ORDER BY id))[1:5] AS examples
                  FROM pipewright.rejected
                  WHERE run = ? AND month = (SELECT month FROM pipewright.run WHERE id = ?)
                  GROUP BY run, month, node, code, field) g
            JOIN pipewright.rejected r ON r.run = g.run AND r.id = ANY (g.examples) AND r.month = g.month
            GROUP BY g.node, g.code, g.field, g.hit, g.examples ORDER BY g.hit DESC, g.examples
            """;

    private final TenantTransactions transactions;
    private final Seal seal;

    /// An overview of a database that [PostgresLedger] writes to.
    ///
    /// @param app logged in as the role `pipewright_app`, which sees the rows of the transaction's tenant only
    public PostgresOverview(DataSource app, Seal seal) {
        this.transactions = new TenantTransactions(app);
        this.seal = seal;
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

    /// Why documents and records of a run did not get through: documents first, and the most frequent cause first.
    public List<Cause> causes(TenantId tenant, RunId run) {
        return transactions.inTransaction(tenant, connection -> {
            var causes = new ArrayList<Cause>();
            try (PreparedStatement statement = statement(connection, DOCUMENTS, run);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    causes.add(ofDocuments(tenant, rows));
                }
            }
            try (PreparedStatement statement = statement(connection, RECORDS, run);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    causes.add(ofRecords(tenant, rows));
                }
            }
            return List.copyOf(causes);
        });
    }

    private static PreparedStatement statement(Connection connection, String sql, RunId run) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setObject(1, run.value());
        statement.setObject(2, run.value());
        return statement;
    }

    private Cause ofDocuments(TenantId tenant, ResultSet row) throws SQLException {
        return new Cause(
                new NodeId(row.getString(1)),
                DocumentState.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                PayloadKind.MESSAGE.openText(seal, tenant, PostgresScope.payload(row.getBytes(7))),
                row.getLong(5),
                List.of((String[]) row.getArray(6).getArray()));
    }

    private Cause ofRecords(TenantId tenant, ResultSet row) throws SQLException {
        var texts = Arrays.stream((byte[][]) row.getArray(5).getArray())
                .map(closed -> StoredRejection.Text.open(seal, tenant, Payload.of(closed)))
                .toList();
        return new Cause(
                new NodeId(row.getString(1)),
                null,
                row.getString(2),
                row.getString(3),
                texts.getFirst().message(),
                row.getLong(4),
                texts.stream().map(StoredRejection.Text::raw).toList());
    }
}
