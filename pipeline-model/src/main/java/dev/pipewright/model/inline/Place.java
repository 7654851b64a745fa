package dev.pipewright.model.inline;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import dev.pipewright.model.form.FormException;
import dev.pipewright.model.form.NodeFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The place of one sub-pipeline, to be filled with the nodes of its version.
final class Place {

    private final Node.SubPipeline sub;
    private final List<Problem> problems;

    /// @param problems where it is noted what is wrong
    Place(Node.SubPipeline sub, List<Problem> problems) {
        this.sub = sub;
        this.problems = problems;
    }

    void problem(String key, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("node", sub.name());
        all.put("pipeline", sub.pipeline());
        all.put("version", String.valueOf(sub.version()));
        problems.add(new Problem(Severity.ERROR, key, all, sub.id(), null));
    }

    /// Notes why a version cannot be put in; true if it can.
    boolean fits(Pipeline version) {
        int before = problems.size();
        if (version.nodes().stream().filter(Place::isEntry).count() != 1) {
            problem("plan.subPipelineEntry", Map.of());
        }
        if (version.nodes().stream().filter(Place::isExit).count() != 1) {
            problem("plan.subPipelineExit", Map.of());
        }
        List<String> known = version.parameters().stream().map(Parameter::name).toList();
        sub.parameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> problem(
                        "plan.subPipelineParameter", Map.of("parameter", name, "known", String.join(", ", known))));
        version.parameters().stream()
                .filter(parameter ->
                        parameter.standard() == null && !sub.parameters().containsKey(parameter.name()))
                .forEach(parameter -> problem("plan.subPipelineValue", Map.of("parameter", parameter.name())));
        return problems.size() == before;
    }

    /// The whole with the nodes of a version that fits instead of the sub-pipeline.
    Pipeline filled(Pipeline whole, Pipeline version) {
        List<Node> nodes = new ArrayList<>(whole.withoutNode(sub.id()).nodes());
        version.nodes().stream().filter(Place::isInner).map(this::inside).forEach(nodes::add);
        List<Parameter> parameters = new ArrayList<>(whole.parameters());
        version.parameters().stream().map(this::given).forEach(parameters::add);
        return new Pipeline(whole.name(), whole.description(), parameters, nodes, edges(whole, version));
    }

    private Parameter given(Parameter parameter) {
        String value = sub.parameters().getOrDefault(parameter.name(), parameter.standard());
        if (value == null) {
            throw new IllegalArgumentException("a parameter without a value does not fit: " + parameter.name());
        }
        return parameter.inside(sub.id(), value);
    }

    private Node inside(Node node) {
        try {
            Node named = NodeFields.with(node, "name", sub.name() + " › " + node.name());
            return NodeFields.with(named, "id", node.id().within(sub.id()).value());
        } catch (FormException e) {
            throw new IllegalStateException("a node with another name is still one", e);
        }
    }

    /// What entered the sub-pipeline goes where the version's entry leads to, and what leads to the version's exit goes
    /// where the sub-pipeline led to.
    private List<Edge> edges(Pipeline whole, Pipeline version) {
        List<Edge> edges = new ArrayList<>(whole.withoutNode(sub.id()).edges());
        for (Edge inner : version.edges()) {
            boolean enters = is(inner.from(), version, Place::isEntry);
            boolean leaves = is(inner.to(), version, Place::isExit);
            if ((enters || is(inner.from(), version, Place::isInner))
                    && (leaves || is(inner.to(), version, Place::isInner))) {
                List<Edge> from = enters ? whole.edgesInto(sub.id()) : List.of(inside(inner));
                List<Edge> to = leaves ? whole.edgesFrom(sub.id()) : List.of(inside(inner));
                from.stream()
                        .flatMap(start -> to.stream()
                                .map(end -> new Edge(start.from(), start.fromPort(), end.to(), end.toPort())))
                        .forEach(edges::add);
            }
        }
        return edges;
    }

    private Edge inside(Edge edge) {
        return new Edge(edge.from().within(sub.id()), edge.fromPort(), edge.to().within(sub.id()), edge.toPort());
    }

    private static boolean is(NodeId id, Pipeline pipeline, Predicate<Node> what) {
        return pipeline.node(id).filter(what).isPresent();
    }

    private static boolean isEntry(Node node) {
        return !node.disabled()
                && node instanceof Node.Source source
                && source.connector().equals(Node.Source.CALLER);
    }

    private static boolean isExit(Node node) {
        return !node.disabled()
                && node instanceof Node.Sink sink
                && sink.connector().equals(Node.Sink.CALLER);
    }

    /// A way in or out that is disabled leads nowhere, and notes are for who draws.
    private static boolean isInner(Node node) {
        return switch (node) {
            case Node.Source source -> !source.connector().equals(Node.Source.CALLER);
            case Node.Sink sink -> !sink.connector().equals(Node.Sink.CALLER);
            case Node.Note _ -> false;
            default -> true;
        };
    }
}
