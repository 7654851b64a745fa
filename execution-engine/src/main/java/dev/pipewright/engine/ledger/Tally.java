package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Changes of counters: what a transaction adds to them. Balances are read from counters, never by scanning.
///
/// Counters are kept per split, so that splits do not wait for each other, and summed when they are read.
final class Tally {

    private static final String FORMED = "formed";
    private static final String CALLS = "calls";
    private static final String READ = "read";
    private static final String REJECTED_RECORDS = "rejected-records";
    private static final String RESULTS = "results";
    private static final String AMOUNT_UNKNOWN = "amount-unknown";
    private static final String AMOUNT = "amount:";
    private static final String PAST_ERRORS = "past-errors";
    private static final String PAST = "past";

    /// A counter. The order is the one in which transactions change them, so that no two wait for each other.
    ///
    /// @param measure what is counted
    record Counter(RunId run, String stage, int split, NodeId node, String measure) implements Comparable<Counter> {
        @Override
        public int compareTo(Counter other) {
            int byRun = run.value().compareTo(other.run.value());
            int byStage = byRun != 0 ? byRun : stage.compareTo(other.stage);
            int bySplit = byStage != 0 ? byStage : Integer.compare(split, other.split);
            int byNode = bySplit != 0 ? bySplit : node.compareTo(other.node);
            return byNode != 0 ? byNode : measure.compareTo(other.measure);
        }
    }

    private final TreeMap<Counter, BigDecimal> changes = new TreeMap<>();

    Map<Counter, BigDecimal> changes() {
        return changes;
    }

    /// A call node is known, even if it has no document yet.
    void call(Slice slice, NodeId call) {
        add(slice.run(), slice.stage(), slice.split(), call, FORMED, BigDecimal.ZERO);
    }

    void formed(DocumentRow row, @Nullable Money amount) {
        add(row, FORMED, 1);
        add(row, measure(row.state()), 1);
        if (amount == null) {
            add(row, AMOUNT_UNKNOWN, 1);
        } else {
            add(row.run(), row.stage(), row.split(), row.call(), AMOUNT + amount.currency(), amount.amount());
        }
    }

    void changed(DocumentRow before, DocumentRow after) {
        if (before.state() != after.state()) {
            add(before, measure(before.state()), -1);
            add(after, measure(after.state()), 1);
        }
        if (after.attempts() > before.attempts()) {
            add(after, CALLS, after.attempts() - before.attempts());
        }
    }

    void node(Slice slice, NodeId node, NodeCounts counts) {
        record(slice, node, "in", counts.in());
        record(slice, node, "out", counts.out());
        record(slice, node, "filtered", counts.filtered());
        record(slice, node, REJECTED_RECORDS, counts.rejected());
        record(slice, node, "folded", counts.folded());
        record(slice, node, "duplicated", counts.duplicated());
    }

    /// A source was read on.
    void read(Slice slice, NodeId source, long count) {
        record(slice, source, READ, count);
    }

    /// A sink has kept results with the run.
    void results(Slice slice, NodeId sink, long count) {
        record(slice, sink, RESULTS, count);
    }

    /// What a call has met up to now is past: what its error limit counts begins anew.
    void past(RunId run, StageSplit at, NodeId call, ErrorCount since) {
        add(run, at.stage(), at.split(), call, PAST_ERRORS, BigDecimal.valueOf(since.errors()));
        add(run, at.stage(), at.split(), call, PAST, BigDecimal.valueOf(since.all()));
    }

    /// The name of the counter of a split's waiting documents.
    static String waiting() {
        return measure(DocumentState.WAITING);
    }

    /// Reads a call node's balance; null if the node is not a call.
    static @Nullable Balance balance(Map<String, BigDecimal> measures) {
        if (!measures.containsKey(FORMED)) {
            return null;
        }
        var states = new EnumMap<DocumentState, Long>(DocumentState.class);
        for (DocumentState state : DocumentState.values()) {
            states.put(state, count(measures, measure(state)));
        }
        var amounts = new HashMap<String, BigDecimal>();
        measures.forEach((measure, value) -> {
            if (measure.startsWith(AMOUNT)) {
                amounts.put(measure.substring(AMOUNT.length()), value);
            }
        });
        return new Balance(
                count(measures, FORMED), states, amounts, count(measures, AMOUNT_UNKNOWN), count(measures, CALLS));
    }

    /// Reads what the error limit of a call counts: what went wrong with its documents and, at any node, with
    /// records.
    ///
    /// @param nodes the sums of a run's counters by node
    static ErrorCount errors(Map<NodeId, Map<String, BigDecimal>> nodes, NodeId call) {
        long rejected = nodes.values().stream()
                .mapToLong(measures -> count(measures, REJECTED_RECORDS))
                .sum();
        Map<String, BigDecimal> measures = nodes.getOrDefault(call, Map.of());
        long errors = Arrays.stream(DocumentState.values())
                .filter(ErrorCount::isError)
                .mapToLong(state -> count(measures, measure(state)))
                .sum();
        return new ErrorCount(
                rejected + errors - count(measures, PAST_ERRORS),
                rejected + count(measures, FORMED) - count(measures, PAST));
    }

    /// Reads a run's figures from the sums of its counters over all nodes.
    static RunFigures figures(Map<String, BigDecimal> measures) {
        long done = count(measures, measure(DocumentState.SUCCEEDED))
                + count(measures, measure(DocumentState.UNCHANGED))
                + count(measures, measure(DocumentState.DUPLICATE));
        long formed = count(measures, FORMED);
        return new RunFigures(
                count(measures, READ),
                formed,
                done,
                formed - done - count(measures, waiting()),
                count(measures, REJECTED_RECORDS),
                count(measures, RESULTS));
    }

    /// Reads a node's counts of records; null if it counted none.
    static @Nullable NodeCounts counts(Map<String, BigDecimal> measures) {
        if (!measures.containsKey("in")) {
            return null;
        }
        return new NodeCounts(
                count(measures, "in"),
                count(measures, "out"),
                count(measures, "filtered"),
                count(measures, REJECTED_RECORDS),
                count(measures, "folded"),
                count(measures, "duplicated"));
    }

    private void record(Slice slice, NodeId node, String measure, long count) {
        add(slice.run(), slice.stage(), slice.split(), node, measure, BigDecimal.valueOf(count));
    }

    private void add(DocumentRow row, String measure, long count) {
        add(row.run(), row.stage(), row.split(), row.call(), measure, BigDecimal.valueOf(count));
    }

    private void add(RunId run, String stage, int split, NodeId node, String measure, BigDecimal value) {
        changes.merge(new Counter(run, stage, split, node, measure), value, BigDecimal::add);
    }

    private static String measure(DocumentState state) {
        return "documents-" + state.name().toLowerCase(Locale.ROOT);
    }

    private static long count(Map<String, BigDecimal> measures, String measure) {
        return measures.getOrDefault(measure, BigDecimal.ZERO).longValueExact();
    }
}
