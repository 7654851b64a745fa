package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// What pages show of the tries that documents took. Apart from [Ledger], because only the server has pages. Safe for
/// use by many threads.
public final class PostgresAttempts {

    private static final String OF_RUN = "run = ? AND month = (SELECT month FROM pipewright.run WHERE id = ?)";
    private static final String TRIED = """
            SELECT d.id, d.target, d.company, d.doc_type, d.code, d.state,
                a.number, a.at, a.took_nanos, a.status, a.code, a.message, a.may_have_arrived
            FROM (SELECT id, month, target, company, doc_type, code, state FROM pipewright.document
                  WHERE %s AND id > ? AND (attempts > 1 OR troubled) ORDER BY id LIMIT ?) d
            LEFT JOIN pipewright.attempt a ON a.document = d.id AND a.month = d.month
            ORDER BY d.id, a.number
            """.formatted(OF_RUN);
    private static final String RETRIED =
            "SELECT count(*) FROM pipewright.document WHERE %s AND attempts > 1".formatted(OF_RUN);

    private final TenantTransactions transactions;
    private final Seal seal;

    /// The attempts in a database that [PostgresLedger] writes to.
    ///
    /// @param app logged in as the role `pipewright_app`, which sees the rows of the transaction's tenant only
    public PostgresAttempts(DataSource app, Seal seal) {
        this.transactions = new TenantTransactions(app);
        this.seal = seal;
    }

    /// Documents that needed more than one try or did not get through, whatever became of them, by id. Their messages
    /// are
    /// as [dev.pipewright.model.Sentences] reads them.
    ///
    /// @param after the id to start behind; 0 to start at the first
    public List<TriedDocument> tried(TenantId tenant, RunId run, long after, int limit) {
        return transactions.inTransaction(tenant, connection -> {
            try (PreparedStatement statement = statement(connection, TRIED, run)) {
                statement.setLong(3, after);
                statement.setInt(4, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    return documents(tenant, rows);
                }
            }
        });
    }

    /// How many documents of a run needed more than one try.
    public long retried(TenantId tenant, RunId run) {
        return transactions.inTransaction(tenant, connection -> {
            try (PreparedStatement statement = statement(connection, RETRIED, run);
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private static PreparedStatement statement(Connection connection, String sql, RunId run) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setObject(1, run.value());
        statement.setObject(2, run.value());
        return statement;
    }

    private List<TriedDocument> documents(TenantId tenant, ResultSet row) throws SQLException {
        Map<Long, TriedDocument> documents = new LinkedHashMap<>();
        while (row.next()) {
            long id = row.getLong(1);
            TriedDocument known = documents.get(id);
            List<Attempt> attempts = known == null ? new ArrayList<>() : new ArrayList<>(known.attempts());
            if (row.getObject(7) != null) {
                attempts.add(attempt(id, row).asKept(seal, tenant));
            }
            var state = DocumentState.valueOf(row.getString(6));
            documents.put(id, new TriedDocument(id, PostgresKeys.read(row, 2), state, attempts));
        }
        return List.copyOf(documents.values());
    }

    private static StoredAttempt attempt(long document, ResultSet row) throws SQLException {
        return new StoredAttempt(
                document,
                row.getInt(7),
                PostgresScope.instant(row, 8),
                Duration.ofNanos(row.getLong(9)),
                row.getObject(10, Integer.class),
                row.getString(11),
                PostgresScope.payload(row.getBytes(12)),
                row.getBoolean(13),
                null);
    }
}
