package dev.pipewright.designer.version;

import dev.pipewright.model.NodeId;
import dev.pipewright.model.change.Change;
import dev.pipewright.model.change.Change.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What differs in one thing: a node, a parameter, the pipeline itself, or its connections.
///
/// @param subject what people call it
/// @param changes at least one
record ChangeGroup(Part part, @Nullable NodeId node, String subject, List<Change> changes) {

    ChangeGroup {
        changes = List.copyOf(changes);
    }

    /// The changes by what they are in, in their order.
    static List<ChangeGroup> of(List<Change> changes) {
        Map<String, List<Change>> groups = new LinkedHashMap<>();
        for (Change change : changes) {
            groups.computeIfAbsent(keyOf(change), _ -> new ArrayList<>()).add(change);
        }
        return groups.values().stream()
                .map(group -> {
                    Change first = group.getFirst();
                    return new ChangeGroup(first.part(), first.node(), first.subject(), group);
                })
                .toList();
    }

    private static String keyOf(Change change) {
        return switch (change.part()) {
            case NODE, LAYOUT -> change.part() + " " + change.node();
            case PARAMETER -> change.part() + " " + change.subject();
            case PIPELINE, EDGE -> change.part().name();
        };
    }

    /// `added`, `removed` or `changed`; the key of a colour and a sign.
    String mark() {
        Change first = changes.getFirst();
        if (part == Part.EDGE || !first.field().isEmpty()) {
            return "changed";
        }
        return first.isAdded() ? "added" : "removed";
    }
}
