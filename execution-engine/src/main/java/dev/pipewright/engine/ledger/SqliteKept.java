package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Results and rejected records in a state file, and how a run is forgotten.
final class SqliteKept {

    private static final String ADD_RESULT = """
            INSERT INTO result (run, sink, key, record) VALUES (?, ?, ?, ?)
            ON CONFLICT (run, sink, key) DO NOTHING
            """;
    private static final String ADD_REJECTED = """
            INSERT INTO rejected (run, node, code, field, origin_stream, origin_ordinal, origin_position, text)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final List<String> FORGET = List.of(
            "DELETE FROM attempt WHERE document IN (SELECT id FROM document WHERE run = ?)",
            "DELETE FROM document_answer WHERE document IN (SELECT id FROM document WHERE run = ?)",
            "DELETE FROM document_body WHERE document IN (SELECT id FROM document WHERE run = ?)",
            "DELETE FROM document WHERE run = ?",
            "DELETE FROM result WHERE run = ?",
            "DELETE FROM rejected WHERE run = ?",
            "DELETE FROM acceptance WHERE run = ?",
            "DELETE FROM counter WHERE run = ?",
            "DELETE FROM split WHERE run = ?");

    private final SqliteScope scope;
    private final SqliteFile file;

    SqliteKept(SqliteScope scope) {
        this.scope = scope;
        this.file = scope.file();
    }

    void addResults(RunId run, List<StoredResult> results) throws SQLException {
        if (results.isEmpty()) {
            return;
        }
        for (StoredResult result : results) {
            file.statement(
                            ADD_RESULT,
                            scope.id(run),
                            scope.id(result.sink()),
                            result.key(),
                            result.record().bytes())
                    .addBatch();
        }
        for (int added : file.statement(ADD_RESULT).executeBatch()) {
            if (added == 0) {
                throw new DoubleResultException(run);
            }
        }
    }

    void addRejected(RunId run, List<StoredRejection> rejected) throws SQLException {
        if (rejected.isEmpty()) {
            return;
        }
        for (StoredRejection rejection : rejected) {
            file.statement(
                            ADD_REJECTED,
                            scope.id(run),
                            scope.id(rejection.node()),
                            rejection.code(),
                            rejection.field(),
                            scope.names().id(rejection.origin().stream()),
                            rejection.origin().ordinal(),
                            rejection.origin().position(),
                            rejection.text().bytes())
                    .addBatch();
        }
        file.statement(ADD_REJECTED).executeBatch();
    }

    List<StoredResult> results(RunId run, NodeId sink, @Nullable String after, int limit) throws SQLException {
        var page = new ArrayList<StoredResult>();
        String behind = after == null ? "" : " AND key > ?";
        Object[] parameters = after == null
                ? new Object[] {scope.id(run), scope.id(sink), limit}
                : new Object[] {scope.id(run), scope.id(sink), after, limit};
        try (ResultSet row = file.statement(
                        "SELECT key, record FROM result WHERE run = ? AND sink = ?" + behind + " ORDER BY key LIMIT ?",
                        parameters)
                .executeQuery()) {
            while (row.next()) {
                page.add(new StoredResult(sink, row.getString(1), Payload.of(row.getBytes(2))));
            }
        }
        return page;
    }

    List<StoredRejection> rejected(RunId run, @Nullable WorkFilter filter, long skip, int limit) throws SQLException {
        var meant = filter == null ? FilterCondition.ALL : FilterCondition.ofRecords(filter, scope::id);
        var page = new ArrayList<StoredRejection>();
        try (ResultSet row = file.statement(
                        "SELECT node, code, field, origin_stream, origin_ordinal, origin_position, text"
                                + " FROM rejected WHERE run = ?" + meant.sql() + " ORDER BY id LIMIT ? OFFSET ?",
                        meant.among(List.of(scope.id(run)), limit, skip))
                .executeQuery()) {
            while (row.next()) {
                page.add(new StoredRejection(
                        scope.node(row.getLong(1)),
                        row.getString(2),
                        row.getString(3),
                        new Origin(scope.names().name(row.getLong(4)), row.getLong(5), row.getString(6)),
                        Payload.of(row.getBytes(7))));
            }
        }
        return page;
    }

    void forget(RunId run) throws SQLException {
        for (String delete : FORGET) {
            file.execute(delete, scope.id(run));
        }
    }
}
