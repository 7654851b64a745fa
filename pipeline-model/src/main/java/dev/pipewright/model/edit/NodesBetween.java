package dev.pipewright.model.edit;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.form.FormException;
import dev.pipewright.model.form.NodeFields;
import dev.pipewright.model.form.RecordForm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The edits that lead from a node to another of its id and kind: field by field and line by line, so that they can be
/// taken back although somebody has changed another field since. The node as a whole where its fields only fit each
/// other together.
final class NodesBetween {

    private static final String LINES = "lines";

    private NodesBetween() {}

    static List<PipelineEdit> of(Node from, Node to) {
        List<PipelineEdit> edits = new ArrayList<>();
        if (from.equals(to)) {
            return edits;
        }
        if (!from.name().equals(to.name())) {
            edits.add(new PipelineEdit.RenameNode(to.id(), to.name()));
        }
        if (from.disabled() != to.disabled()) {
            edits.add(new PipelineEdit.SetDisabled(to.id(), to.disabled()));
        }
        try {
            addFields(from, to, edits);
        } catch (FormException together) {
            return List.of(new PipelineEdit.ReplaceNode(to));
        }
        return edits;
    }

    private static void addFields(Node from, Node to, List<PipelineEdit> edits) throws FormException {
        Map<String, @Nullable Object> old = RecordForm.of((Record) from);
        Map<String, @Nullable Object> wanted = RecordForm.of((Record) to);
        Set<String> fields = new LinkedHashSet<>(old.keySet());
        fields.addAll(wanted.keySet());
        fields.removeAll(Set.of("name", "disabled"));
        Node now = from;
        for (String field : fields) {
            Object value = wanted.get(field);
            if (Objects.equals(old.get(field), value)) {
                continue;
            }
            if (field.equals(LINES)
                    && from instanceof Node.Map map
                    && to instanceof Node.Map target
                    && areTold(map, target)) {
                addLines(map, target, edits);
            } else {
                now = NodeFields.with(now, field, value);
                edits.add(new PipelineEdit.ChangeField(to.id(), field, value));
            }
        }
    }

    /// A file may have a target twice; edits of single lines can not tell such lines apart.
    private static boolean areTold(Node.Map one, Node.Map other) {
        return isDistinct(one) && isDistinct(other);
    }

    private static boolean isDistinct(Node.Map map) {
        Set<String> targets = new HashSet<>();
        return map.lines().stream().allMatch(line -> targets.add(line.target()));
    }

    private static void addLines(Node.Map from, Node.Map to, List<PipelineEdit> edits) {
        List<String> wanted = to.lines().stream().map(MappingLine::target).toList();
        List<MappingLine> now = new ArrayList<>(from.lines());
        for (MappingLine line : from.lines()) {
            if (!wanted.contains(line.target())) {
                edits.add(new PipelineEdit.RemoveMappingLine(to.id(), line.target()));
                now.remove(line);
            }
        }
        for (int at = 0; at < wanted.size(); at++) {
            putLine(to, at, now, edits);
        }
    }

    private static void putLine(Node.Map to, int at, List<MappingLine> now, List<PipelineEdit> edits) {
        MappingLine line = to.lines().get(at);
        int place = now.stream().map(MappingLine::target).toList().indexOf(line.target());
        if (place < 0) {
            edits.add(new PipelineEdit.AddMappingLine(to.id(), at, line));
            now.add(at, line);
            return;
        }
        MappingLine present = now.remove(place);
        if (!present.equals(line)) {
            edits.add(new PipelineEdit.SetMappingLine(to.id(), line.target(), line));
        }
        if (place != at) {
            edits.add(new PipelineEdit.MoveMappingLine(to.id(), line.target(), at));
        }
        now.add(at, line);
    }
}
