package dev.pipewright.engine.plan;

import dev.pipewright.model.Edge;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Draws small pipelines: `a -> b -> c` by names that are ids.
public final class Drawings {

    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    public static NodeHeader header(String id) {
        return NodeHeader.of(new NodeId(id), id);
    }

    public static NodeHeader disabled(String id) {
        return new NodeHeader(new NodeId(id), id, 1, true);
    }

    public static Node.Source source(String id, String... orderedBy) {
        return source(header(id), orderedBy);
    }

    public static Node.Source source(NodeHeader header, String... orderedBy) {
        return new Node.Source(header, "memory", "erp", Map.of(), Schema.UNKNOWN, List.of(orderedBy));
    }

    public static Node.Map map(String id, String... lines) {
        return map(header(id), lines);
    }

    /// A map node.
    ///
    /// @param lines target, expression, target, expression …
    public static Node.Map map(NodeHeader header, String... lines) {
        List<MappingLine> mapping = new ArrayList<>();
        for (int i = 0; i < lines.length; i += 2) {
            mapping.add(new MappingLine(lines[i], lines[i + 1]));
        }
        return new Node.Map(header, mapping);
    }

    public static Node.Aggregate group(String id, String... keys) {
        return new Node.Aggregate(header(id), List.of(keys), "items", List.of());
    }

    public static Node.ApiCall call(String id) {
        return call(header(id));
    }

    public static Node.ApiCall call(NodeHeader header) {
        return new Node.ApiCall(header, "taxman-v1", "taxman", Map.of(), null, "amount", "currency", "tax");
    }

    public static Node.Sink results(String id) {
        return results(header(id));
    }

    public static Node.Sink results(NodeHeader header) {
        return new Node.Sink(header, Node.Sink.RESULTS, "", Map.of());
    }

    /// Adds nodes, connected one after the other where they are not yet.
    public Drawings chain(Node... chain) {
        for (int i = 0; i < chain.length; i++) {
            if (!nodes.contains(chain[i])) {
                nodes.add(chain[i]);
            }
            if (i > 0) {
                edges.add(Edge.between(chain[i - 1].id(), chain[i].id()));
            }
        }
        return this;
    }

    public Drawings edge(Node from, String port, Node to) {
        return edge(from, port, to, Edge.IN);
    }

    public Drawings edge(Node from, String port, Node to, String toPort) {
        edges.add(new Edge(from.id(), port, to.id(), toPort));
        return this;
    }

    public Drawings add(Node... more) {
        nodes.addAll(List.of(more));
        return this;
    }

    public Pipeline pipeline() {
        return new Pipeline("Orders", "", List.of(), nodes, edges);
    }
}
