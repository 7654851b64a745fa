package dev.pipewright.engine.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// The numbers that stand for names in a state file. Used within its transactions.
final class SqliteNames {

    private static final int MOST = 10_000;

    private final SqliteFile file;
    private final Map<String, Long> ids = new HashMap<>();
    private final Map<Long, String> names = new HashMap<>();

    SqliteNames(SqliteFile file) {
        this.file = file;
    }

    /// The number of a name, which is given one if it has none.
    long id(String name) throws SQLException {
        Long known = ids.get(name);
        if (known != null) {
            return known;
        }
        file.execute("INSERT INTO name (name) VALUES (?) ON CONFLICT DO NOTHING", name);
        try (ResultSet rows =
                file.statement("SELECT id FROM name WHERE name = ?", name).executeQuery()) {
            rows.next();
            return remember(rows.getLong(1), name);
        }
    }

    String name(long id) throws SQLException {
        String known = names.get(id);
        if (known != null) {
            return known;
        }
        try (ResultSet rows =
                file.statement("SELECT name FROM name WHERE id = ?", id).executeQuery()) {
            if (!rows.next()) {
                throw new StorageException("The state file is damaged: a name is missing. Restore it.", null);
            }
            String name = rows.getString(1);
            remember(id, name);
            return name;
        }
    }

    /// Forgets what was learned, because it may have been undone.
    void forget() {
        ids.clear();
        names.clear();
    }

    private long remember(long id, String name) {
        if (ids.size() >= MOST) {
            forget();
        }
        ids.put(name, id);
        names.put(id, name);
        return id;
    }
}
