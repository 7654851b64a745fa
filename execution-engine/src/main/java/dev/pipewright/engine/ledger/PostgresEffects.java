package dev.pipewright.engine.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Effects in PostgreSQL. Used within one transaction.
final class PostgresEffects {

    private static final String COLUMNS =
            "SELECT ? AS tenant, * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::text[],"
                    + " ?::int8[], ?::text[], ?::bytea[], ?::int8[], ?::text[], ?::int8[])";
    private static final String INSERT = "INSERT INTO pipewright.effect (tenant, target, company, doc_type, code,"
            + " last_revision, last_hash, recorded_revision, recorded_hash, response, holder, hold, queued) " + COLUMNS;
    private static final String UPDATE = """
            UPDATE pipewright.effect e SET last_revision = n.last_revision, last_hash = n.last_hash,
                recorded_revision = n.recorded_revision, recorded_hash = n.recorded_hash, response = n.response,
                holder = n.holder, hold = n.hold, queued = n.queued
            FROM (%s) AS n (tenant, target, company, doc_type, code, last_revision, last_hash, recorded_revision,
                recorded_hash, response, holder, hold, queued)
            WHERE e.tenant = n.tenant AND e.target = n.target AND e.company = n.company AND e.doc_type = n.doc_type
                AND e.code = n.code
            """.formatted(COLUMNS);

    private final PostgresScope scope;
    private final Set<DocumentKey> locked = new HashSet<>();

    PostgresEffects(PostgresScope scope) {
        this.scope = scope;
    }

    Map<DocumentKey, Effect> find(Collection<DocumentKey> keys) throws SQLException {
        var found = new HashMap<DocumentKey, Effect>();
        if (keys.isEmpty()) {
            return found;
        }
        PostgresKeys columns = PostgresKeys.of(scope, keys);
        // Locked in the order of the keys, so that transactions that want the same ones do not wait for each other.
        try (PreparedStatement statement = scope.statement(
                        """
                        SELECT e.target, e.company, e.doc_type, e.code, e.last_revision, e.last_hash,
                            e.recorded_revision, e.recorded_hash, e.response, e.holder, e.hold, e.queued
                        FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS k (target, company, doc_type, code)
                        JOIN pipewright.effect e ON e.tenant = ? AND e.target = k.target AND e.company = k.company
                            AND e.doc_type = k.doc_type AND e.code = k.code
                        ORDER BY e.target, e.company, e.doc_type, e.code FOR UPDATE OF e
                        """, columns.target(), columns.company(), columns.type(), columns.code(), scope.tenant());
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.put(PostgresKeys.read(rows, 1), effect(rows));
            }
        }
        locked.addAll(found.keySet());
        return found;
    }

    void save(Map<DocumentKey, Effect> effects) throws SQLException {
        var sorted =
                effects.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        // Those that were not there are inserted: if another transaction was first, this one is done again.
        execute(
                INSERT,
                sorted.stream().filter(e -> !locked.contains(e.getKey())).toList());
        execute(UPDATE, sorted.stream().filter(e -> locked.contains(e.getKey())).toList());
        locked.addAll(effects.keySet());
    }

    private void execute(String sql, List<Map.Entry<DocumentKey, Effect>> effects) throws SQLException {
        if (effects.isEmpty()) {
            return;
        }
        PostgresKeys keys = PostgresKeys.of(scope, effects, Map.Entry::getKey);
        scope.execute(
                sql,
                scope.tenant(),
                keys.target(),
                keys.company(),
                keys.type(),
                keys.code(),
                scope.column("int8", effects, e -> e.getValue().lastRevision()),
                scope.column("text", effects, e -> e.getValue().lastHash()),
                scope.column("int8", effects, e -> e.getValue().recordedRevision()),
                scope.column("text", effects, e -> e.getValue().recordedHash()),
                scope.payloads(effects, e -> e.getValue().response()),
                scope.column("int8", effects, e -> e.getValue().holder()),
                scope.column("text", effects, e -> e.getValue().hold().name()),
                scope.column("int8", effects, e -> e.getValue().queued()));
    }

    private static Effect effect(ResultSet row) throws SQLException {
        return new Effect(
                row.getLong(5),
                row.getString(6),
                row.getLong(7),
                row.getString(8),
                PostgresScope.payload(row.getBytes(9)),
                row.getLong(10),
                Effect.Hold.valueOf(row.getString(11)),
                row.getLong(12));
    }
}
