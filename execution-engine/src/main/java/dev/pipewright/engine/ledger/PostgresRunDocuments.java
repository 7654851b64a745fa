package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.Selection;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.Origin;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// All documents of a run with what was sent and answered, to compare runs. Apart from [Ledger], because only the
/// server compares. Safe for use by many threads.
public final class PostgresRunDocuments {

    private static final String OF_RUN = "d.run = ? AND d.month = (SELECT month FROM pipewright.run WHERE id = ?)";
    private static final String DOCUMENTS = """
            SELECT d.call, d.target, d.company, d.doc_type, d.code, d.origin_stream, d.origin_ordinal, d.origin_position,
                d.hash, d.state, d.cause, d.message, d.amount, d.currency, b.request, a.response
            FROM pipewright.document d
            LEFT JOIN pipewright.document_body b ON b.document = d.id AND b.month = d.month
            LEFT JOIN pipewright.document_answer a ON a.document = d.id AND a.month = d.month
            WHERE %s AND d.is_first ORDER BY d.call, d.target, d.company, d.doc_type, d.code
            """.formatted(OF_RUN);
    private static final String REJECTED =
            "SELECT d.node, d.code, d.field, d.origin_stream, d.origin_ordinal, d.origin_position, d.text"
                    + " FROM pipewright.rejected d WHERE " + OF_RUN + " ORDER BY d.id";
    private static final String NEWEST = "SELECT d.origin_stream, d.origin_position FROM pipewright.document d WHERE "
            + OF_RUN + " AND d.is_first AND d.call = ANY (?) ORDER BY d.id DESC LIMIT ?";
    private static final String NEWEST_REJECTED =
            "SELECT d.origin_stream, d.origin_position FROM pipewright.rejected d WHERE " + OF_RUN
                    + " ORDER BY d.id DESC LIMIT ?";
    private static final int AT_ONCE = 100;

    private final TenantTransactions transactions;
    private final Seal seal;

    /// The documents in a database that [PostgresLedger] writes to.
    ///
    /// @param app logged in as the role `pipewright_app`, which sees the rows of the transaction's tenant only
    public PostgresRunDocuments(DataSource app, Seal seal) {
        this.transactions = new TenantTransactions(app);
        this.seal = seal;
    }

    /// The documents of all calls, by call and key; of those with one key, the first.
    ///
    /// @param reader told one after the other
    public void documents(TenantId tenant, RunId run, Consumer<RunDocument> reader) {
        transactions.inTransaction(tenant, connection -> {
            try (PreparedStatement statement = statement(connection, DOCUMENTS, run);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.accept(document(tenant, row));
                }
            }
            return true;
        });
    }

    private RunDocument document(TenantId tenant, ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal(13);
        String currency = row.getString(14);
        return new RunDocument(
                new NodeId(row.getString(1)),
                PostgresKeys.read(row, 2),
                new Origin(row.getString(6), row.getLong(7), row.getString(8)),
                row.getString(9),
                DocumentState.valueOf(row.getString(10)),
                row.getString(11),
                PayloadKind.MESSAGE.openText(seal, tenant, PostgresScope.payload(row.getBytes(12))),
                amount == null || currency == null ? null : new Money(amount, currency),
                opened(tenant, PayloadKind.REQUEST, row.getBytes(15)),
                opened(tenant, PayloadKind.RESPONSE, row.getBytes(16)));
    }

    private @Nullable String opened(TenantId tenant, PayloadKind kind, byte @Nullable [] closed) {
        return closed == null
                ? null
                : kind.open(seal, tenant, Payload.of(closed)).text();
    }

    /// The records that nodes refused, with their messages as they were kept.
    ///
    /// @param reader told one after the other
    public void rejected(TenantId tenant, RunId run, Consumer<RejectedRecord> reader) {
        transactions.inTransaction(tenant, connection -> {
            try (PreparedStatement statement = statement(connection, REJECTED, run);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    var text = StoredRejection.Text.open(seal, tenant, Payload.of(row.getBytes(7)));
                    reader.accept(new RejectedRecord(
                            new NodeId(row.getString(1)),
                            row.getString(2),
                            text.message(),
                            row.getString(3),
                            new Origin(row.getString(4), row.getLong(5), row.getString(6)),
                            text.raw()));
                }
            }
            return true;
        });
    }

    /// Where the records of the last documents of some calls, and the last records that nodes refused, were read.
    ///
    /// @param limit how many of each at most
    public Set<Selection.Place> newest(TenantId tenant, RunId run, Collection<NodeId> calls, int limit) {
        return transactions.inTransaction(tenant, connection -> {
            var places = new HashSet<Selection.Place>();
            try (PreparedStatement documents = statement(connection, NEWEST, run);
                    PreparedStatement rejected = statement(connection, NEWEST_REJECTED, run)) {
                documents.setArray(
                        3,
                        connection.createArrayOf(
                                "text", calls.stream().map(NodeId::value).toArray()));
                documents.setInt(4, limit);
                rejected.setInt(3, limit);
                addPlaces(documents, places);
                addPlaces(rejected, places);
            }
            return places;
        });
    }

    private static void addPlaces(PreparedStatement statement, Set<Selection.Place> places) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                places.add(new Selection.Place(row.getString(1), row.getString(2)));
            }
        }
    }

    /// Rows come a few at a time, because requests may be large.
    private static PreparedStatement statement(Connection connection, String sql, RunId run) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(AT_ONCE);
        statement.setObject(1, run.value());
        statement.setObject(2, run.value());
        return statement;
    }
}
