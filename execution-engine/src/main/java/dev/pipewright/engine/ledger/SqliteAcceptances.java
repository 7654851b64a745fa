package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What people have accepted, in a state file.
final class SqliteAcceptances {

    private final SqliteScope scope;
    private final SqliteFile file;

    SqliteAcceptances(SqliteScope scope) {
        this.scope = scope;
        this.file = scope.file();
    }

    long accept(RunId run, CauseKey cause, UUID acceptance) throws SQLException {
        var filter = WorkFilter.of(cause);
        List<Object> before = List.of(acceptance.toString(), scope.id(run));
        if (cause.isOfRecords()) {
            var meant = FilterCondition.ofRecords(filter, scope::id);
            return file.execute("UPDATE rejected SET accepted = ? WHERE run = ?" + meant.sql(), meant.among(before));
        }
        var meant = FilterCondition.ofDocuments(filter, "code", scope::id);
        return file.execute(
                "UPDATE document SET accepted = ? WHERE run = ? AND troubled = 1" + meant.sql(), meant.among(before));
    }

    long accept(RunId run, List<Long> documents, UUID acceptance) throws SQLException {
        long count = 0;
        for (long id : documents) {
            count += file.execute(
                    "UPDATE document SET accepted = ? WHERE run = ? AND troubled = 1 AND accepted IS NULL AND id = ?",
                    acceptance.toString(),
                    scope.id(run),
                    id);
        }
        return count;
    }

    void add(RunId run, StoredAcceptance acceptance) throws SQLException {
        CauseKey cause = acceptance.cause();
        DocumentState state = cause == null ? null : cause.state();
        file.execute(
                """
                INSERT INTO acceptance (run, id, node, state, code, field, person, made, note, count)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                scope.id(run),
                acceptance.id().toString(),
                cause == null ? null : cause.node().value(),
                state == null ? null : state.name(),
                cause == null ? null : cause.code(),
                cause == null ? null : cause.field(),
                acceptance.person(),
                SqliteScope.micros(acceptance.made()),
                SqliteScope.bytes(acceptance.note()),
                acceptance.count());
    }

    List<StoredAcceptance> of(RunId run) throws SQLException {
        var found = new ArrayList<StoredAcceptance>();
        try (ResultSet row = file.statement(
                        "SELECT id, node, state, code, field, person, made, note, count FROM acceptance"
                                + " WHERE run = ? ORDER BY made, id",
                        scope.id(run))
                .executeQuery()) {
            while (row.next()) {
                found.add(new StoredAcceptance(
                        UUID.fromString(row.getString(1)),
                        StoredAcceptance.cause(row),
                        row.getString(6),
                        SqliteScope.instant(row.getLong(7)),
                        SqliteScope.payload(row.getBytes(8)),
                        row.getLong(9)));
            }
        }
        return found;
    }

    void takeBack(RunId run, UUID acceptance) throws SQLException {
        for (String table : List.of("document", "rejected")) {
            file.execute(
                    "UPDATE " + table + " SET accepted = NULL WHERE run = ? AND accepted = ?",
                    scope.id(run),
                    acceptance.toString());
        }
        file.execute("DELETE FROM acceptance WHERE run = ? AND id = ?", scope.id(run), acceptance.toString());
    }
}
