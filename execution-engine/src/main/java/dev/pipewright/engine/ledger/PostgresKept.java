package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.Origin;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Results and rejected records in PostgreSQL, and how a run is forgotten.
final class PostgresKept {

    private static final String OF_RUN = "(SELECT r.month FROM pipewright.run r WHERE r.id = ?)";
    private static final String ITS_DOCUMENTS =
            " WHERE month = " + OF_RUN + " AND document IN (SELECT id FROM pipewright.document WHERE run = ?)";
    private static final String ITS_ROWS = " WHERE month = " + OF_RUN + " AND run = ?";

    private final PostgresScope scope;

    PostgresKept(PostgresScope scope) {
        this.scope = scope;
    }

    void addResults(RunId run, List<StoredResult> results) throws SQLException {
        if (results.isEmpty()) {
            return;
        }
        int added = scope.execute(
                """
                INSERT INTO pipewright.result (tenant, month, run, sink, key, record)
                SELECT ?, ?, ?, * FROM unnest(?::text[], ?::text[], ?::bytea[])
                ON CONFLICT (run, sink, key, month) DO NOTHING
                """,
                scope.tenant(),
                scope.month(),
                run.value(),
                scope.column("text", results, result -> result.sink().value()),
                scope.column("text", results, StoredResult::key),
                scope.payloads(results, StoredResult::record));
        if (added < results.size()) {
            throw new DoubleResultException(run);
        }
    }

    void addRejected(RunId run, List<StoredRejection> rejected) throws SQLException {
        if (rejected.isEmpty()) {
            return;
        }
        scope.execute(
                """
                INSERT INTO pipewright.rejected (tenant, month, run, node, code, field, origin_stream, origin_ordinal,
                    origin_position, text)
                SELECT ?, ?, ?, * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::text[],
                    ?::bytea[])
                """,
                scope.tenant(),
                scope.month(),
                run.value(),
                scope.column("text", rejected, rejection -> rejection.node().value()),
                scope.column("text", rejected, StoredRejection::code),
                scope.column("text", rejected, StoredRejection::field),
                scope.column("text", rejected, rejection -> rejection.origin().stream()),
                scope.column("int8", rejected, rejection -> rejection.origin().ordinal()),
                scope.column("text", rejected, rejection -> rejection.origin().position()),
                scope.payloads(rejected, StoredRejection::text));
    }

    List<StoredResult> results(RunId run, NodeId sink, @Nullable String after, int limit) throws SQLException {
        var page = new ArrayList<StoredResult>();
        try (PreparedStatement statement = scope.statement(
                        "SELECT key, record FROM pipewright.result" + ITS_ROWS
                                + " AND sink = ? AND (?::text IS NULL OR key > ?) ORDER BY key LIMIT ?",
                        run.value(),
                        run.value(),
                        sink.value(),
                        after,
                        after,
                        limit);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                page.add(new StoredResult(sink, row.getString(1), Payload.of(row.getBytes(2))));
            }
        }
        return page;
    }

    List<StoredRejection> rejected(RunId run, @Nullable WorkFilter filter, long skip, int limit) throws SQLException {
        var meant = filter == null ? FilterCondition.ALL : FilterCondition.ofRecords(filter, NodeId::value);
        var page = new ArrayList<StoredRejection>();
        try (PreparedStatement statement = scope.statement(
                        "SELECT node, code, field, origin_stream, origin_ordinal, origin_position, text"
                                + " FROM pipewright.rejected" + ITS_ROWS + meant.sql()
                                + " ORDER BY id LIMIT ? OFFSET ?",
                        meant.among(List.of(run.value(), run.value()), limit, skip));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                page.add(new StoredRejection(
                        new NodeId(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        new Origin(row.getString(4), row.getLong(5), row.getString(6)),
                        Payload.of(row.getBytes(7))));
            }
        }
        return page;
    }

    void forget(RunId run) throws SQLException {
        for (String table : List.of("call_log", "attempt", "document_answer", "document_body")) {
            scope.execute("DELETE FROM pipewright." + table + ITS_DOCUMENTS, run.value(), run.value());
        }
        for (String table : List.of("document", "result", "rejected")) {
            scope.execute("DELETE FROM pipewright." + table + ITS_ROWS, run.value(), run.value());
        }
        for (String table : List.of("acceptance", "counter", "split")) {
            scope.execute("DELETE FROM pipewright." + table + " WHERE run = ?", run.value());
        }
    }
}
