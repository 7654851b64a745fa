package dev.pipewright.engine.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Gives out the numbers of documents, which it fetches from the database a block at a time. Safe for use by many
/// threads.
final class PostgresIds {

    /// As the sequence's increment in the migration says.
    private static final int BLOCK = 10_000;

    private long next;
    private long end;

    /// Ascending numbers that no other ledger gives out.
    synchronized long[] take(Connection connection, int count) throws SQLException {
        var ids = new long[count];
        for (int i = 0; i < count; i++) {
            if (next == end) {
                next = fetch(connection);
                end = next + BLOCK;
            }
            ids[i] = next++;
        }
        return ids;
    }

    private static long fetch(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT nextval('pipewright.document_id')");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
