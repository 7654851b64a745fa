package dev.pipewright.engine.preview;

import dev.pipewright.engine.preview.NodeTrace.Left;
import dev.pipewright.model.Edge;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// Finds what each node on the way made of a record.
final class Lineage {

    private final Pipeline whole;
    private final Preview preview;

    Lineage(Pipeline whole, Preview preview) {
        this.whole = whole;
        this.preview = preview;
    }

    /// The way of a record up to a node.
    ///
    /// @param number which of those that came to the node
    /// @return the nodes that it left, the first one first; it begins where a record was made of several, or where
    ///     that is not known
    List<Passed> of(NodeId node, int number) {
        var way = new ArrayDeque<Passed>();
        NodeId at = node;
        int which = number;
        while (true) {
            Optional<NodeTrace> trace = preview.at(at);
            if (trace.isEmpty() || which >= trace.get().in().size()) {
                return List.copyOf(way);
            }
            Optional<Passed> before = before(at, trace.get().in().get(which).record());
            if (before.isEmpty()) {
                return List.copyOf(way);
            }
            way.addFirst(before.get());
            List<Integer> of = preview.at(before.get().node())
                    .orElseThrow()
                    .out()
                    .get(before.get().left())
                    .of();
            if (of.size() != 1) {
                return List.copyOf(way);
            }
            at = before.get().node();
            which = of.getFirst();
        }
    }

    /// By identity: what is alike may be another one.
    @SuppressWarnings("ReferenceEquality")
    private Optional<Passed> before(NodeId node, DataRecord record) {
        for (Edge edge : whole.edgesInto(node)) {
            List<Left> out = preview.at(edge.from()).map(NodeTrace::out).orElse(List.of());
            for (int i = out.size() - 1; i >= 0; i--) {
                if (out.get(i).port().equals(edge.fromPort()) && out.get(i).record() == record) {
                    return Optional.of(new Passed(edge.from(), i));
                }
            }
        }
        return Optional.empty();
    }
}
