package dev.pipewright.model.edit;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Group;
import dev.pipewright.model.Layout;
import dev.pipewright.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Edits of the frames around boxes.
final class GroupEdits {

    private GroupEdits() {}

    static Layout put(Group group, Drawing drawing) {
        group.nodes().forEach(id -> NodeEdits.find(id, drawing.pipeline()));
        List<Group> groups = new ArrayList<>(drawing.layout().groups());
        groups.removeIf(present -> present.id().equals(group.id()));
        for (Group other : groups) {
            for (NodeId id : group.nodes()) {
                if (other.nodes().contains(id)) {
                    String node = NodeEdits.find(id, drawing.pipeline()).name();
                    throw new EditRefusedException("edit.otherGroup", Map.of("node", node, "group", other.name()));
                }
            }
        }
        groups.add(group);
        return drawing.layout().withGroups(groups);
    }

    static Layout remove(String id, Drawing drawing) {
        List<Group> groups = new ArrayList<>(drawing.layout().groups());
        if (!groups.removeIf(group -> group.id().equals(id))) {
            throw new EditRefusedException("edit.noGroup", Map.of());
        }
        return drawing.layout().withGroups(groups);
    }
}
