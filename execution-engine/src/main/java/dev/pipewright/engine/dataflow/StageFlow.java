package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.plan.Inlet;
import dev.pipewright.engine.plan.Stage;
import dev.pipewright.engine.plan.Step;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The nodes of a stage, connected: records go in at the front and arrive at the end, or say where they stayed.
/// Used by one thread.
public final class StageFlow {

    private final List<Station> stations = new ArrayList<>();
    private final List<Station> bordered;
    private final List<Receiver> entry;
    private final Set<NodeId> counted = new HashSet<>();
    private List<DataRecord> arrived = new ArrayList<>();
    private List<RejectedRecord> rejected = new ArrayList<>();
    private List<Loss> losses = new ArrayList<>();

    /// A record that is missing at the end.
    ///
    /// @param refused as it was when a node refused it; null if it could not be read
    record Loss(@Nullable DataRecord refused) {}

    /// Connects the nodes of a stage.
    ///
    /// @param operators makes a node's operator
    StageFlow(Stage stage, Function<Node, Operator> operators) {
        Map<Inlet, Receiver> receivers = new LinkedHashMap<>();
        receivers.put(stage.end().inlet(), new End());
        for (Step step : stage.steps().reversed()) {
            Consumer<RejectedRecord> rejects = step.counted() ? record -> rejected.add(record) : _ -> {};
            var station = new Station(step.node().id(), operators.apply(step.node()), rejects);
            step.next().forEach((port, targets) -> station.connect(port, targets.size(), those(targets, receivers)));
            if (step.counted()) {
                counted.add(station.id());
            }
            stations.addFirst(station);
            // What is behind an exchange gets all records by one way, whatever port they came to.
            receivers.put(new Inlet(station.id(), Edge.IN), station);
        }
        entry = those(stage.entry(), receivers);
        bordered = stations.stream().filter(Station::needsBorders).toList();
    }

    private final class End implements Receiver {

        @Override
        public void accept(DataRecord record) {
            arrived.add(record);
        }

        @Override
        public void missing(@Nullable DataRecord refused) {
            losses.add(new Loss(refused));
        }

        @Override
        public boolean needsBorders() {
            return false;
        }
    }

    private static List<Receiver> those(List<Inlet> targets, Map<Inlet, Receiver> receivers) {
        return targets.stream()
                .filter(receivers::containsKey)
                .map(receivers::get)
                .toList();
    }

    /// Takes a record of the stage's input.
    void accept(DataRecord record) {
        for (Receiver receiver : entry) {
            receiver.accept(record);
        }
    }

    /// A record of the stage's input could not be read.
    void missing() {
        entry.forEach(receiver -> receiver.missing(null));
    }

    /// The records taken so far end with complete groups: what nodes held back that form groups, or come before such
    /// nodes, goes on.
    void border() {
        bordered.forEach(Station::border);
    }

    /// The chunk ends: all that was held back arrives.
    void end() {
        stations.forEach(Station::border);
    }

    /// What arrived at the end since the last time.
    List<DataRecord> takeArrived() {
        List<DataRecord> taken = arrived;
        arrived = new ArrayList<>();
        return taken;
    }

    /// What was rejected since the last time.
    List<RejectedRecord> takeRejected() {
        List<RejectedRecord> taken = rejected;
        rejected = new ArrayList<>();
        return taken;
    }

    /// What might have arrived since the last time, and did not.
    List<Loss> takeLosses() {
        List<Loss> taken = losses;
        losses = new ArrayList<>();
        return taken;
    }

    /// What each node did since the last time; nodes that another stage counts are missing.
    Map<NodeId, NodeCounts> takeCounts() {
        Map<NodeId, NodeCounts> counts = new LinkedHashMap<>();
        for (Station station : stations) {
            NodeCounts taken = station.tally().take();
            if (counted.contains(station.id())) {
                counts.put(station.id(), taken);
            }
        }
        return counts;
    }
}
