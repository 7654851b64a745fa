package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Documents and their payloads in a state file.
final class SqliteDocuments {

    private static final String INSERT = """
            INSERT INTO document (id, run, stage, split, call, key, via, hash, is_first, state, standing, doubtful, fence,
                revision, tries, attempts, due, code, message, field, troubled, amount, currency, origin_stream,
                origin_ordinal, origin_position)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String INSERT_BODY = "INSERT INTO document_body (document, request, carried) VALUES (?, ?, ?)";
    private static final String INSERT_ANSWER =
            "INSERT OR REPLACE INTO document_answer (document, response) VALUES (?, ?)";
    private static final String UPDATE = """
            UPDATE document SET state = ?, standing = ?, doubtful = ?, fence = ?, revision = ?, tries = ?,
                attempts = ?, due = ?, code = ?, message = ?, field = ?, troubled = ? WHERE id = ?
            """;

    private final SqliteScope scope;
    private final SqliteFile file;
    private final SqliteDocumentRows rows;

    SqliteDocuments(SqliteScope scope) {
        this.scope = scope;
        this.file = scope.file();
        this.rows = new SqliteDocumentRows(scope);
    }

    Map<DocumentKey, String> known(RunId run, NodeId call, Collection<DocumentKey> keys) throws SQLException {
        var found = new HashMap<DocumentKey, String>();
        long runId = scope.id(run);
        long callId = scope.id(call);
        for (DocumentKey key : keys) {
            try (ResultSet row = file.statement(
                            "SELECT hash FROM document WHERE run = ? AND call = ? AND key = ? AND is_first = 1",
                            runId,
                            callId,
                            SqliteScope.bytes(key))
                    .executeQuery()) {
                if (row.next()) {
                    found.put(key, row.getString(1));
                }
            }
        }
        return found;
    }

    long[] newIds(int count) throws SQLException {
        // A gone document's number comes back at most for a document of a later run: nothing refers to it any more.
        try (ResultSet row =
                file.statement("SELECT coalesce(max(id), 0) FROM document").executeQuery()) {
            row.next();
            var ids = new long[count];
            for (int i = 0; i < count; i++) {
                ids[i] = row.getLong(1) + 1 + i;
            }
            return ids;
        }
    }

    void insert(List<NewDocument> added) throws SQLException {
        if (added.isEmpty()) {
            return;
        }
        boolean answered = false;
        for (NewDocument document : added) {
            DocumentRow row = document.row();
            Money amount = document.amount();
            file.statement(
                            INSERT,
                            row.id(),
                            scope.id(row.run()),
                            scope.names().id(row.stage()),
                            row.split(),
                            scope.id(row.call()),
                            SqliteScope.bytes(row.key()),
                            scope.names().id(row.via()),
                            row.hash(),
                            row.first() ? 1 : 0,
                            row.state().name(),
                            row.standing().name(),
                            row.doubtful() ? 1 : 0,
                            row.fence(),
                            row.revision(),
                            row.tries(),
                            row.attempts(),
                            SqliteScope.micros(row.due()),
                            row.code(),
                            SqliteScope.bytes(row.message()),
                            row.field(),
                            row.isTroubled() ? 1 : 0,
                            amount == null ? null : amount.amount().toPlainString(),
                            amount == null ? null : amount.currency(),
                            scope.names().id(document.origin().stream()),
                            document.origin().ordinal(),
                            document.origin().position())
                    .addBatch();
            file.statement(
                            INSERT_BODY,
                            row.id(),
                            SqliteScope.bytes(document.request()),
                            SqliteScope.bytes(document.carried()))
                    .addBatch();
            answered |= addAnswer(row.id(), document.response());
        }
        file.statement(INSERT).executeBatch();
        file.statement(INSERT_BODY).executeBatch();
        if (answered) {
            file.statement(INSERT_ANSWER).executeBatch();
        }
    }

    Map<Long, DocumentRow> find(Collection<Long> ids) throws SQLException {
        var found = new LinkedHashMap<Long, DocumentRow>();
        for (long id : ids) {
            try (ResultSet row = file.statement(
                            "SELECT " + SqliteDocumentRows.COLUMNS + " FROM document WHERE id = ?", id)
                    .executeQuery()) {
                if (row.next()) {
                    found.put(id, rows.row(row));
                }
            }
        }
        return found;
    }

    void update(Collection<DocumentRow> changed, Map<Long, Payload> responses) throws SQLException {
        boolean answered = false;
        for (DocumentRow row : changed) {
            file.statement(
                            UPDATE,
                            row.state().name(),
                            row.standing().name(),
                            row.doubtful() ? 1 : 0,
                            row.fence(),
                            row.revision(),
                            row.tries(),
                            row.attempts(),
                            SqliteScope.micros(row.due()),
                            row.code(),
                            SqliteScope.bytes(row.message()),
                            row.field(),
                            row.isTroubled() ? 1 : 0,
                            row.id())
                    .addBatch();
            answered |= addAnswer(row.id(), responses.get(row.id()));
        }
        file.statement(UPDATE).executeBatch();
        if (answered) {
            file.statement(INSERT_ANSWER).executeBatch();
        }
    }

    Map<Long, Payload> requests(Collection<Long> ids) throws SQLException {
        var found = new HashMap<Long, Payload>();
        for (long id : ids) {
            try (ResultSet row = file.statement("SELECT request FROM document_body WHERE document = ?", id)
                    .executeQuery()) {
                byte[] request = row.next() ? row.getBytes(1) : null;
                if (request != null) {
                    found.put(id, Payload.of(request));
                }
            }
        }
        return found;
    }

    List<SettledDocument> settled(RunId run, NodeId call, @Nullable DocumentKey after, int limit) throws SQLException {
        var page = new ArrayList<SettledDocument>();
        try (ResultSet row = file.statement(
                        """
                        SELECT d.key, b.carried, a.response FROM document d
                        JOIN document_body b ON b.document = d.id JOIN document_answer a ON a.document = d.id
                        WHERE d.run = ? AND d.call = ? AND d.key > ? AND d.is_first = 1 AND d.state IN ('SUCCEEDED', 'UNCHANGED')
                        ORDER BY d.key LIMIT ?
                        """,
                        scope.id(run),
                        scope.id(call),
                        after == null ? new byte[0] : SqliteScope.bytes(after),
                        limit)
                .executeQuery()) {
            while (row.next()) {
                page.add(new SettledDocument(
                        SqliteScope.key(row.getBytes(1)), Payload.of(row.getBytes(2)), Payload.of(row.getBytes(3))));
            }
        }
        return page;
    }

    private boolean addAnswer(long document, @Nullable Payload response) throws SQLException {
        if (response == null) {
            return false;
        }
        file.statement(INSERT_ANSWER, document, response.bytes()).addBatch();
        return true;
    }
}
