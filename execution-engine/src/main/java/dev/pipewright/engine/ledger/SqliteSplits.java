package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Splits, with fence and checkpoint, and counters in a state file.
final class SqliteSplits {

    private final SqliteScope scope;
    private final SqliteFile file;

    SqliteSplits(SqliteScope scope) {
        this.scope = scope;
        this.file = scope.file();
    }

    long take(RunId run, String stage, int split) throws SQLException {
        try (ResultSet rows = file.statement("""
                        INSERT INTO split (run, stage, split, fence, checkpoint, ended) VALUES (?, ?, ?, 1, NULL, 0)
                        ON CONFLICT DO UPDATE SET fence = fence + 1 RETURNING fence
                        """, scope.id(run), scope.names().id(stage), split)
                .executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    List<StageSplit> of(RunId run) throws SQLException {
        var found = new ArrayList<StageSplit>();
        try (ResultSet rows = file.statement("SELECT stage, split FROM split WHERE run = ?", scope.id(run))
                .executeQuery()) {
            while (rows.next()) {
                found.add(new StageSplit(scope.names().name(rows.getLong(1)), rows.getInt(2)));
            }
        }
        return found;
    }

    boolean hold(Slice slice, @Nullable String checkpoint, boolean ended) throws SQLException {
        if (checkpoint == null && !ended) {
            try (ResultSet rows = file.statement(
                            "SELECT 1 FROM split WHERE run = ? AND stage = ? AND split = ? AND fence = ?",
                            scope.id(slice.run()),
                            scope.names().id(slice.stage()),
                            slice.split(),
                            slice.fence())
                    .executeQuery()) {
                return rows.next();
            }
        }
        int moved = file.execute(
                """
                UPDATE split SET checkpoint = coalesce(?, checkpoint), ended = max(ended, ?)
                WHERE run = ? AND stage = ? AND split = ? AND fence = ?
                """,
                checkpoint,
                ended ? 1 : 0,
                scope.id(slice.run()),
                scope.names().id(slice.stage()),
                slice.split(),
                slice.fence());
        return moved == 1;
    }

    SplitProgress progress(Slice slice) throws SQLException {
        long waiting = 0;
        try (ResultSet rows = file.statement(
                        "SELECT value FROM counter WHERE run = ? AND stage = ? AND split = ? AND measure = ?",
                        scope.id(slice.run()),
                        scope.names().id(slice.stage()),
                        slice.split(),
                        Tally.waiting())
                .executeQuery()) {
            while (rows.next()) {
                waiting += Long.parseLong(rows.getString(1));
            }
        }
        try (ResultSet rows = file.statement(
                        "SELECT checkpoint, ended FROM split WHERE run = ? AND stage = ? AND split = ?",
                        scope.id(slice.run()),
                        scope.names().id(slice.stage()),
                        slice.split())
                .executeQuery()) {
            return rows.next()
                    ? new SplitProgress(rows.getString(1), rows.getBoolean(2), waiting)
                    : new SplitProgress(null, false, waiting);
        }
    }

    void add(Tally tally) throws SQLException {
        for (var change : tally.changes().entrySet()) {
            Tally.Counter counter = change.getKey();
            Object[] name = {
                scope.id(counter.run()),
                scope.names().id(counter.stage()),
                counter.split(),
                scope.id(counter.node()),
                counter.measure()
            };
            BigDecimal value = value(name).add(change.getValue());
            file.execute(
                    "INSERT OR REPLACE INTO counter (run, stage, split, node, measure, value) VALUES (?, ?, ?, ?, ?, ?)",
                    name[0],
                    name[1],
                    name[2],
                    name[3],
                    name[4],
                    value.toPlainString());
        }
    }

    Map<NodeId, Map<String, BigDecimal>> tallies(RunId run) throws SQLException {
        var sums = new HashMap<NodeId, Map<String, BigDecimal>>();
        try (ResultSet rows = file.statement("SELECT node, measure, value FROM counter WHERE run = ?", scope.id(run))
                .executeQuery()) {
            while (rows.next()) {
                sums.computeIfAbsent(scope.node(rows.getLong(1)), _ -> new HashMap<>())
                        .merge(rows.getString(2), new BigDecimal(rows.getString(3)), BigDecimal::add);
            }
        }
        return sums;
    }

    private BigDecimal value(Object[] name) throws SQLException {
        try (ResultSet rows = file.statement("""
                        SELECT value FROM counter
                        WHERE run = ? AND stage = ? AND split = ? AND node = ? AND measure = ?
                        """, name).executeQuery()) {
            return rows.next() ? new BigDecimal(rows.getString(1)) : BigDecimal.ZERO;
        }
    }
}
