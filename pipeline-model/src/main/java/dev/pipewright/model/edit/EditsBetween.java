package dev.pipewright.model.edit;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Group;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The edits that lead from one drawing to another, as when a version is brought back or a file is merged: layout and
/// groups included, and no more than what is different.
public final class EditsBetween {

    private final Drawing to;
    private final List<PipelineEdit> edits = new ArrayList<>();
    private Drawing now;

    private EditsBetween(Drawing from, Drawing to) {
        this.now = from;
        this.to = to;
    }

    /// What leads to a drawing, as one edit that is done and undone as one.
    ///
    /// @return empty if both are equal
    public static Optional<PipelineEdit> of(Drawing from, Drawing to) {
        if (from.equals(to)) {
            return Optional.empty();
        }
        var between = new EditsBetween(from, to);
        between.collect();
        return Optional.of(
                between.edits.size() == 1 ? between.edits.getFirst() : new PipelineEdit.Several(between.edits));
    }

    private void collect() {
        Pipeline target = to.pipeline();
        if (!now.pipeline().name().equals(target.name())) {
            add(new PipelineEdit.RenamePipeline(target.name()));
        }
        if (!now.pipeline().description().equals(target.description())) {
            add(new PipelineEdit.DescribePipeline(target.description()));
        }
        ParametersBetween.of(now.pipeline().parameters(), target.parameters()).forEach(this::add);
        removeNodes(target);
        target.nodes().forEach(this::putNode);
        changeEdges(target);
        moveBoxes();
        changeGroups();
    }

    private void add(PipelineEdit edit) {
        edits.add(edit);
        now = edit.applyTo(now);
    }

    /// A node that is of another kind now is another node, whatever its id.
    private void removeNodes(Pipeline target) {
        now.pipeline().nodes().stream()
                .filter(node -> target.node(node.id())
                        .filter(kept -> NodeKind.of(kept) == NodeKind.of(node))
                        .isEmpty())
                .forEach(gone -> add(new PipelineEdit.RemoveNode(gone.id())));
    }

    private void putNode(Node node) {
        Node present = now.pipeline().node(node.id()).orElse(null);
        if (present == null) {
            add(new PipelineEdit.AddNode(node, to.layout().positionOf(node.id())));
        } else {
            NodesBetween.of(present, node).forEach(this::add);
        }
    }

    private void changeEdges(Pipeline target) {
        for (Edge edge : now.pipeline().edges()) {
            if (!target.edges().contains(edge)) {
                add(new PipelineEdit.RemoveEdge(edge));
            }
        }
        for (Edge edge : target.edges()) {
            if (!now.pipeline().edges().contains(edge)) {
                add(new PipelineEdit.AddEdge(edge));
            }
        }
    }

    private void moveBoxes() {
        Map<NodeId, Position> moved = new HashMap<>(to.layout().positions());
        moved.entrySet().removeAll(now.layout().positions().entrySet());
        if (!moved.isEmpty()) {
            add(new PipelineEdit.MoveNodes(moved));
        }
    }

    /// A box stands in one frame at most, so all frames let go before they take in.
    private void changeGroups() {
        for (Group group : now.layout().groups()) {
            Optional<Group> wanted = to.layout().group(group.id());
            if (wanted.isEmpty()) {
                add(new PipelineEdit.RemoveGroup(group.id()));
            } else if (!wanted.get().nodes().containsAll(group.nodes())) {
                List<NodeId> staying = group.nodes().stream()
                        .filter(wanted.get().nodes()::contains)
                        .toList();
                add(new PipelineEdit.PutGroup(new Group(group.id(), wanted.get().name(), staying)));
            }
        }
        for (Group group : to.layout().groups()) {
            if (!now.layout().groups().contains(group)) {
                add(new PipelineEdit.PutGroup(group));
            }
        }
    }
}
