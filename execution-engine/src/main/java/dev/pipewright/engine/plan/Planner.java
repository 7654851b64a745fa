package dev.pipewright.engine.plan;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Divides a pipeline into stages.
///
/// A stage ends at every call, at every sink and before every node that needs an exchange ([RecordOrders]), and begins
/// at a source, behind a call or with such a node; so repeating the second call never repeats the first. A source is
/// landed in segments first if it can be read only once in a run: because it cannot be opened again at a position,
/// because several stages need it, or because it feeds a sink directly.
public final class Planner {

    private final Pipeline pipeline;
    private final Predicate<Node.Source> reopens;
    private final ActiveGraph graph;
    private final List<Node> ordered;
    private final RecordOrders orders;
    private final List<Stage> stages = new ArrayList<>();
    private final Set<CountedNode> counted = new HashSet<>();
    private final PlanProblems problems = new PlanProblems();

    private record CountedNode(NodeId input, NodeId node) {}

    private Planner(Pipeline pipeline, Predicate<Node.Source> reopens) {
        this.pipeline = pipeline;
        this.reopens = reopens;
        this.graph = new ActiveGraph(pipeline);
        this.ordered = inOrder();
        this.orders = new RecordOrders(graph, ordered);
    }

    /// Plans a pipeline.
    ///
    /// @param reopens whether a source can be opened again at a position
    public static ExecutionPlan plan(Pipeline pipeline, Predicate<Node.Source> reopens) {
        return new Planner(pipeline, reopens).plan();
    }

    private ExecutionPlan plan() {
        graph.nodes().forEach(problems::checkKind);
        if (ordered.size() < graph.nodes().size()) {
            problems.cycle();
        } else if (ordered.isEmpty()) {
            problems.nothingToRun();
        } else {
            for (Node node : ordered) {
                if (node instanceof Node.Source source) {
                    stagesFrom(source);
                } else if (node instanceof Node.ApiCall call) {
                    stagesFrom(new StageInput.Settled(call));
                } else if (orders.isExchange(node)) {
                    stagesFrom(new StageInput.Exchanged(node, orders.keysOf(node), stagesInto(node)));
                }
            }
        }
        return new ExecutionPlan(
                problems.isEmpty() ? stages : List.of(), graph.passing(), graph.leftOut(), problems.list());
    }

    private void stagesFrom(Node.Source source) {
        List<Inlet> ends = endsOf(source.id());
        boolean direct =
                ends.size() == 1 && !(node(ends.getFirst().node()) instanceof Node.Sink) && reopens.test(source);
        if (direct) {
            stagesFrom(new StageInput.Read(source));
            return;
        }
        String name = source.id() + ".landed";
        stages.add(new Stage(
                name,
                new StageInput.Read(source),
                List.of(new Inlet(source.id(), Edge.IN)),
                List.of(),
                new StageEnd.Land(source),
                List.of(),
                entryOf(source.id()).size()));
        stagesFrom(new StageInput.Landed(source, name));
    }

    private void stagesFrom(StageInput input) {
        for (Inlet end : endsOf(input.id())) {
            stages.add(stage(input, end));
        }
    }

    private Stage stage(StageInput input, Inlet end) {
        Set<NodeId> between = between(input.id(), end);
        boolean exchanged = input instanceof StageInput.Exchanged;
        if (exchanged) {
            between.add(input.id());
        }
        List<Step> steps = new ArrayList<>();
        for (Node node : ordered) {
            if (between.contains(node.id())) {
                steps.add(new Step(node, graph.next(node.id()), counted.add(new CountedNode(input.id(), node.id()))));
            }
        }
        return new Stage(
                input.id() + "." + end.node() + (end.port().equals(Edge.IN) ? "" : "." + end.port()),
                input,
                exchanged ? List.of(new Inlet(input.id(), Edge.IN)) : entryOf(input.id()),
                steps,
                end(end),
                orders.border(orderOf(input), steps),
                input instanceof StageInput.Read ? entryOf(input.id()).size() : 0);
    }

    private StageEnd end(Inlet end) {
        return switch (node(end.node())) {
            case Node.ApiCall call -> new StageEnd.Call(call);
            case Node.Sink sink -> new StageEnd.Write(sink);
            // Else no stage ends there.
            case Node exchange -> new StageEnd.Exchange(exchange, end.port(), orders.keysOf(exchange));
        };
    }

    private static List<String> orderOf(StageInput input) {
        return switch (input) {
            case StageInput.Read read -> read.node().orderedBy();
            case StageInput.Landed landed -> landed.node().orderedBy();
            case StageInput.Exchanged exchanged -> RecordOrders.fields(exchanged.keys());
            case StageInput.Settled _ -> List.of();
        };
    }

    /// The stages planned so far that end in an exchange; what feeds it was planned before.
    private List<String> stagesInto(Node exchange) {
        return stages.stream()
                .filter(stage -> stage.end() instanceof StageEnd.Exchange end
                        && end.node().equals(exchange))
                .map(Stage::name)
                .toList();
    }

    private List<Inlet> entryOf(NodeId input) {
        return graph.next(input).getOrDefault(Edge.OUT, List.of());
    }

    /// The first calls, sinks and exchanges on every way from a node, in the order in which they run.
    private List<Inlet> endsOf(NodeId from) {
        Set<Inlet> reached = fusedBehind(from);
        return ordered.stream()
                .filter(this::endsStage)
                .flatMap(node -> reached.stream()
                        .filter(inlet -> inlet.node().equals(node.id()))
                        .sorted(Comparator.comparing(Inlet::port)))
                .toList();
    }

    /// The nodes on the ways from an input to an end, without both.
    private Set<NodeId> between(NodeId from, Inlet end) {
        Set<NodeId> before = new LinkedHashSet<>();
        List<NodeId> toVisit = new ArrayList<>(graph.predecessors(end));
        while (!toVisit.isEmpty()) {
            NodeId id = toVisit.removeLast();
            if (!id.equals(from) && !startsStage(node(id)) && before.add(id)) {
                toVisit.addAll(graph.predecessors(id));
            }
        }
        before.retainAll(fusedBehind(from).stream().map(Inlet::node).toList());
        return before;
    }

    private Set<Inlet> fusedBehind(NodeId from) {
        Set<Inlet> reached = new LinkedHashSet<>();
        List<Inlet> toVisit = new ArrayList<>(graph.inlets(from).toList());
        while (!toVisit.isEmpty()) {
            Inlet inlet = toVisit.removeLast();
            if (reached.add(inlet) && !endsStage(node(inlet.node()))) {
                graph.inlets(inlet.node()).forEach(toVisit::add);
            }
        }
        return reached;
    }

    /// The running nodes, each after those it gets records from; those on a cycle are missing.
    private List<Node> inOrder() {
        Map<NodeId, Integer> open = new LinkedHashMap<>();
        for (Node node : graph.nodes()) {
            open.put(node.id(), graph.predecessors(node.id()).size());
        }
        List<Node> sorted = new ArrayList<>();
        List<NodeId> ready = new ArrayList<>();
        open.forEach((id, feeding) -> {
            if (feeding == 0) {
                ready.add(id);
            }
        });
        while (!ready.isEmpty()) {
            NodeId id = ready.removeFirst();
            sorted.add(node(id));
            for (NodeId successor : graph.successors(id)) {
                if (Integer.valueOf(0).equals(open.merge(successor, -1, Integer::sum))) {
                    ready.add(successor);
                }
            }
        }
        return sorted;
    }

    private Node node(NodeId id) {
        return pipeline.node(id).orElseThrow();
    }

    private boolean endsStage(Node node) {
        return node instanceof Node.ApiCall || node instanceof Node.Sink || orders.isExchange(node);
    }

    private boolean startsStage(Node node) {
        return node instanceof Node.ApiCall || node instanceof Node.Source || orders.isExchange(node);
    }
}
