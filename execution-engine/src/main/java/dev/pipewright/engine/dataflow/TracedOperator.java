package dev.pipewright.engine.dataflow;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// An operator that tells what it does, and of which records it does it. Used by one thread.
final class TracedOperator implements Operator {

    private final NodeId node;
    private final Operator operator;
    private final FlowTrace trace;
    private final ToIntFunction<DataRecord> arrivals;
    private final Ancestry ancestry;
    private List<Integer> pending = new ArrayList<>();

    /// What is known of how an operator comes to what it gives out.
    private enum Ancestry {
        /// While it takes a record, all it says is about that one.
        PRESENT,
        /// It holds records back, and says one thing about each of them in their order.
        ONE_BY_ONE,
        /// All that it took since the last time goes into one.
        ALL,
        UNKNOWN
    }

    /// @param arrivals the number of a record that comes: new, or known from before an exchange
    TracedOperator(Node node, Operator operator, FlowTrace trace, ToIntFunction<DataRecord> arrivals) {
        this.node = node.id();
        this.operator = operator;
        this.trace = trace;
        this.arrivals = arrivals;
        this.ancestry = switch (node) {
            case Node.Lookup _ -> Ancestry.ONE_BY_ONE;
            case Node.Aggregate _ -> Ancestry.ALL;
            case Node.Join _ -> Ancestry.UNKNOWN;
            default -> Ancestry.PRESENT;
        };
    }

    /// Numbers what comes to a node that no exchange is before.
    static ToIntFunction<DataRecord> counting(NodeId node, FlowTrace trace) {
        return new ToIntFunction<>() {
            private int next;

            @Override
            public int applyAsInt(DataRecord record) {
                trace.came(node, Edge.IN, record);
                return next++;
            }
        };
    }

    @Override
    public void accept(DataRecord record, Outlet out) {
        int number = arrivals.applyAsInt(record);
        switch (ancestry) {
            case PRESENT -> {
                pending = List.of(number);
                operator.accept(record, new Told(out));
            }
            case ONE_BY_ONE -> {
                pending.add(number);
                operator.accept(record, new Told(out));
            }
            // The record may begin the next group: what leaves now is made of those before it.
            case ALL -> {
                operator.accept(record, new Told(out));
                pending.add(number);
            }
            case UNKNOWN -> operator.accept(record, new Told(out));
        }
    }

    @Override
    public void missing() {
        operator.missing();
    }

    @Override
    public void border(Outlet out) {
        operator.border(new Told(out));
    }

    @Override
    public boolean formsGroups() {
        return operator.formsGroups();
    }

    private List<Integer> of() {
        return switch (ancestry) {
            case PRESENT -> pending;
            case ONE_BY_ONE -> List.of(pending.removeFirst());
            case ALL -> {
                List<Integer> members = pending;
                pending = new ArrayList<>();
                yield List.copyOf(members);
            }
            case UNKNOWN -> List.of();
        };
    }

    private final class Told implements Outlet {

        private final Outlet out;

        Told(Outlet out) {
            this.out = out;
        }

        @Override
        public void pass(String port, DataRecord record) {
            trace.left(node, port, record, of());
            out.pass(port, record);
        }

        @Override
        public void filter() {
            trace.filtered(node, of());
            out.filter();
        }

        @Override
        public void fold() {
            trace.folded(node);
            out.fold();
        }

        @Override
        public void duplicate(long more) {
            out.duplicate(more);
        }

        @Override
        public void reject(DataRecord record, Refusal refusal) {
            var why = new FlowTrace.Refused(refusal.code(), refusal.message(), refusal.field());
            trace.refused(node, record, why, of());
            out.reject(record, refusal);
        }
    }
}
