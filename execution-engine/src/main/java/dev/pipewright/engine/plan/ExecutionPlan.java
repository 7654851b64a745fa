package dev.pipewright.engine.plan;

import dev.pipewright.model.Edge;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A pipeline as stages, in an order in which they can run one after the other.
///
/// @param passing disabled nodes that let records through unchanged
/// @param leftOut nodes that take no part: disabled sources, calls and sinks, what only gets records from them or
///     gives records to them, and what leads nowhere
/// @param problems why it cannot run; empty if it can
public record ExecutionPlan(List<Stage> stages, List<NodeId> passing, List<NodeId> leftOut, List<Problem> problems) {

    public ExecutionPlan {
        stages = List.copyOf(stages);
        passing = List.copyOf(passing);
        leftOut = List.copyOf(leftOut);
        problems = List.copyOf(problems);
    }

    /// True if nothing keeps it from running.
    public boolean isRunnable() {
        return problems.isEmpty();
    }

    /// A way that records take from one node to the next.
    public record Link(NodeId from, String port, NodeId to) {}

    /// All ways that records take. A way that is drawn twice is there twice.
    public List<Link> links() {
        Map<NodeId, Map<String, List<Inlet>>> next = new LinkedHashMap<>();
        for (Stage stage : stages) {
            if (!(stage.end() instanceof StageEnd.Land)) {
                next.put(stage.input().id(), Map.of(Edge.OUT, stage.entry()));
                stage.steps().forEach(step -> next.put(step.node().id(), step.next()));
            }
        }
        List<Link> links = new ArrayList<>();
        next.forEach((from, ports) ->
                ports.forEach((port, targets) -> targets.forEach(to -> links.add(new Link(from, port, to.node())))));
        return links;
    }

    /// The names of the stages whose records no call has had before.
    public Set<String> beforeCalls() {
        Set<String> names = new LinkedHashSet<>();
        for (Stage stage : stages) {
            boolean before = switch (stage.input()) {
                case StageInput.Read _, StageInput.Landed _ -> true;
                case StageInput.Exchanged exchanged -> names.containsAll(exchanged.stages());
                case StageInput.Settled _ -> false;
            };
            if (before) {
                names.add(stage.name());
            }
        }
        return names;
    }

    /// The calls that form documents of what no other call has answered.
    public Set<NodeId> firstCalls() {
        Set<String> before = beforeCalls();
        return stages.stream()
                .filter(stage -> before.contains(stage.name()) && stage.end() instanceof StageEnd.Call)
                .map(stage -> stage.end().node().id())
                .collect(Collectors.toSet());
    }

    public Optional<Stage> stage(String name) {
        return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
    }
}
