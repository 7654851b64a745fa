package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Documents and their payloads in PostgreSQL.
final class PostgresDocuments {

    private static final String INSERT = """
            INSERT INTO pipewright.document (tenant, month, run, stage, split, call, id, target, company, doc_type, code,
                via, hash, is_first, state, standing, doubtful, fence, revision, tries, attempts, due, cause, message, field,
                troubled, amount, currency, origin_stream, origin_ordinal, origin_position)
            SELECT ?, ?, ?, ?, ?, ?, * FROM unnest(?::int8[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::bool[], ?::text[], ?::text[], ?::bool[], ?::int8[], ?::int8[], ?::int4[], ?::int4[],
                ?::timestamptz[], ?::text[], ?::bytea[], ?::text[], ?::bool[], ?::numeric[], ?::text[], ?::text[],
                ?::int8[], ?::text[])
            """;
    private static final String UPDATE = """
            UPDATE pipewright.document d SET state = n.state, standing = n.standing, doubtful = n.doubtful,
                fence = n.fence, revision = n.revision, tries = n.tries, attempts = n.attempts, due = n.due,
                cause = n.cause, message = n.message, field = n.field, troubled = n.troubled
            FROM unnest(?::int8[], ?::date[], ?::text[], ?::text[], ?::bool[], ?::int8[], ?::int8[], ?::int4[],
                ?::int4[], ?::timestamptz[], ?::text[], ?::bytea[], ?::text[], ?::bool[])
                AS n (id, month, state, standing, doubtful, fence, revision, tries, attempts, due, cause, message,
                    field, troubled)
            WHERE d.id = n.id AND d.month = n.month
            """;

    private final PostgresScope scope;
    private final PostgresDocumentRows rows;

    PostgresDocuments(PostgresScope scope) {
        this.scope = scope;
        this.rows = new PostgresDocumentRows(scope);
    }

    Map<DocumentKey, String> known(RunId run, NodeId call, Collection<DocumentKey> keys) throws SQLException {
        var found = new HashMap<DocumentKey, String>();
        PostgresKeys columns = PostgresKeys.of(scope, keys);
        try (PreparedStatement statement = scope.statement(
                        """
                        SELECT d.target, d.company, d.doc_type, d.code, d.hash
                        FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS k (target, company, doc_type, code)
                        JOIN pipewright.document d ON d.run = ? AND d.call = ? AND d.target = k.target
                            AND d.company = k.company AND d.doc_type = k.doc_type AND d.code = k.code
                            AND d.month = ? AND d.is_first
                        """,
                        columns.target(),
                        columns.company(),
                        columns.type(),
                        columns.code(),
                        run.value(),
                        call.value(),
                        scope.month());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.put(PostgresKeys.read(row, 1), row.getString(5));
            }
        }
        return found;
    }

    long[] newIds(int count) throws SQLException {
        return scope.newIds(count);
    }

    void insert(List<NewDocument> added) throws SQLException {
        if (added.isEmpty()) {
            return;
        }
        DocumentRow any = added.getFirst().row();
        PostgresKeys keys =
                PostgresKeys.of(scope, added, document -> document.row().key());
        scope.execute(
                INSERT,
                scope.tenant(),
                scope.month(),
                any.run().value(),
                any.stage(),
                any.split(),
                any.call().value(),
                scope.column("int8", added, document -> document.row().id()),
                keys.target(),
                keys.company(),
                keys.type(),
                keys.code(),
                scope.column("text", added, document -> document.row().via()),
                scope.column("text", added, document -> document.row().hash()),
                scope.column("bool", added, document -> document.row().first()),
                scope.column("text", added, document -> document.row().state().name()),
                scope.column(
                        "text", added, document -> document.row().standing().name()),
                scope.column("bool", added, document -> document.row().doubtful()),
                scope.column("int8", added, document -> document.row().fence()),
                scope.column("int8", added, document -> document.row().revision()),
                scope.column("int4", added, document -> document.row().tries()),
                scope.column("int4", added, document -> document.row().attempts()),
                scope.column(
                        "timestamptz", added, document -> document.row().due().toString()),
                scope.column("text", added, document -> document.row().code()),
                scope.payloads(added, document -> document.row().message()),
                scope.column("text", added, document -> document.row().field()),
                scope.column("bool", added, document -> document.row().isTroubled()),
                scope.column("numeric", added, PostgresDocuments::amount),
                scope.column("text", added, PostgresDocuments::currency),
                scope.column("text", added, document -> document.origin().stream()),
                scope.column("int8", added, document -> document.origin().ordinal()),
                scope.column("text", added, document -> document.origin().position()));
        insertBodies(added);
        var answers = new HashMap<Long, Payload>();
        for (NewDocument document : added) {
            Payload response = document.response();
            if (response != null) {
                answers.put(document.row().id(), response);
            }
        }
        insertAnswers(answers);
    }

    Map<Long, DocumentRow> find(Collection<Long> ids) throws SQLException {
        var found = new LinkedHashMap<Long, DocumentRow>();
        if (ids.isEmpty()) {
            return found;
        }
        for (DocumentRow row : rows.rows(scope.statement(
                "SELECT " + PostgresDocumentRows.COLUMNS + " FROM pipewright.document d WHERE d.id = ANY (?)",
                scope.column("int8", ids, id -> id)))) {
            found.put(row.id(), row);
        }
        return found;
    }

    void update(Collection<DocumentRow> changed, Map<Long, Payload> responses) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        var all = List.copyOf(changed);
        scope.execute(
                UPDATE,
                scope.column("int8", all, DocumentRow::id),
                scope.column("date", all, row -> scope.monthOf(row.id()).toString()),
                scope.column("text", all, row -> row.state().name()),
                scope.column("text", all, row -> row.standing().name()),
                scope.column("bool", all, DocumentRow::doubtful),
                scope.column("int8", all, DocumentRow::fence),
                scope.column("int8", all, DocumentRow::revision),
                scope.column("int4", all, DocumentRow::tries),
                scope.column("int4", all, DocumentRow::attempts),
                scope.column("timestamptz", all, row -> row.due().toString()),
                scope.column("text", all, DocumentRow::code),
                scope.payloads(all, DocumentRow::message),
                scope.column("text", all, DocumentRow::field),
                scope.column("bool", all, DocumentRow::isTroubled));
        insertAnswers(responses);
    }

    Map<Long, Payload> requests(Collection<Long> ids) throws SQLException {
        var found = new HashMap<Long, Payload>();
        if (ids.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = scope.statement(
                        """
                        SELECT b.document, b.request FROM unnest(?::int8[], ?::date[]) AS k (id, month)
                        JOIN pipewright.document_body b ON b.document = k.id AND b.month = k.month
                        WHERE b.request IS NOT NULL
                        """,
                        scope.column("int8", ids, id -> id),
                        scope.column("date", ids, id -> scope.monthOf(id).toString()));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.put(row.getLong(1), Payload.of(row.getBytes(2)));
            }
        }
        return found;
    }

    List<SettledDocument> settled(RunId run, NodeId call, @Nullable DocumentKey after, int limit) throws SQLException {
        DocumentKey behind = after == null ? new DocumentKey("", "", "", "") : after;
        var page = new ArrayList<SettledDocument>();
        try (PreparedStatement statement = scope.statement(
                        """
                        SELECT d.target, d.company, d.doc_type, d.code, b.carried, a.response
                        FROM pipewright.document d
                        JOIN pipewright.document_body b ON b.document = d.id AND b.month = d.month
                        JOIN pipewright.document_answer a ON a.document = d.id AND a.month = d.month
                        WHERE d.run = ? AND d.call = ? AND d.month = (SELECT r.month FROM pipewright.run r WHERE r.id = ?)
                            AND (d.target, d.company, d.doc_type, d.code) > (?, ?, ?, ?)
                            AND d.is_first AND d.state IN ('SUCCEEDED', 'UNCHANGED')
                        ORDER BY d.target, d.company, d.doc_type, d.code LIMIT ?
                        """,
                        run.value(),
                        call.value(),
                        run.value(),
                        behind.target(),
                        behind.company(),
                        behind.type(),
                        behind.code(),
                        limit);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                page.add(new SettledDocument(
                        PostgresKeys.read(row, 1), Payload.of(row.getBytes(5)), Payload.of(row.getBytes(6))));
            }
        }
        return page;
    }

    private void insertBodies(List<NewDocument> added) throws SQLException {
        scope.execute(
                """
                INSERT INTO pipewright.document_body (tenant, month, document, request, carried)
                SELECT ?, ?, * FROM unnest(?::int8[], ?::bytea[], ?::bytea[])
                """,
                scope.tenant(),
                scope.month(),
                scope.column("int8", added, document -> document.row().id()),
                scope.payloads(added, NewDocument::request),
                scope.payloads(added, NewDocument::carried));
    }

    private void insertAnswers(Map<Long, Payload> answers) throws SQLException {
        if (answers.isEmpty()) {
            return;
        }
        var all = List.copyOf(answers.entrySet());
        scope.execute(
                """
                INSERT INTO pipewright.document_answer (tenant, month, document, response)
                SELECT ?, n.month, n.id, n.response FROM unnest(?::date[], ?::int8[], ?::bytea[])
                    AS n (month, id, response)
                ON CONFLICT (document, month) DO UPDATE SET response = excluded.response
                """,
                scope.tenant(),
                scope.column(
                        "date", all, answer -> scope.monthOf(answer.getKey()).toString()),
                scope.column("int8", all, Map.Entry::getKey),
                scope.payloads(all, Map.Entry::getValue));
    }

    private static @Nullable String amount(NewDocument document) {
        Money amount = document.amount();
        return amount == null ? null : amount.amount().toPlainString();
    }

    private static @Nullable String currency(NewDocument document) {
        Money amount = document.amount();
        return amount == null ? null : amount.currency();
    }
}
