package dev.pipewright.model;

import java.util.List;

/// A frame around boxes. It has no meaning for a run.
///
/// @param id never shown
/// @param nodes who stands inside, sorted by id and without repetition
public record Group(String id, String name, List<NodeId> nodes) {
    public Group {
        nodes = nodes.stream().distinct().sorted().toList();
    }
}
