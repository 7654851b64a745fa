package dev.pipewright.model;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the boxes stand and which frames are around them; apart from what the pipeline means.
///
/// @param groups sorted by id; a box stands in one group at most
public record Layout(Map<NodeId, Position> positions, List<Group> groups) {

    public static final Layout EMPTY = new Layout(Map.of(), List.of());

    /// @throws IllegalArgumentException if two groups have one id, or a node stands in two groups
    public Layout {
        positions = Map.copyOf(positions);
        groups = groups.stream().sorted(Comparator.comparing(Group::id)).toList();
        var ids = new HashSet<String>();
        var members = new HashSet<NodeId>();
        for (Group group : groups) {
            if (!ids.add(group.id())) {
                throw new IllegalArgumentException("two groups with the id " + group.id());
            }
            for (NodeId node : group.nodes()) {
                if (!members.add(node)) {
                    throw new IllegalArgumentException("a node in two groups: " + node);
                }
            }
        }
    }

    /// The position of a node; a node that nobody has placed stands at the origin.
    public Position positionOf(NodeId node) {
        return positions.getOrDefault(node, Position.ORIGIN);
    }

    public Optional<Group> group(String id) {
        return groups.stream().filter(group -> group.id().equals(id)).findFirst();
    }

    /// The same layout with some boxes elsewhere.
    public Layout withPositions(Map<NodeId, Position> moved) {
        var changed = new HashMap<>(positions);
        changed.putAll(moved);
        return new Layout(changed, groups);
    }

    public Layout withGroups(List<Group> changed) {
        return new Layout(positions, changed);
    }
}
