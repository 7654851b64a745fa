package dev.pipewright.engine.ledger;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.model.NodeId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/// Why documents and records did not get through, of a run or of all runs of a pipeline: in three statements,
/// however many there are. What people have accepted is left out. Safe for use by many threads.
public final class PostgresCauses {

    private static final String RUN = "SELECT id, month, created_at FROM pipewright.run WHERE id = ?";
    private static final String PIPELINE =
            "SELECT id, month, created_at FROM pipewright.run WHERE pipeline_id = ? AND mode = ?"
                    + " AND NOT starts_with(cause, '" + Run.SHADOW + "') ORDER BY seq DESC LIMIT 1000";
    /// Of each cause, the first 50 of the newest run are looked at, if they are not too large for that.
    private static final String DOCUMENTS = """
            WITH runs AS (%s)
            SELECT g.node, g.state, g.cause, g.field, g.hit, g.runs, g.newest, g.first_seen, g.last_seen,
                array_agg(d.code ORDER BY d.id), (array_agg(d.message ORDER BY d.id))[1],
                array_agg(b.request ORDER BY d.id)
                    FILTER (WHERE g.field IS NOT NULL AND length(b.request) < 100000)
            FROM (SELECT d.call AS node, d.state, d.cause, d.field, count(*) AS hit, count(DISTINCT d.run) AS runs,
                      (array_agg(d.run ORDER BY r.created_at DESC))[1] AS newest, min(r.created_at) AS first_seen,
                      max(r.created_at) AS last_seen,
                      (array_agg(d.id ORDER BY r.created_at DESC, d.id))[1:50] AS examples
                  FROM runs r JOIN pipewright.document d ON d.run = r.id AND d.month = r.month
                  WHERE d.troubled AND d.accepted IS NULL %s
                  GROUP BY d.call, d.state, d.cause, d.field) g
            JOIN pipewright.document d ON d.id = ANY (g.examples) AND d.month IN (SELECT month FROM runs)
            LEFT JOIN pipewright.document_body b ON b.document = d.id AND b.month = d.month
            GROUP BY g.node, g.state, g.cause, g.field, g.hit, g.runs, g.newest, g.first_seen, g.last_seen, g.examples
            ORDER BY g.hit DESC, g.examples
            """;
    private static final String RECORDS = """
            WITH runs AS (%s)
            SELECT g.node, NULL, g.code, g.field, g.hit, g.runs, g.newest, g.first_seen, g.last_seen,
                array_agg(r.text ORDER BY x.place) FILTER (WHERE length(r.text) < 100000 OR x.place <= 5)
            FROM (SELECT d.node, d.code, d.field, count(*) AS hit, count(DISTINCT d.run) AS runs,
                      (array_agg(d.run ORDER BY r.created_at DESC))[1] AS newest, min(r.created_at) AS first_seen,
                      max(r.created_at) AS last_seen,
                      (array_agg(d.id ORDER BY r.created_at DESC, d.id))[1:50] AS examples,
                      (array_agg(d.run ORDER BY r.created_at DESC, d.id))[1:50] AS example_runs
                  FROM runs r JOIN pipewright.rejected d ON d.run = r.id AND d.month = r.month
                  WHERE d.accepted IS NULL
                  GROUP BY d.node, d.code, d.field) g
            CROSS JOIN LATERAL unnest(g.example_runs, g.examples) WITH ORDINALITY AS x (run, id, place)
            JOIN pipewright.rejected r ON r.run = x.run AND r.id = x.id AND r.month IN (SELECT month FROM runs)
            GROUP BY g.node, g.code, g.field, g.hit, g.runs, g.newest, g.first_seen, g.last_seen, g.examples
            ORDER BY g.hit DESC, g.examples
            """;
    /// What a later run recorded is done, and so is what gave way to a later run's document.
    private static final String NOT_DONE_LATER = """
             AND d.state <> 'SUPERSEDED' AND NOT EXISTS (SELECT 1 FROM pipewright.effect e
                WHERE e.tenant = d.tenant AND e.target = d.target AND e.company = d.company AND e.doc_type = d.doc_type
                    AND e.code = d.code AND d.revision > 0 AND e.recorded_revision >= d.revision)""";
    private static final int EXAMPLES = 5;

    private final TenantTransactions transactions;
    private final Seal seal;

    /// The causes in a database that [PostgresLedger] writes to.
    ///
    /// @param app logged in as the role `pipewright_app`, which sees the rows of the transaction's tenant only
    public PostgresCauses(DataSource app, Seal seal) {
        this.transactions = new TenantTransactions(app);
        this.seal = seal;
    }

    /// Why documents and records of a run did not get through: documents first, and the most frequent cause first.
    public List<Cause> ofRun(TenantId tenant, RunId run) {
        return transactions.inTransaction(tenant, connection -> {
            List<PipelineCause> causes = read(tenant, connection, DOCUMENTS.formatted(RUN, ""), run.value());
            causes.addAll(read(tenant, connection, RECORDS.formatted(RUN), run.value()));
            return causes.stream().map(PipelineCause::cause).toList();
        });
    }

    /// What is open in the last 1,000 runs of a pipeline, what was seen last first. What a later run has
    /// recorded is left out, and so are shadow runs.
    public List<PipelineCause> ofPipeline(TenantId tenant, String pipeline, Mode mode) {
        return transactions.inTransaction(tenant, connection -> {
            String documents = DOCUMENTS.formatted(PIPELINE, NOT_DONE_LATER);
            List<PipelineCause> causes = read(tenant, connection, documents, pipeline, mode.name());
            causes.addAll(read(tenant, connection, RECORDS.formatted(PIPELINE), pipeline, mode.name()));
            causes.sort(Comparator.comparing(PipelineCause::lastSeen).reversed());
            return List.copyOf(causes);
        });
    }

    /// How many documents and records of each of these runs people have accepted; runs without any are missing.
    public Map<RunId, Long> accepted(TenantId tenant, List<RunId> runs) {
        return transactions.inTransaction(tenant, connection -> {
            var counts = new HashMap<RunId, Long>();
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT run, sum(count)::bigint FROM pipewright.acceptance WHERE run = ANY (?) GROUP BY run")) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "uuid", runs.stream().map(RunId::value).toArray()));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        counts.put(new RunId(rows.getObject(1, UUID.class)), rows.getLong(2));
                    }
                }
            }
            return counts;
        });
    }

    private List<PipelineCause> read(TenantId tenant, Connection connection, String sql, Object... parameters)
            throws SQLException {
        var causes = new ArrayList<PipelineCause>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    causes.add(new PipelineCause(
                            row.getString(2) == null ? ofRecords(tenant, row) : ofDocuments(tenant, row),
                            row.getLong(6),
                            new RunId(row.getObject(7, UUID.class)),
                            PostgresScope.instant(row, 8),
                            PostgresScope.instant(row, 9)));
                }
            }
        }
        return causes;
    }

    private Cause ofDocuments(TenantId tenant, ResultSet row) throws SQLException {
        String field = row.getString(4);
        return new Cause(
                new NodeId(row.getString(1)),
                DocumentState.valueOf(row.getString(2)),
                row.getString(3),
                field,
                PayloadKind.MESSAGE.openText(seal, tenant, PostgresScope.payload(row.getBytes(11))),
                row.getLong(5),
                first(List.of((String[]) row.getArray(10).getArray())),
                field == null ? List.of() : ValuePattern.of(field, requests(tenant, row)));
    }

    private List<String> requests(TenantId tenant, ResultSet row) throws SQLException {
        Array requests = row.getArray(12);
        return requests == null
                ? List.of()
                : Arrays.stream((byte[][]) requests.getArray())
                        .map(request -> PayloadKind.REQUEST
                                .open(seal, tenant, Payload.of(request))
                                .text())
                        .toList();
    }

    private Cause ofRecords(TenantId tenant, ResultSet row) throws SQLException {
        String field = row.getString(4);
        var texts = Arrays.stream((byte[][]) row.getArray(10).getArray())
                .map(closed -> StoredRejection.Text.open(seal, tenant, Payload.of(closed)))
                .toList();
        var raw = texts.stream().map(StoredRejection.Text::raw).toList();
        return new Cause(
                new NodeId(row.getString(1)),
                null,
                row.getString(3),
                field,
                texts.getFirst().message(),
                row.getLong(5),
                first(raw),
                field == null ? List.of() : ValuePattern.of(field, raw));
    }

    private static List<String> first(List<String> examples) {
        return examples.subList(0, Math.min(EXAMPLES, examples.size()));
    }
}
