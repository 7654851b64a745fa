package dev.pipewright.model.edit;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.form.FormException;
import dev.pipewright.model.form.NodeFields;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Edits of whole nodes and of their fields.
final class NodeEdits {

    /// Fields that have edits of their own, or never change.
    private static final Set<String> OTHER_FIELDS = Set.of("kind", "id", "name", "disabled");

    private NodeEdits() {}

    static Node find(NodeId id, Pipeline pipeline) {
        return pipeline.node(id).orElseThrow(() -> new EditRefusedException("edit.noNode", Map.of()));
    }

    static Drawing add(PipelineEdit.AddNode add, Drawing drawing) {
        Pipeline pipeline = drawing.pipeline();
        if (pipeline.node(add.node().id()).isPresent()) {
            throw Application.refused("edit.nodeExists", "node", add.node().name());
        }
        NodeId id = add.node().id();
        return new Drawing(pipeline.withNode(add.node()), drawing.layout().withPositions(Map.of(id, add.position())));
    }

    static Pipeline replace(Node node, Pipeline pipeline) {
        Node present = find(node.id(), pipeline);
        if (NodeKind.of(present) != NodeKind.of(node)) {
            throw new EditRefusedException(
                    "edit.otherKind",
                    Map.of(
                            "node", present.name(),
                            "kind", NodeKind.of(present).word(),
                            "other", NodeKind.of(node).word()));
        }
        return pipeline.withNode(node);
    }

    static Pipeline change(PipelineEdit.ChangeField change, Pipeline pipeline) {
        Node node = find(change.node(), pipeline);
        if (OTHER_FIELDS.contains(change.field())) {
            throw new EditRefusedException("edit.otherField", Map.of("node", node.name(), "field", change.field()));
        }
        return pipeline.withNode(changed(node, change.field(), change.value()));
    }

    static Pipeline withHeaderField(NodeId id, String field, Object value, Pipeline pipeline) {
        return pipeline.withNode(changed(find(id, pipeline), field, value));
    }

    static Node changed(Node node, String field, @Nullable Object value) {
        try {
            return NodeFields.with(node, field, value);
        } catch (FormException e) {
            Map<String, String> values = new HashMap<>(e.values());
            values.put("node", node.name());
            values.put("where", e.path().isEmpty() ? field : e.path());
            values.put("line", "1");
            String reason = ProblemTexts.english()
                    .sentence(new Problem(Problem.Severity.ERROR, e.key(), values, node.id(), field));
            throw new EditRefusedException(
                    "edit.badValue",
                    Map.of("node", node.name(), "field", field, "reason", reason.substring(reason.indexOf(": ") + 2)));
        }
    }
}
