package dev.pipewright.model.propagation;

import static java.util.stream.Collectors.groupingBy;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.schema.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The fields of the records on each edge of a pipeline.
///
/// What cannot be known (behind a source nobody has looked at, behind a sub-pipeline, in a cycle) is
/// [Schema#UNKNOWN].
public final class SchemaPropagation {

    private final Map<NodeId, Node> byId = new HashMap<>();
    private final Map<NodeId, List<Edge>> into;
    private final NodeSchema nodes;
    private final Map<NodeId, Schema> leaving = new HashMap<>();
    private final Set<NodeId> underWay = new HashSet<>();

    private SchemaPropagation(Pipeline pipeline, ExpressionTypes types) {
        this.into = pipeline.edges().stream().collect(groupingBy(Edge::to));
        this.nodes = new NodeSchema(types);
        pipeline.nodes().forEach(node -> byId.put(node.id(), node));
        pipeline.nodes().forEach(node -> schemaLeaving(node.id()));
    }

    /// Goes through a pipeline from its sources on.
    public static SchemaPropagation through(Pipeline pipeline, ExpressionTypes types) {
        return new SchemaPropagation(pipeline, types);
    }

    /// The fields on an edge; every output of a node delivers the same fields.
    public Schema on(Edge edge) {
        return leaving.getOrDefault(edge.from(), Schema.UNKNOWN);
    }

    /// The fields of what leaves a node.
    public Schema leaving(NodeId node) {
        return leaving.getOrDefault(node, Schema.UNKNOWN);
    }

    /// The fields of what enters a node at a port; where several edges end, what holds for all of them.
    public Schema entering(NodeId node, String port) {
        return inputsOf(node).getOrDefault(port, Schema.UNKNOWN);
    }

    private Schema schemaLeaving(NodeId id) {
        Schema known = leaving.get(id);
        if (known != null) {
            return known;
        }
        if (!underWay.add(id)) {
            return Schema.UNKNOWN;
        }
        Node node = Objects.requireNonNull(byId.get(id), "a pipeline has the nodes of its edges");
        Schema schema = nodes.of(node, inputsOf(id));
        leaving.put(id, schema);
        underWay.remove(id);
        return schema;
    }

    private Map<String, Schema> inputsOf(NodeId id) {
        Map<String, Schema> inputs = new HashMap<>();
        for (Edge edge : into.getOrDefault(id, List.of())) {
            inputs.merge(edge.toPort(), schemaLeaving(edge.from()), Types::either);
        }
        return inputs;
    }
}
