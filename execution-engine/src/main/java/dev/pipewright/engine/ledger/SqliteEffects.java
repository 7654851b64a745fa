package dev.pipewright.engine.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Effects in a state file.
final class SqliteEffects {

    private final SqliteScope scope;

    SqliteEffects(SqliteScope scope) {
        this.scope = scope;
    }

    Map<DocumentKey, Effect> find(Collection<DocumentKey> keys) throws SQLException {
        long tenant = scope.names().id(scope.tenant().value());
        var found = new HashMap<DocumentKey, Effect>();
        for (DocumentKey key : keys) {
            try (ResultSet rows =
                    scope.file().statement("""
                            SELECT last_revision, last_hash, recorded_revision, recorded_hash, response, holder, hold,
                                   queued
                            FROM effect WHERE tenant = ? AND key = ?
                            """, tenant, SqliteScope.bytes(key)).executeQuery()) {
                if (rows.next()) {
                    found.put(key, effect(rows));
                }
            }
        }
        return found;
    }

    void save(Map<DocumentKey, Effect> effects) throws SQLException {
        if (effects.isEmpty()) {
            return;
        }
        long tenant = scope.names().id(scope.tenant().value());
        String upsert = """
                INSERT INTO effect (tenant, key, last_revision, last_hash, recorded_revision, recorded_hash, response,
                    holder, hold, queued) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (tenant, key) DO UPDATE SET last_revision = excluded.last_revision,
                    last_hash = excluded.last_hash, recorded_revision = excluded.recorded_revision,
                    recorded_hash = excluded.recorded_hash, response = excluded.response, holder = excluded.holder,
                    hold = excluded.hold, queued = excluded.queued
                """;
        for (var entry : effects.entrySet()) {
            Effect effect = entry.getValue();
            scope.file()
                    .statement(
                            upsert,
                            tenant,
                            SqliteScope.bytes(entry.getKey()),
                            effect.lastRevision(),
                            effect.lastHash(),
                            effect.recordedRevision(),
                            effect.recordedHash(),
                            SqliteScope.bytes(effect.response()),
                            effect.holder(),
                            effect.hold().name(),
                            effect.queued())
                    .addBatch();
        }
        scope.file().statement(upsert).executeBatch();
    }

    private static Effect effect(ResultSet row) throws SQLException {
        return new Effect(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                SqliteScope.payload(row.getBytes(5)),
                row.getLong(6),
                Effect.Hold.valueOf(row.getString(7)),
                row.getLong(8));
    }
}
