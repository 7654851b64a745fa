package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What was sent to targets and what they answered, for as long as a tenant keeps it. Apart from [Ledger], because only
/// the server has pages. Safe for use by many threads.
public final class PostgresCallLog {

    /// For how many days it is kept where nobody says otherwise.
    public static final int DAYS = 30;

    private static final String OF_CODE = """
            SELECT d.id, d.target, d.company, d.doc_type, d.code, d.state, l.calls, b.request, a.response
            FROM pipewright.document d
            LEFT JOIN pipewright.call_log l ON l.document = d.id AND l.month = d.month
            LEFT JOIN pipewright.document_body b ON b.document = d.id AND b.month = d.month
            LEFT JOIN pipewright.document_answer a ON a.document = d.id AND a.month = d.month
            WHERE d.run = ? AND d.month = (SELECT month FROM pipewright.run WHERE id = ?) AND d.code = ?
            ORDER BY d.id, l.number
            """;
    private static final String DROPPABLE =
            "SELECT id, month FROM pipewright.run WHERE ended_at < ? AND calls_dropped_at IS NULL ORDER BY ended_at";
    private static final String DROP = "DELETE FROM pipewright.call_log WHERE month = ?"
            + " AND document IN (SELECT id FROM pipewright.document WHERE run = ? AND month = ?)";
    private static final String DROPPED = "UPDATE pipewright.run SET calls_dropped_at = now() WHERE id = ?";

    private final TenantTransactions transactions;
    private final Seal seal;

    /// The log in a database that [PostgresLedger] writes to.
    ///
    /// @param app logged in as the role `pipewright_app`, which sees the rows of the transaction's tenant only
    public PostgresCallLog(DataSource app, Seal seal) {
        this.transactions = new TenantTransactions(app);
        this.seal = seal;
    }

    private record Ended(UUID run, LocalDate month) {}

    /// Writes the calls of attempts within a transaction of the ledger.
    static void add(PostgresScope scope, List<StoredAttempt> attempts) throws SQLException {
        List<StoredAttempt> logged =
                attempts.stream().filter(attempt -> attempt.calls() != null).toList();
        if (logged.isEmpty()) {
            return;
        }
        scope.execute(
                "INSERT INTO pipewright.call_log (tenant, month, document, number, calls)"
                        + " SELECT ?, * FROM unnest(?::date[], ?::int8[], ?::int4[], ?::bytea[])",
                scope.tenant(),
                scope.column(
                        "date",
                        logged,
                        attempt -> scope.monthOf(attempt.document()).toString()),
                scope.column("int8", logged, StoredAttempt::document),
                scope.column("int4", logged, StoredAttempt::number),
                scope.payloads(logged, StoredAttempt::calls));
    }

    /// The documents of a run that have a code, by id, each with its calls.
    public List<CalledDocument> of(TenantId tenant, RunId run, String code) {
        return transactions.inTransaction(tenant, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(OF_CODE)) {
                statement.setObject(1, run.value());
                statement.setObject(2, run.value());
                statement.setString(3, code);
                try (ResultSet row = statement.executeQuery()) {
                    return documents(tenant, row);
                }
            }
        });
    }

    private List<CalledDocument> documents(TenantId tenant, ResultSet row) throws SQLException {
        Map<Long, CalledDocument> documents = new LinkedHashMap<>();
        while (row.next()) {
            long id = row.getLong(1);
            CalledDocument known = documents.get(id);
            List<LoggedCall> calls = known == null ? new ArrayList<>() : new ArrayList<>(known.calls());
            Payload log = payload(row, 7);
            if (log != null) {
                calls.addAll(CallLogText.read(
                        PayloadKind.CALLS.open(seal, tenant, log),
                        PayloadKind.REQUEST.openText(seal, tenant, payload(row, 8)),
                        PayloadKind.RESPONSE.openText(seal, tenant, payload(row, 9))));
            }
            var state = DocumentState.valueOf(row.getString(6));
            documents.put(id, new CalledDocument(id, PostgresKeys.read(row, 2), state, calls));
        }
        return List.copyOf(documents.values());
    }

    private static @Nullable Payload payload(ResultSet row, int column) throws SQLException {
        return PostgresScope.payload(row.getBytes(column));
    }

    /// Drops the calls of runs that ended before.
    ///
    /// @return of how many runs
    public int drop(TenantId tenant, Instant before) {
        List<Ended> runs = transactions.inTransaction(tenant, connection -> ended(connection, before));
        for (Ended run : runs) {
            transactions.inTransaction(tenant, connection -> drop(connection, run));
        }
        return runs.size();
    }

    private static List<Ended> ended(Connection connection, Instant before) throws SQLException {
        var runs = new ArrayList<Ended>();
        try (PreparedStatement statement = connection.prepareStatement(DROPPABLE)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    runs.add(new Ended(
                            Objects.requireNonNull(row.getObject(1, UUID.class)),
                            Objects.requireNonNull(row.getObject(2, LocalDate.class))));
                }
            }
        }
        return runs;
    }

    private static int drop(Connection connection, Ended run) throws SQLException {
        int dropped;
        try (PreparedStatement statement = connection.prepareStatement(DROP)) {
            statement.setObject(1, run.month());
            statement.setObject(2, run.run());
            statement.setObject(3, run.month());
            dropped = statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(DROPPED)) {
            statement.setObject(1, run.run());
            statement.executeUpdate();
        }
        return dropped;
    }
}
