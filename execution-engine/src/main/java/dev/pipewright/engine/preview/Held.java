package dev.pipewright.engine.preview;

import dev.pipewright.engine.preview.NodeTrace.Left;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What nodes gave in an earlier preview, so that a later one begins behind them, and neither reads nor calls again
/// what is above.
///
/// @param gave by node
public record Held(Map<NodeId, Gave> gave) {

    /// Nothing is held: all is read.
    public static final Held NOTHING = new Held(Map.of());

    public Held {
        gave = Map.copyOf(gave);
    }

    /// What a node gave.
    ///
    /// @param isWhole false if records were missing then: not read, or refused on the way
    /// @param at when that was
    public record Gave(List<Left> out, boolean isWhole, Instant at) {
        public Gave {
            out = List.copyOf(out);
        }
    }

    /// What a preview has of all that the nodes from one on get records from; of a source, what it gives itself.
    ///
    /// @param whole what was previewed
    /// @param at when
    /// @return nothing if it did not come so far
    static Held before(NodeId node, Pipeline whole, Preview seen, Instant at) {
        if (seen.trouble() != null) {
            return NOTHING;
        }
        boolean isWhole = seen.read().stream().allMatch(Preview.SourceReading::isWhole)
                && seen.way().stream().allMatch(trace -> trace.rejected().isEmpty());
        Map<NodeId, Gave> gave = new LinkedHashMap<>();
        for (NodeId from : givers(node, whole)) {
            seen.at(from)
                    .filter(_ -> !seen.stops().contains(from))
                    .filter(_ -> seen.unfinished().stream().noneMatch(problem -> from.equals(problem.node())))
                    .ifPresent(trace -> gave.put(from, new Gave(trace.out(), isWhole, at)));
        }
        return new Held(gave);
    }

    private static Set<NodeId> givers(NodeId node, Pipeline whole) {
        boolean isSource =
                whole.node(node).filter(Node.Source.class::isInstance).isPresent();
        Set<NodeId> behind = new LinkedHashSet<>();
        if (!isSource) {
            whole.nodes().stream()
                    .map(Node::id)
                    .filter(id -> id.equals(node) || PreviewGraph.isInside(id, node))
                    .forEach(behind::add);
        }
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Edge edge : whole.edges()) {
                boolean follows =
                        behind.contains(edge.from()) || (isSource && edge.from().equals(node));
                grows |= follows && behind.add(edge.to());
            }
        }
        Set<NodeId> givers = new LinkedHashSet<>();
        whole.edges().stream()
                .filter(edge -> behind.contains(edge.to()) && !behind.contains(edge.from()))
                .map(Edge::from)
                .forEach(givers::add);
        if (isSource) {
            givers.add(node);
        }
        return givers;
    }

    /// This, with what another has beyond it.
    public Held and(Held more) {
        Map<NodeId, Gave> all = new LinkedHashMap<>(more.gave());
        all.putAll(gave);
        return new Held(all);
    }

    public boolean isEmpty() {
        return gave.isEmpty();
    }
}
