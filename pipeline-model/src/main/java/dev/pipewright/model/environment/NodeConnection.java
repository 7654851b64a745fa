package dev.pipewright.model.environment;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.form.FormException;
import dev.pipewright.model.form.NodeFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The connection by which a node reaches a system.
///
/// @param connector the kind of connection that the node needs, as in `jdbc`
/// @param name what the node calls it; empty if none is chosen
public record NodeConnection(String connector, String name) {

    private static final String FIELD = "connection";
    private static final String HTTP = "http";

    /// The connection of a node; empty if it reaches no system, or needs no connection for it.
    public static Optional<NodeConnection> of(Node node) {
        return switch (node) {
            case Node.Source source ->
                Node.Source.WITHOUT_CONNECTION.contains(source.connector())
                        ? Optional.empty()
                        : Optional.of(new NodeConnection(source.connector(), source.connection()));
            case Node.Lookup lookup -> Optional.of(new NodeConnection(lookup.connector(), lookup.connection()));
            case Node.ApiCall call -> Optional.of(new NodeConnection(HTTP, call.connection()));
            case Node.Sink sink ->
                Node.Sink.WITHOUT_CONNECTION.contains(sink.connector())
                        ? Optional.empty()
                        : Optional.of(new NodeConnection(sink.connector(), sink.connection()));
            case Node.Map _,
                    Node.Select _,
                    Node.Filter _,
                    Node.Route _,
                    Node.ValueMap _,
                    Node.Aggregate _,
                    Node.Flatten _,
                    Node.Deduplicate _,
                    Node.Sort _,
                    Node.Join _,
                    Node.Union _,
                    Node.Validate _,
                    Node.SubPipeline _,
                    Node.Note _ -> Optional.empty();
        };
    }

    /// A node that has a connection, with another one.
    public static Node in(Node node, String name) {
        try {
            return NodeFields.with(node, FIELD, name);
        } catch (FormException none) {
            throw new IllegalArgumentException("the node " + node.id() + " has no connection", none);
        }
    }

    /// The same pipeline with other connections in place of those that have one standing for them.
    ///
    /// @param connections names by name
    public static Pipeline bound(Pipeline pipeline, Map<String, String> connections) {
        List<Node> nodes =
                pipeline.nodes().stream().map(node -> bound(node, connections)).toList();
        return new Pipeline(pipeline.name(), pipeline.description(), pipeline.parameters(), nodes, pipeline.edges());
    }

    /// A source with the connection that stands for its own, if one does.
    public static Node.Source bound(Node.Source source, Map<String, String> connections) {
        return (Node.Source) bound((Node) source, connections);
    }

    private static Node bound(Node node, Map<String, String> connections) {
        return of(node).map(needed -> connections.get(needed.name()))
                .map(other -> in(node, other))
                .orElse(node);
    }
}
