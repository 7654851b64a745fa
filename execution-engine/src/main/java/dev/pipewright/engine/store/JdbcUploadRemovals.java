package dev.pipewright.engine.store;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.TenantTransactions;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Removes uploads from PostgreSQL. Which run has read what stays. Safe for use by many threads.
public final class JdbcUploadRemovals {

    private static final String THIS_ONE = " WHERE tenant = ? AND stream = ? AND id = ?";

    private final TenantTransactions transactions;

    /// On a database that [DatabaseMigration] has prepared.
    ///
    /// @param app logged in as the role `pipewright_app`
    public JdbcUploadRemovals(DataSource app) {
        this.transactions = new TenantTransactions(app);
    }

    /// What came of removing an upload.
    public enum Removal {
        REMOVED,
        /// A run reads it just now; nothing was changed.
        BEING_READ,
        /// There is no such upload.
        UNKNOWN
    }

    /// Removes an upload, whether it was read or not.
    public Removal remove(TenantId tenant, String stream, String id) {
        return transactions.inTransaction(tenant, connection -> {
            if (!exists(
                    connection,
                    "SELECT 1 FROM pipewright.upload" + THIS_ONE + " FOR UPDATE",
                    tenant.value(),
                    stream,
                    id)) {
                return Removal.UNKNOWN;
            }
            if (exists(connection, """
                    SELECT 1 FROM pipewright.upload u
                    JOIN pipewright.consumption d ON d.landed = u.landed
                    JOIN pipewright.intake i ON i.run = d.run AND i.node = d.node AND i.open
                    WHERE u.tenant = ? AND u.stream = ? AND u.id = ? LIMIT 1
                    """, tenant.value(), stream, id)) {
                return Removal.BEING_READ;
            }
            JdbcRunRows.execute(connection, "DELETE FROM pipewright.upload" + THIS_ONE, tenant.value(), stream, id);
            return Removal.REMOVED;
        });
    }

    /// Drops what all have read that are to read it, and what was begun and never completed.
    ///
    /// @param before what was read or sent later stays
    /// @param readers all there are now
    /// @return how many uploads were dropped
    public int drop(TenantId tenant, Instant before, List<StreamReader> readers) {
        return transactions.inTransaction(tenant, connection -> {
            try (PreparedStatement statement = JdbcRunRows.statement(
                    connection,
                    """
                    DELETE FROM pipewright.upload u WHERE u.tenant = ? AND ((u.landed IS NULL AND u.changed_at < ?)
                        OR (u.read_at < ?
                            AND NOT EXISTS (SELECT 1 FROM unnest(?::text[], ?::text[], ?::text[])
                                    AS r (stream, pipeline_id, node)
                                WHERE r.stream = u.stream AND NOT EXISTS (SELECT 1 FROM pipewright.consumption d
                                    WHERE d.landed = u.landed AND d.pipeline_id = r.pipeline_id AND d.node = r.node
                                        AND d.consumed_at < ?))
                            AND NOT EXISTS (SELECT 1 FROM pipewright.consumption d
                                JOIN pipewright.intake i ON i.run = d.run AND i.node = d.node AND i.open
                                WHERE d.landed = u.landed)))
                    """,
                    tenant.value(),
                    before,
                    before,
                    texts(connection, readers, StreamReader::stream),
                    texts(connection, readers, StreamReader::pipelineId),
                    texts(connection, readers, reader -> reader.node().value()),
                    before)) {
                return statement.executeUpdate();
            }
        });
    }

    private static Array texts(Connection connection, List<StreamReader> readers, Function<StreamReader, String> part)
            throws SQLException {
        return connection.createArrayOf("text", readers.stream().map(part).toArray());
    }

    private static boolean exists(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = JdbcRunRows.statement(connection, sql, parameters);
                ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }
}
