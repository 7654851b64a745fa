package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Splits, with fence and checkpoint, and counters in PostgreSQL.
final class PostgresSplits {

    private final PostgresScope scope;

    PostgresSplits(PostgresScope scope) {
        this.scope = scope;
    }

    long take(RunId run, String stage, int split) throws SQLException {
        try (PreparedStatement statement = scope.statement("""
                        INSERT INTO pipewright.split AS s (tenant, run, stage, split, month, fence)
                        SELECT tenant, id, ?, ?, month, 1 FROM pipewright.run WHERE id = ?
                        ON CONFLICT (run, stage, split) DO UPDATE SET fence = s.fence + 1 RETURNING s.fence
                        """, stage, split, run.value());
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalArgumentException("no run " + run);
            }
            return rows.getLong(1);
        }
    }

    List<StageSplit> of(RunId run) throws SQLException {
        var found = new ArrayList<StageSplit>();
        try (PreparedStatement statement =
                        scope.statement("SELECT stage, split FROM pipewright.split WHERE run = ?", run.value());
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(new StageSplit(rows.getString(1), rows.getInt(2)));
            }
        }
        return found;
    }

    boolean hold(Slice slice, @Nullable String checkpoint, boolean ended) throws SQLException {
        String where = " WHERE run = ? AND stage = ? AND split = ? AND fence = ?";
        boolean moves = checkpoint != null || ended;
        try (PreparedStatement statement = moves
                        ? scope.statement(
                                "UPDATE pipewright.split SET checkpoint = coalesce(?, checkpoint), ended = ended OR ?"
                                        + where + " RETURNING month",
                                checkpoint,
                                ended,
                                slice.run().value(),
                                slice.stage(),
                                slice.split(),
                                slice.fence())
                        : scope.statement(
                                "SELECT month FROM pipewright.split" + where + " FOR UPDATE",
                                slice.run().value(),
                                slice.stage(),
                                slice.split(),
                                slice.fence());
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return false;
            }
            scope.holdMonth(rows.getObject(1, LocalDate.class));
            return true;
        }
    }

    SplitProgress progress(Slice slice) throws SQLException {
        try (PreparedStatement statement =
                        scope.statement("""
                        SELECT s.checkpoint, s.ended, coalesce((SELECT sum(c.value) FROM pipewright.counter c
                            WHERE c.run = s.run AND c.stage = s.stage AND c.split = s.split AND c.measure = ?), 0)
                        FROM pipewright.split s WHERE s.run = ? AND s.stage = ? AND s.split = ?
                        """, Tally.waiting(), slice.run().value(), slice.stage(), slice.split());
                ResultSet rows = statement.executeQuery()) {
            return rows.next()
                    ? new SplitProgress(rows.getString(1), rows.getBoolean(2), rows.getLong(3))
                    : new SplitProgress(null, false, 0);
        }
    }

    void add(Tally tally) throws SQLException {
        var changes = tally.changes().entrySet();
        if (changes.isEmpty()) {
            return;
        }
        // In the order of the counters, so that transactions that change the same ones do not wait for each other.
        scope.execute(
                """
                INSERT INTO pipewright.counter AS c (tenant, run, stage, split, node, measure, value)
                SELECT ?, * FROM unnest(?::uuid[], ?::text[], ?::int4[], ?::text[], ?::text[], ?::numeric[])
                ON CONFLICT (run, stage, split, node, measure) DO UPDATE SET value = c.value + excluded.value
                """,
                scope.tenant(),
                scope.column("uuid", changes, change -> change.getKey().run().value()),
                scope.column("text", changes, change -> change.getKey().stage()),
                scope.column("int4", changes, change -> change.getKey().split()),
                scope.column("text", changes, change -> change.getKey().node().value()),
                scope.column("text", changes, change -> change.getKey().measure()),
                scope.column("numeric", changes, change -> change.getValue().toPlainString()));
    }

    Map<NodeId, Map<String, BigDecimal>> tallies(RunId run) throws SQLException {
        var sums = new HashMap<NodeId, Map<String, BigDecimal>>();
        try (PreparedStatement statement = scope.statement(
                        "SELECT node, measure, sum(value) FROM pipewright.counter WHERE run = ? GROUP BY node, measure",
                        run.value());
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                sums.computeIfAbsent(new NodeId(rows.getString(1)), _ -> new HashMap<>())
                        .put(rows.getString(2), rows.getBigDecimal(3));
            }
        }
        return sums;
    }
}
