package dev.pipewright.designer.canvas;

import dev.pipewright.designer.canvas.CanvasSnapshot.Box;
import dev.pipewright.designer.canvas.CanvasSnapshot.BoxPosition;
import dev.pipewright.designer.canvas.CanvasSnapshot.Line;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeBox;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.Ports;
import dev.pipewright.model.picture.Palette;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says in the browser's words what a drawing looks like.
///
/// @param texts gives the text of a key in the reader's language
record DrawingWire(UnaryOperator<String> texts) {

    CanvasSnapshot snapshot(String draft, long seq, boolean editable, Drawing drawing) {
        var pipeline = drawing.pipeline();
        return new CanvasSnapshot(
                draft,
                seq,
                NodeBox.WIDTH,
                NodeBox.HEIGHT,
                editable,
                pipeline.nodes().stream()
                        .map(node -> box(node, drawing.layout()))
                        .toList(),
                pipeline.edges().stream().map(DrawingWire::line).toList());
    }

    /// What changed between two drawings, as small as it can be said.
    List<CanvasChange> changes(Drawing before, Drawing after) {
        List<CanvasChange> changes = new ArrayList<>();
        List<BoxPosition> moved = new ArrayList<>();
        for (Node node : after.pipeline().nodes()) {
            var known = before.pipeline().node(node.id());
            var position = after.layout().positionOf(node.id());
            if (known.isEmpty() || !known.get().equals(node)) {
                changes.add(new CanvasChange.BoxPut(box(node, after.layout())));
            } else if (!position.equals(before.layout().positionOf(node.id()))) {
                moved.add(new BoxPosition(node.id().value(), position.x(), position.y()));
            }
        }
        if (!moved.isEmpty()) {
            changes.add(new CanvasChange.BoxesMoved(moved));
        }
        before.pipeline().nodes().stream()
                .filter(node -> after.pipeline().node(node.id()).isEmpty())
                .forEach(gone ->
                        changes.add(new CanvasChange.BoxRemoved(gone.id().value())));
        addLines(before.pipeline().edges(), after.pipeline().edges(), changes);
        return changes;
    }

    private static void addLines(List<Edge> before, List<Edge> after, List<CanvasChange> changes) {
        var old = new HashSet<>(before);
        var now = new HashSet<>(after);
        before.stream()
                .filter(edge -> !now.contains(edge))
                .forEach(edge -> changes.add(new CanvasChange.LineRemoved(line(edge))));
        after.stream()
                .filter(edge -> !old.contains(edge))
                .forEach(edge -> changes.add(new CanvasChange.LineAdded(line(edge))));
    }

    Box box(Node node, Layout layout) {
        var kind = NodeKind.of(node);
        var position = layout.positionOf(node.id());
        return new Box(
                node.id().value(),
                kind.word(),
                texts.apply("kind." + kind.word()),
                colourOf(kind),
                node.name(),
                detailOf(node),
                node.disabled(),
                Ports.inputsOf(node),
                Ports.outputsOf(node),
                position.x(),
                position.y());
    }

    static Line line(Edge edge) {
        return new Line(edge.from().value(), edge.fromPort(), edge.to().value(), edge.toPort());
    }

    /// The colour of the pictures, in both looks.
    private static String colourOf(NodeKind kind) {
        return "light-dark(" + Palette.LIGHT.accent(kind) + ", " + Palette.DARK.accent(kind) + ")";
    }

    /// A few words on what a node does, from its settings: names and expressions, which no language translates.
    private static String detailOf(Node node) {
        return switch (node) {
            case Node.Source source -> joined(source.connector(), source.connection());
            case Node.Map map ->
                String.join(
                        ", ",
                        map.lines().stream().limit(3).map(line -> line.target()).toList());
            case Node.Select select ->
                select.columns().stream().map(Node.Select.Column::target).collect(Collectors.joining(", "));
            case Node.Filter filter -> filter.condition();
            case Node.Route route ->
                route.branches().stream().map(Node.Route.Branch::port).collect(Collectors.joining(", "));
            case Node.Lookup lookup -> joined(lookup.connector(), lookup.connection());
            case Node.ValueMap values -> values.field();
            case Node.Aggregate aggregate -> String.join(", ", aggregate.groupBy());
            case Node.Flatten flatten -> flatten.list();
            case Node.Deduplicate deduplicate -> String.join(", ", deduplicate.keys());
            case Node.Sort sort ->
                sort.keys().stream().map(Node.Sort.Key::field).collect(Collectors.joining(", "));
            case Node.Join join -> String.join(", ", join.leftKeys());
            case Node.Union _ -> "";
            case Node.Validate _ -> "JSON Schema";
            case Node.ApiCall call -> joined(call.preset(), call.connection());
            case Node.SubPipeline sub -> sub.pipeline() + " v" + sub.version();
            case Node.Sink sink -> joined(sink.connector(), sink.connection());
            case Node.Note note -> note.text();
        };
    }

    private static String joined(String first, String second) {
        return Stream.of(first, second).filter(word -> !word.isEmpty()).collect(Collectors.joining(" · "));
    }
}
