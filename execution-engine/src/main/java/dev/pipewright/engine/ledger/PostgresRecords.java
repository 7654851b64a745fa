package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.model.NodeId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The records behind what did not get through, for a person who wants to correct them. Apart from [Ledger],
/// because only the server has pages. Safe for use by many threads.
public final class PostgresRecords {

    private static final String OF_RUN = "d.run = ? AND d.month = (SELECT month FROM pipewright.run WHERE id = ?)";
    private static final String BODY =
            "FROM pipewright.document d JOIN pipewright.document_body b ON b.document = d.id AND b.month = d.month WHERE "
                    + OF_RUN + " AND b.carried IS NOT NULL ";
    private static final String ONE =
            "SELECT d.call, d.target, d.company, d.doc_type, d.code, d.state, d.field, d.message, b.carried " + BODY
                    + "AND d.troubled AND d.id = ?";
    private static final String DOCUMENTS = "SELECT b.carried " + BODY
            + "AND d.troubled AND d.accepted IS NULL AND d.call = ? AND d.state = ? AND d.cause IS NOT DISTINCT FROM ?"
            + " AND d.field IS NOT DISTINCT FROM ? ORDER BY d.id LIMIT ?";
    private static final String RECORDS = "SELECT d.text FROM pipewright.rejected d WHERE " + OF_RUN
            + " AND d.accepted IS NULL AND d.node = ? AND d.code = ? AND d.field IS NOT DISTINCT FROM ?"
            + " ORDER BY d.id LIMIT ?";
    private static final int AT_ONCE = 100;

    private final TenantTransactions transactions;
    private final Seal seal;

    /// The records in a database that [PostgresLedger] writes to.
    ///
    /// @param app logged in as the role `pipewright_app`, which sees the rows of the transaction's tenant only
    public PostgresRecords(DataSource app, Seal seal) {
        this.transactions = new TenantTransactions(app);
        this.seal = seal;
    }

    /// The record of a document of the run that did not get through.
    ///
    /// @return empty if there is no such document, or its record is no longer kept
    public Optional<CallRecord> of(TenantId tenant, RunId run, long document) {
        return transactions.inTransaction(tenant, connection -> {
            try (PreparedStatement statement = statement(connection, ONE, run, document);
                    ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(record(tenant, document, row)) : Optional.empty();
            }
        });
    }

    private CallRecord record(TenantId tenant, long document, ResultSet row) throws SQLException {
        return new CallRecord(
                document,
                new NodeId(row.getString(1)),
                PostgresKeys.read(row, 2),
                DocumentState.valueOf(row.getString(6)),
                row.getString(7),
                PayloadKind.MESSAGE.openText(seal, tenant, PostgresScope.payload(row.getBytes(8))),
                carried(tenant, row.getBytes(9)));
    }

    /// The records of what a cause hit, as they reached the call or the node that refused them, in the order they
    /// were committed; without what people have accepted.
    ///
    /// @param limit how many at most
    /// @param reader told each as one line of JSON, or as it was read if it is none
    public void ofCause(TenantId tenant, RunId run, CauseKey cause, int limit, Consumer<String> reader) {
        DocumentState state = cause.state();
        transactions.inTransaction(tenant, connection -> {
            try (PreparedStatement statement = state == null
                            ? statement(
                                    connection, RECORDS, run, cause.node().value(), cause.code(), cause.field(), limit)
                            : statement(
                                    connection,
                                    DOCUMENTS,
                                    run,
                                    cause.node().value(),
                                    state.name(),
                                    cause.code(),
                                    cause.field(),
                                    limit);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    byte[] closed = row.getBytes(1);
                    reader.accept(
                            state == null
                                    ? StoredRejection.Text.open(seal, tenant, Payload.of(closed))
                                            .raw()
                                    : carried(tenant, closed));
                }
            }
            return true;
        });
    }

    private String carried(TenantId tenant, byte[] closed) {
        return PayloadKind.CARRIED.open(seal, tenant, Payload.of(closed)).text();
    }

    /// Rows come a few at a time, because records may be large.
    private static PreparedStatement statement(
            Connection connection, String sql, RunId run, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(AT_ONCE);
        statement.setObject(1, run.value());
        statement.setObject(2, run.value());
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 3, parameters[i]);
        }
        return statement;
    }
}
