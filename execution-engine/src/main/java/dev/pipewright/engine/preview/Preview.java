package dev.pipewright.engine.preview;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a drawing does with some records, up to a node.
///
/// @param node where to look; what is behind it was not asked
/// @param way what each node on the way did, in the order in which the records pass them
/// @param read what was read of each source on the way
/// @param unfinished why some nodes on the way do nothing yet: records come to them, and not further
/// @param stops the calls that were not made, so that nothing goes on behind them
/// @param builtUp the nodes that need all records to be right, and those behind them
/// @param trouble why it is not all there; absent if it is
public record Preview(
        NodeId node,
        List<NodeTrace> way,
        List<SourceReading> read,
        List<Problem> unfinished,
        Set<NodeId> stops,
        Set<NodeId> builtUp,
        @Nullable String trouble) {

    public Preview(
            NodeId node,
            List<NodeTrace> way,
            List<SourceReading> read,
            List<Problem> unfinished,
            Set<NodeId> stops,
            Set<NodeId> builtUp,
            @Nullable String trouble) {
        this.node = node;
        this.way = List.copyOf(way);
        this.read = List.copyOf(read);
        this.unfinished = List.copyOf(unfinished);
        this.stops = Set.copyOf(stops);
        this.builtUp = Set.copyOf(builtUp);
        this.trouble = trouble;
    }

    /// What was read of a source.
    ///
    /// @param from where: as it is now, what was given, what a run has kept, or what the node gave before
    /// @param records how many, readable or not
    /// @param isWhole true if the source has no more
    public record SourceReading(
            NodeId source, From from, @Nullable RunId run, int records, boolean isWhole) {}

    /// Where records of a preview come from.
    public enum From {
        LIVE,
        KEPT,
        GIVEN,
        HELD
    }

    /// What a node did; empty if nothing came so far.
    public Optional<NodeTrace> at(NodeId id) {
        return way.stream().filter(trace -> trace.node().equals(id)).findFirst();
    }

    /// How many records all this is made of.
    public int records() {
        return read.stream().mapToInt(SourceReading::records).sum();
    }

    /// True if what a node gives could be another with more records: a group that lacks some, a pair that has
    /// none.
    public boolean isPartialAt(NodeId id) {
        return builtUp.contains(id) && read.stream().anyMatch(reading -> !reading.isWhole());
    }
}
