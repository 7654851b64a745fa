package dev.pipewright.engine.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Reads documents of a state file.
final class SqliteDocumentRows {

    static final String COLUMNS =
            "id, run, stage, split, call, key, via, hash, is_first, state, standing, doubtful, fence, revision, tries,"
                    + " attempts, due, code, message, field";

    private final SqliteScope scope;

    SqliteDocumentRows(SqliteScope scope) {
        this.scope = scope;
    }

    List<DocumentRow> rows(PreparedStatement query) throws SQLException {
        var found = new ArrayList<DocumentRow>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(row(rows));
            }
        }
        return found;
    }

    DocumentRow row(ResultSet row) throws SQLException {
        return new DocumentRow(
                row.getLong(1),
                scope.run(row.getLong(2)),
                scope.names().name(row.getLong(3)),
                row.getInt(4),
                scope.node(row.getLong(5)),
                SqliteScope.key(row.getBytes(6)),
                scope.names().name(row.getLong(7)),
                row.getString(8),
                row.getBoolean(9),
                DocumentState.valueOf(row.getString(10)),
                Standing.valueOf(row.getString(11)),
                row.getBoolean(12),
                row.getLong(13),
                row.getLong(14),
                row.getInt(15),
                row.getInt(16),
                SqliteScope.instant(row.getLong(17)),
                row.getString(18),
                SqliteScope.payload(row.getBytes(19)),
                row.getString(20));
    }
}
