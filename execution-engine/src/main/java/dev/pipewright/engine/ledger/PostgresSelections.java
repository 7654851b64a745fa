package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.Origin;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Finds the documents and refused records of a run that somebody names or that have one cause. Apart from [Ledger],
/// because only the server is asked for them. Safe for use by many threads.
public final class PostgresSelections {

    private static final String DOCUMENTS =
            "SELECT call, target, company, doc_type, code, origin_stream, origin_ordinal, origin_position"
                    + " FROM pipewright.document"
                    + " WHERE run = ? AND month = (SELECT month FROM pipewright.run WHERE id = ?) AND is_first AND ";
    private static final String RECORDS =
            "SELECT node, NULL, NULL, NULL, NULL, origin_stream, origin_ordinal, origin_position FROM"
                    + " pipewright.rejected WHERE run = ? AND month = (SELECT month FROM pipewright.run WHERE id = ?) AND"
                    + " ";

    private final TenantTransactions transactions;

    /// Selections in a database that [PostgresLedger] writes to.
    ///
    /// @param app logged in as the role `pipewright_app`, which sees the rows of the transaction's tenant only
    public PostgresSelections(DataSource app) {
        this.transactions = new TenantTransactions(app);
    }

    /// A document, or a record that was refused before it became one.
    ///
    /// @param node the call that the document is of, or the node that refused the record
    /// @param key absent for a record
    public record Found(NodeId node, @Nullable DocumentKey key, Origin origin) {}

    /// The documents of all calls that have one of these codes.
    ///
    /// @param limit how many at most
    public List<Found> withCodes(TenantId tenant, RunId run, Collection<String> codes, int limit) {
        return transactions.inTransaction(
                tenant,
                connection -> found(
                        connection,
                        DOCUMENTS + "code = ANY (?)",
                        run,
                        limit,
                        connection.createArrayOf("text", codes.toArray())));
    }

    /// What a cause hit, without what people have accepted.
    ///
    /// @param cause of the run, as [PostgresCauses] groups them
    /// @param limit how many at most
    public List<Found> ofCause(TenantId tenant, RunId run, CauseKey cause, int limit) {
        DocumentState state = cause.state();
        return transactions.inTransaction(
                tenant,
                connection -> state == null
                        ? found(
                                connection,
                                RECORDS + "accepted IS NULL AND node = ? AND code = ? AND field IS NOT DISTINCT FROM ?",
                                run,
                                limit,
                                cause.node().value(),
                                cause.code(),
                                cause.field())
                        : found(
                                connection,
                                DOCUMENTS
                                        + "troubled AND accepted IS NULL AND call = ? AND state = ? AND cause IS NOT DISTINCT FROM ?"
                                        + " AND field IS NOT DISTINCT FROM ?",
                                run,
                                limit,
                                cause.node().value(),
                                state.name(),
                                cause.code(),
                                cause.field()));
    }

    /// The documents of a query, also those that people have accepted.
    ///
    /// @param limit how many at most
    public List<Found> ofQuery(TenantId tenant, RunId run, DocumentQuery query, int limit) {
        return transactions.inTransaction(
                tenant,
                connection -> found(
                        connection,
                        DOCUMENTS
                                + "company = coalesce(?, company) AND doc_type = coalesce(?, doc_type)"
                                + " AND code LIKE coalesce(?, '%') AND (cardinality(?::text[]) = 0 OR state = ANY (?))"
                                + " AND (?::numeric IS NULL OR amount >= ?) AND (?::numeric IS NULL OR amount <= ?)",
                        run,
                        limit,
                        query.company(),
                        query.type(),
                        query.likeCode(),
                        states(connection, query),
                        states(connection, query),
                        query.atLeast(),
                        query.atLeast(),
                        query.atMost(),
                        query.atMost()));
    }

    private static Array states(Connection connection, DocumentQuery query) throws SQLException {
        return connection.createArrayOf(
                "text", query.states().stream().map(Enum::name).toArray());
    }

    private static List<Found> found(
            Connection connection, String sql, RunId run, int limit, @Nullable Object... parameters)
            throws SQLException {
        var found = new ArrayList<Found>();
        try (PreparedStatement statement = connection.prepareStatement(sql + " LIMIT ?")) {
            statement.setObject(1, run.value());
            statement.setObject(2, run.value());
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 3, parameters[i]);
            }
            statement.setInt(parameters.length + 3, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String target = rows.getString(2);
                    DocumentKey key = target == null
                            ? null
                            : new DocumentKey(target, rows.getString(3), rows.getString(4), rows.getString(5));
                    found.add(new Found(
                            new NodeId(rows.getString(1)),
                            key,
                            new Origin(rows.getString(6), rows.getLong(7), rows.getString(8))));
                }
            }
        }
        return found;
    }
}
