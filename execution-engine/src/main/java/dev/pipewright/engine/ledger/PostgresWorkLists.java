package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is to be done in PostgreSQL: waiting documents for slices, troubled ones with their attempts for people.
final class PostgresWorkLists {

    /// The waiting documents of a split; the partition is told by the run.
    private static final String WAITING =
            " FROM pipewright.document d WHERE d.run = ? AND d.stage = ? AND d.split = ? AND d.state = 'WAITING'"
                    + " AND d.month = (SELECT r.month FROM pipewright.run r WHERE r.id = d.run)";
    private static final String SENDABLE =
            WAITING + " AND (d.standing = 'AT_REST' OR d.standing = 'SENT' AND d.fence < ?)";

    private final PostgresScope scope;
    private final PostgresDocumentRows rows;

    PostgresWorkLists(PostgresScope scope) {
        this.scope = scope;
        this.rows = new PostgresDocumentRows(scope);
    }

    List<DocumentRow> due(Slice slice, Instant now, int limit) throws SQLException {
        return rows.rows(scope.statement(
                "SELECT " + PostgresDocumentRows.COLUMNS + SENDABLE + " AND d.due <= ? ORDER BY d.due, d.id LIMIT ?",
                slice.run().value(),
                slice.stage(),
                slice.split(),
                slice.fence(),
                now,
                limit));
    }

    Optional<Instant> nextDue(Slice slice) throws SQLException {
        try (PreparedStatement statement = scope.statement(
                        "SELECT d.due" + SENDABLE + " ORDER BY d.due LIMIT 1",
                        slice.run().value(),
                        slice.stage(),
                        slice.split(),
                        slice.fence());
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(PostgresScope.instant(row, 1)) : Optional.empty();
        }
    }

    List<DocumentRow> idle(Slice slice, long after, int limit) throws SQLException {
        return rows.rows(scope.statement(
                "SELECT " + PostgresDocumentRows.COLUMNS + WAITING
                        + " AND d.id > ? AND (d.standing IN ('AT_REST', 'QUEUED') OR d.standing = 'SENT'"
                        + " AND d.fence < ?) ORDER BY d.id LIMIT ?",
                slice.run().value(),
                slice.stage(),
                slice.split(),
                after,
                slice.fence(),
                limit));
    }

    void addAttempts(List<StoredAttempt> attempts) throws SQLException {
        if (attempts.isEmpty()) {
            return;
        }
        scope.execute(
                """
                INSERT INTO pipewright.attempt (tenant, month, document, number, at, took_nanos, status, code, message,
                    may_have_arrived)
                SELECT ?, * FROM unnest(?::date[], ?::int8[], ?::int4[], ?::timestamptz[], ?::int8[], ?::int4[],
                    ?::text[], ?::bytea[], ?::bool[])
                """,
                scope.tenant(),
                scope.column(
                        "date",
                        attempts,
                        attempt -> scope.monthOf(attempt.document()).toString()),
                scope.column("int8", attempts, StoredAttempt::document),
                scope.column("int4", attempts, StoredAttempt::number),
                scope.column("timestamptz", attempts, attempt -> attempt.at().toString()),
                scope.column("int8", attempts, attempt -> attempt.took().toNanos()),
                scope.column("int4", attempts, StoredAttempt::status),
                scope.column("text", attempts, StoredAttempt::code),
                scope.payloads(attempts, StoredAttempt::message),
                scope.column("bool", attempts, StoredAttempt::mayHaveArrived));
        PostgresCallLog.add(scope, attempts);
    }

    List<DocumentRow> troubledRows(RunId run, WorkFilter filter, long after, int limit) throws SQLException {
        var meant = FilterCondition.ofDocuments(filter, "cause", NodeId::value);
        return rows.rows(scope.statement(
                "SELECT " + PostgresDocumentRows.COLUMNS + " FROM pipewright.document d WHERE d.run = ?"
                        + " AND d.month = (SELECT r.month FROM pipewright.run r WHERE r.id = ?)"
                        + " AND d.id > ? AND d.troubled" + meant.sql() + " ORDER BY d.id LIMIT ?",
                meant.among(List.of(run.value(), run.value(), after), limit)));
    }

    List<StoredTrouble> troubled(RunId run, WorkFilter filter, long after, int limit) throws SQLException {
        var documents = troubledRows(run, filter, after, limit);
        var ids = documents.stream().map(DocumentRow::id).toList();
        Map<Long, Payload> requests = new PostgresDocuments(scope).requests(ids);
        Map<Long, List<StoredAttempt>> attempts = attempts(ids);
        return documents.stream()
                .map(document -> new StoredTrouble(
                        document, requests.get(document.id()), attempts.getOrDefault(document.id(), List.of())))
                .toList();
    }

    private Map<Long, List<StoredAttempt>> attempts(Collection<Long> documents) throws SQLException {
        var found = new HashMap<Long, List<StoredAttempt>>();
        if (documents.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = scope.statement(
                        """
                        SELECT a.document, a.number, a.at, a.took_nanos, a.status, a.code, a.message,
                            a.may_have_arrived
                        FROM unnest(?::int8[], ?::date[]) AS k (id, month)
                        JOIN pipewright.attempt a ON a.document = k.id AND a.month = k.month
                        ORDER BY a.document, a.number
                        """,
                        scope.column("int8", documents, id -> id),
                        scope.column("date", documents, id -> scope.monthOf(id).toString()));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                        .add(new StoredAttempt(
                                row.getLong(1),
                                row.getInt(2),
                                PostgresScope.instant(row, 3),
                                Duration.ofNanos(row.getLong(4)),
                                row.getObject(5, Integer.class),
                                row.getString(6),
                                PostgresScope.payload(row.getBytes(7)),
                                row.getBoolean(8),
                                null));
            }
        }
        return found;
    }
}
