package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is to be done in a state file: waiting documents for slices, troubled ones with their attempts for people.
final class SqliteWorkLists {

    /// The waiting documents of a split: at rest, or sent by an older slice.
    private static final String SENDABLE =
            " FROM document WHERE run = ? AND stage = ? AND split = ? AND state = 'WAITING'"
                    + " AND (standing = 'AT_REST' OR standing = 'SENT' AND fence < ?)";

    private static final String ADD_ATTEMPT =
            "INSERT INTO attempt (document, number, at, took, status, code, message, may_have_arrived)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private final SqliteScope scope;
    private final SqliteFile file;
    private final SqliteDocumentRows rows;

    SqliteWorkLists(SqliteScope scope) {
        this.scope = scope;
        this.file = scope.file();
        this.rows = new SqliteDocumentRows(scope);
    }

    List<DocumentRow> due(Slice slice, Instant now, int limit) throws SQLException {
        return rows.rows(file.statement(
                "SELECT " + SqliteDocumentRows.COLUMNS + SENDABLE + " AND due <= ? ORDER BY due, id LIMIT ?",
                scope.id(slice.run()),
                scope.names().id(slice.stage()),
                slice.split(),
                slice.fence(),
                SqliteScope.micros(now),
                limit));
    }

    Optional<Instant> nextDue(Slice slice) throws SQLException {
        try (ResultSet row = file.statement(
                        "SELECT due" + SENDABLE + " ORDER BY due LIMIT 1",
                        scope.id(slice.run()),
                        scope.names().id(slice.stage()),
                        slice.split(),
                        slice.fence())
                .executeQuery()) {
            return row.next() ? Optional.of(SqliteScope.instant(row.getLong(1))) : Optional.empty();
        }
    }

    List<DocumentRow> idle(Slice slice, long after, int limit) throws SQLException {
        return rows.rows(file.statement(
                "SELECT " + SqliteDocumentRows.COLUMNS
                        + " FROM document WHERE run = ? AND stage = ? AND split = ? AND state = 'WAITING' AND id > ?"
                        + " AND (standing IN ('AT_REST', 'QUEUED') OR standing = 'SENT' AND fence < ?) ORDER BY id LIMIT ?",
                scope.id(slice.run()),
                scope.names().id(slice.stage()),
                slice.split(),
                after,
                slice.fence(),
                limit));
    }

    void addAttempts(List<StoredAttempt> attempts) throws SQLException {
        if (attempts.isEmpty()) {
            return;
        }
        for (StoredAttempt attempt : attempts) {
            file.statement(
                            ADD_ATTEMPT,
                            attempt.document(),
                            attempt.number(),
                            SqliteScope.micros(attempt.at()),
                            attempt.took().toNanos(),
                            attempt.status(),
                            attempt.code(),
                            SqliteScope.bytes(attempt.message()),
                            attempt.mayHaveArrived() ? 1 : 0)
                    .addBatch();
        }
        file.statement(ADD_ATTEMPT).executeBatch();
    }

    List<DocumentRow> troubledRows(RunId run, WorkFilter filter, long after, int limit) throws SQLException {
        var meant = FilterCondition.ofDocuments(filter, "code", scope::id);
        return rows.rows(file.statement(
                "SELECT " + SqliteDocumentRows.COLUMNS + " FROM document WHERE run = ? AND id > ? AND troubled = 1"
                        + meant.sql() + " ORDER BY id LIMIT ?",
                meant.among(List.of(scope.id(run), after), limit)));
    }

    List<StoredTrouble> troubled(RunId run, WorkFilter filter, long after, int limit) throws SQLException {
        var documents = troubledRows(run, filter, after, limit);
        Map<Long, Payload> requests = new SqliteDocuments(scope)
                .requests(documents.stream().map(DocumentRow::id).toList());
        var troubled = new ArrayList<StoredTrouble>();
        for (DocumentRow document : documents) {
            troubled.add(new StoredTrouble(document, requests.get(document.id()), attempts(document.id())));
        }
        return troubled;
    }

    private List<StoredAttempt> attempts(long document) throws SQLException {
        var attempts = new ArrayList<StoredAttempt>();
        try (ResultSet row = file.statement("""
                        SELECT number, at, took, status, code, message, may_have_arrived FROM attempt
                        WHERE document = ? ORDER BY number
                        """, document).executeQuery()) {
            while (row.next()) {
                int status = row.getInt(4);
                boolean unanswered = row.wasNull();
                attempts.add(new StoredAttempt(
                        document,
                        row.getInt(1),
                        SqliteScope.instant(row.getLong(2)),
                        Duration.ofNanos(row.getLong(3)),
                        unanswered ? null : status,
                        row.getString(5),
                        SqliteScope.payload(row.getBytes(6)),
                        row.getBoolean(7),
                        null));
            }
        }
        return attempts;
    }
}
