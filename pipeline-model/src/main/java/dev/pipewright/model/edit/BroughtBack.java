package dev.pipewright.model.edit;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Group;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Ports;
import java.util.ArrayList;
import java.util.List;

/// The edits that bring back what others have removed, as it was last.
final class BroughtBack {

    private BroughtBack() {}

    /// A node with those of its connections that still fit, in its frame.
    ///
    /// @param since drawings, oldest first; the last is the one of now
    static List<PipelineEdit> node(NodeId id, List<Drawing> since) {
        Drawing now = since.getLast();
        for (Drawing before : since.reversed()) {
            if (before.pipeline().node(id).isPresent()) {
                return node(id, before, now);
            }
        }
        return List.of();
    }

    private static List<PipelineEdit> node(NodeId id, Drawing before, Drawing now) {
        List<PipelineEdit> back = new ArrayList<>();
        back.add(new PipelineEdit.AddNode(
                NodeEdits.find(id, before.pipeline()), before.layout().positionOf(id)));
        before.pipeline().edges().stream()
                .filter(edge -> edge.from().equals(id) || edge.to().equals(id))
                .filter(edge -> fits(edge, id, now.pipeline()))
                .forEach(edge -> back.add(new PipelineEdit.AddEdge(edge)));
        for (Group group : before.layout().groups()) {
            if (group.nodes().contains(id)) {
                now.layout().group(group.id()).ifPresent(frame -> back.add(with(id, frame)));
            }
        }
        return back;
    }

    /// True if the other end is still there, and its input is not taken.
    private static boolean fits(Edge edge, NodeId id, Pipeline now) {
        if (edge.to().equals(id)) {
            return now.node(edge.from()).isPresent();
        }
        boolean isTaken = now.edgesInto(edge.to()).stream()
                .anyMatch(other -> other.toPort().equals(edge.toPort()));
        return now.node(edge.to())
                .filter(target -> !isTaken || Ports.takesManyEdges(target))
                .isPresent();
    }

    private static PipelineEdit with(NodeId id, Group frame) {
        List<NodeId> nodes = new ArrayList<>(frame.nodes());
        nodes.add(id);
        return new PipelineEdit.PutGroup(new Group(frame.id(), frame.name(), nodes));
    }
}
