package dev.pipewright.engine.quota;

import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.StorageException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import javax.sql.DataSource;

/// The quota of all nodes that share a database, by the database's clock: a row for each credential, which is
/// locked while a node takes its block. Two statements for each block.
public final class PostgresQuota implements Quota {

    private final DataSource control;
    private final String node;
    private final Seal seal;
    private final String now;

    /// A quota as one node sees it.
    ///
    /// @param control connections of the role `pipewright_system`
    /// @param node the name of this process; no two living processes share one
    /// @param seal marks credentials, so that nobody can guess them from the database
    public PostgresQuota(DataSource control, String node, Seal seal) {
        this(control, node, seal, "clock_timestamp()");
    }

    /// @param now what the time is, in SQL
    PostgresQuota(DataSource control, String node, Seal seal, String now) {
        this.control = control;
        this.node = node;
        this.seal = seal;
        this.now = now;
    }

    @Override
    public QuotaBlock take(String credential, QuotaClaim claim) {
        String mark = HexFormat.of().formatHex(seal.mark("quota", credential.getBytes(StandardCharsets.UTF_8)));
        try (Connection connection = control.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                QuotaBlock block = take(connection, mark, claim);
                connection.commit();
                done = true;
                return block;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StorageException(
                    "Could not take calls from the quota. Check that the database runs and has space.", e);
        }
    }

    private QuotaBlock take(Connection connection, String mark, QuotaClaim claim) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("""
                        INSERT INTO flowable.control_quota AS q (credential, book) VALUES (?, '')
                        ON CONFLICT (credential) DO UPDATE SET book = q.book RETURNING book, \
                        """ + now);
                PreparedStatement keep = connection.prepareStatement(
                        "UPDATE flowable.control_quota SET book = ? WHERE credential = ?")) {
            lock.setString(1, mark);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                Instant at = row.getObject(2, OffsetDateTime.class).toInstant();
                QuotaBook.Entry entry = QuotaBookText.book(row.getString(1)).take(node, claim, at);
                keep.setString(1, QuotaBookText.of(entry.after()));
                keep.setString(2, mark);
                keep.executeUpdate();
                return entry.block();
            }
        }
    }
}
