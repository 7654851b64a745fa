package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Reads documents from PostgreSQL, and remembers in which month they are.
final class PostgresDocumentRows {

    static final String COLUMNS =
            "d.id, d.run, d.stage, d.split, d.call, d.target, d.company, d.doc_type, d.code, d.via, d.hash, d.is_first,"
                    + " d.state, d.standing, d.doubtful, d.fence, d.revision, d.tries, d.attempts, d.due, d.cause,"
                    + " d.message, d.field, d.month";

    private final PostgresScope scope;

    PostgresDocumentRows(PostgresScope scope) {
        this.scope = scope;
    }

    /// Executes a query of [#COLUMNS] and closes it.
    List<DocumentRow> rows(PreparedStatement query) throws SQLException {
        var found = new ArrayList<DocumentRow>();
        try (query;
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                scope.found(rows.getLong(1), rows.getObject(24, LocalDate.class));
                found.add(row(rows));
            }
        }
        return found;
    }

    private static DocumentRow row(ResultSet row) throws SQLException {
        return new DocumentRow(
                row.getLong(1),
                new RunId(row.getObject(2, UUID.class)),
                row.getString(3),
                row.getInt(4),
                new NodeId(row.getString(5)),
                PostgresKeys.read(row, 6),
                row.getString(10),
                row.getString(11),
                row.getBoolean(12),
                DocumentState.valueOf(row.getString(13)),
                Standing.valueOf(row.getString(14)),
                row.getBoolean(15),
                row.getLong(16),
                row.getLong(17),
                row.getInt(18),
                row.getInt(19),
                PostgresScope.instant(row, 20),
                row.getString(21),
                PostgresScope.payload(row.getBytes(22)),
                row.getString(23));
    }
}
