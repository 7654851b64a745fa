package dev.pipewright.engine.preview;

import dev.pipewright.model.NodeId;
import java.util.List;

/// Where a preview has stopped.
///
/// @param point whose condition the record meets, or where it came next
/// @param node to which the record came: that of the point, or one inside, where that is a sub-pipeline
/// @param number which of those that came there, from 0; it is the last one
/// @param way what it passed before, the first node first
public record Paused(PausePoint point, NodeId node, int number, List<Passed> way) {

    public Paused {
        way = List.copyOf(way);
    }
}
