package dev.pipewright.model.change;

import dev.pipewright.model.Group;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Brings together where boxes stand. Where both sides moved a box, ours stays: it is no matter for a person to decide.
final class LayoutMerge {

    private LayoutMerge() {}

    static Layout of(Layout base, Layout ours, Layout theirs, Pipeline pipeline) {
        Map<NodeId, Position> positions = new HashMap<>();
        for (Node node : pipeline.nodes()) {
            NodeId id = node.id();
            Position our = ours.positions().get(id);
            boolean untouched = Objects.equals(our, base.positions().get(id));
            positions.put(
                    id, our == null || untouched ? theirs.positions().getOrDefault(id, ours.positionOf(id)) : our);
        }
        return new Layout(positions, groups(base, ours, theirs, positions.keySet()));
    }

    private static List<Group> groups(Layout base, Layout ours, Layout theirs, Set<NodeId> there) {
        Set<String> ids = new TreeSet<>();
        ours.groups().forEach(group -> ids.add(group.id()));
        theirs.groups().forEach(group -> ids.add(group.id()));
        List<Group> groups = new ArrayList<>();
        Set<NodeId> placed = new HashSet<>();
        for (String id : ids) {
            Optional<Group> our = ours.group(id).map(group -> around(there, group));
            // That a box is gone changes no frame.
            boolean untouched = our.equals(base.group(id).map(group -> around(there, group)));
            (untouched ? theirs.group(id) : our).ifPresent(group -> {
                Set<NodeId> free = new HashSet<>(there);
                free.removeAll(placed);
                groups.add(around(free, group));
                placed.addAll(group.nodes());
            });
        }
        return groups;
    }

    private static Group around(Set<NodeId> nodes, Group group) {
        return new Group(
                group.id(),
                group.name(),
                group.nodes().stream().filter(nodes::contains).toList());
    }
}
