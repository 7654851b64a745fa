package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What people have accepted, in PostgreSQL.
final class PostgresAcceptances {

    private static final String OF_RUN =
            " WHERE run = ? AND month = (SELECT r.month FROM pipewright.run r WHERE r.id = ?)";

    private final PostgresScope scope;

    PostgresAcceptances(PostgresScope scope) {
        this.scope = scope;
    }

    long accept(RunId run, CauseKey cause, UUID acceptance) throws SQLException {
        var filter = WorkFilter.of(cause);
        var before = List.of(acceptance, run.value(), run.value());
        if (cause.isOfRecords()) {
            var meant = FilterCondition.ofRecords(filter, NodeId::value);
            return scope.execute(
                    "UPDATE pipewright.rejected SET accepted = ?" + OF_RUN + meant.sql(), meant.among(before));
        }
        var meant = FilterCondition.ofDocuments(filter, "cause", NodeId::value);
        return scope.execute(
                "UPDATE pipewright.document SET accepted = ?" + OF_RUN + " AND troubled" + meant.sql(),
                meant.among(before));
    }

    long accept(RunId run, List<Long> documents, UUID acceptance) throws SQLException {
        return scope.execute(
                "UPDATE pipewright.document SET accepted = ?" + OF_RUN
                        + " AND troubled AND accepted IS NULL AND id = ANY (?)",
                acceptance,
                run.value(),
                run.value(),
                scope.column("int8", documents, id -> id));
    }

    void add(RunId run, StoredAcceptance acceptance) throws SQLException {
        CauseKey cause = acceptance.cause();
        DocumentState state = cause == null ? null : cause.state();
        Payload note = acceptance.note();
        scope.execute(
                """
                INSERT INTO pipewright.acceptance (tenant, run, id, node, state, code, field, person, made, note, count)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                scope.tenant(),
                run.value(),
                acceptance.id(),
                cause == null ? null : cause.node().value(),
                state == null ? null : state.name(),
                cause == null ? null : cause.code(),
                cause == null ? null : cause.field(),
                acceptance.person(),
                acceptance.made(),
                note == null ? null : note.bytes(),
                acceptance.count());
    }

    List<StoredAcceptance> of(RunId run) throws SQLException {
        var found = new ArrayList<StoredAcceptance>();
        try (PreparedStatement statement = scope.statement(
                        "SELECT id, node, state, code, field, person, made, note, count FROM pipewright.acceptance"
                                + " WHERE run = ? ORDER BY made, id",
                        run.value());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(new StoredAcceptance(
                        row.getObject(1, UUID.class),
                        StoredAcceptance.cause(row),
                        row.getString(6),
                        PostgresScope.instant(row, 7),
                        PostgresScope.payload(row.getBytes(8)),
                        row.getLong(9)));
            }
        }
        return found;
    }

    void takeBack(RunId run, UUID acceptance) throws SQLException {
        for (String table : List.of("document", "rejected")) {
            scope.execute(
                    "UPDATE pipewright." + table + " SET accepted = NULL" + OF_RUN + " AND accepted = ?",
                    run.value(),
                    run.value(),
                    acceptance);
        }
        scope.execute("DELETE FROM pipewright.acceptance WHERE run = ? AND id = ?", run.value(), acceptance);
    }
}
