package dev.pipewright.engine.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Reads documents of a state file.
final class SqliteDocumentRows {

    static final String COLUMNS =
            "id, run, stage, split, call, key, hash, is_first, state, standing, doubtful, fence, revision, tries,"
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
                row.getString(7),
                row.getBoolean(8),
                DocumentState.valueOf(row.getString(9)),
                Standing.valueOf(row.getString(10)),
                row.getBoolean(11),
                row.getLong(12),
                row.getLong(13),
                row.getInt(14),
                row.getInt(15),
                SqliteScope.instant(row.getLong(16)),
                row.getString(17),
                SqliteScope.payload(row.getBytes(18)),
                row.getString(19));
    }
}
