package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A node in the flow of a stage: its operator, its counts, and where its records go.
final class Station implements Outlet, Receiver {

    private final NodeId id;
    private final Operator operator;
    private final Consumer<RejectedRecord> rejects;
    private final Map<String, Way> ways = new HashMap<>();
    private final Tally tally = new Tally();

    /// What is behind a port.
    ///
    /// @param edges how many edges leave it, also to nodes that run in other stages
    /// @param receivers what gets the records in this stage
    private record Way(int edges, List<Receiver> receivers) {}

    Station(NodeId id, Operator operator, Consumer<RejectedRecord> rejects) {
        this.id = id;
        this.operator = operator;
        this.rejects = rejects;
    }

    NodeId id() {
        return id;
    }

    Tally tally() {
        return tally;
    }

    void connect(String port, int edges, List<Receiver> receivers) {
        ways.put(port, new Way(edges, List.copyOf(receivers)));
    }

    @Override
    public void accept(DataRecord record) {
        tally.in++;
        operator.accept(record, this);
    }

    @Override
    public void missing(@Nullable DataRecord refused) {
        operator.missing();
        missingBehind(refused);
    }

    private void missingBehind(@Nullable DataRecord refused) {
        ways.values().forEach(way -> way.receivers().forEach(receiver -> receiver.missing(refused)));
    }

    /// True if this node forms groups, or a node behind it does.
    @Override
    public boolean needsBorders() {
        return operator.formsGroups()
                || ways.values().stream()
                        .anyMatch(way -> way.receivers().stream().anyMatch(Receiver::needsBorders));
    }

    void border() {
        operator.border(this);
    }

    @Override
    public void pass(String port, DataRecord record) {
        Way way = ways.get(port);
        if (way == null) {
            tally.left(0);
            return;
        }
        tally.left(way.edges());
        for (Receiver receiver : way.receivers()) {
            receiver.accept(record);
        }
    }

    @Override
    public void filter() {
        tally.filtered++;
    }

    @Override
    public void fold() {
        tally.folded++;
    }

    @Override
    public void duplicate(long more) {
        tally.duplicated += more;
    }

    @Override
    public void reject(DataRecord record, Refusal refusal) {
        tally.rejected++;
        rejects.accept(new RejectedRecord(
                id,
                refusal.code(),
                refusal.message(),
                refusal.field(),
                record.origin(),
                JsonValues.text(record.fields())));
        missingBehind(record);
    }
}
