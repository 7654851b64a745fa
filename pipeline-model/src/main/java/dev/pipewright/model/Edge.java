package dev.pipewright.model;

import java.util.Comparator;

/// A connection between two nodes: records leave `from` at the port `fromPort` and enter `to` at `toPort`.
/// An edge has no identity beyond its ends.
public record Edge(NodeId from, String fromPort, NodeId to, String toPort) {

    /// The name of the only input port of most nodes.
    public static final String IN = "in";
    /// The name of the only output port of most nodes.
    public static final String OUT = "out";

    /// The order of edges in a pipeline: by their ends.
    public static final Comparator<Edge> ORDER = Comparator.comparing(Edge::from)
            .thenComparing(Edge::fromPort)
            .thenComparing(Edge::to)
            .thenComparing(Edge::toPort);

    /// An edge between the ordinary ports of two nodes.
    public static Edge between(NodeId from, NodeId to) {
        return new Edge(from, OUT, to, IN);
    }

    @Override
    public String toString() {
        return from + "." + fromPort + " -> " + to + "." + toPort;
    }
}
