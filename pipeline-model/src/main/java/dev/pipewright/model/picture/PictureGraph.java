package dev.pipewright.model.picture;

import com.mxgraph.model.mxCell;
import com.mxgraph.util.mxPoint;
import com.mxgraph.view.mxGraph;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Group;
import dev.pipewright.model.KindTexts;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeBox;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.Ports;
import dev.pipewright.model.Position;
import java.awt.Rectangle;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Builds what the library draws: a ground, frames, boxes with a stripe and two texts, and lines.
final class PictureGraph {

    private static final int MARGIN = 24;
    private static final int PADDING = 16;
    private static final int STRIPE = 6;

    /// How far a line goes straight on before it turns.
    private static final int TURN = 20;

    private static final int KIND_SIZE = 11;
    private static final int NAME_SIZE = 14;

    private final Palette palette;
    private final KindTexts kinds;
    private final PictureFont font = PictureFont.shipped();
    private final mxGraph graph = new mxGraph();
    private final Object parent = graph.getDefaultParent();

    PictureGraph(Palette palette, KindTexts kinds) {
        this.palette = palette;
        this.kinds = kinds;
    }

    mxGraph graphOf(Drawing drawing) {
        graph.getModel().beginUpdate();
        try {
            build(drawing);
        } finally {
            graph.getModel().endUpdate();
        }
        return graph;
    }

    private void build(Drawing drawing) {
        Collection<Position> positions = drawing.layout().positions().values();
        Rectangle bounds = boundsOf(positions);
        bounds.grow(MARGIN + PADDING, MARGIN + PADDING);
        addBox("", bounds, Style.of().fill(palette.background()).stroke("none"));
        drawing.layout().groups().forEach(group -> addGroup(group, drawing));
        Map<NodeId, Object> boxes = new HashMap<>();
        for (Node node : drawing.pipeline().nodes()) {
            boxes.put(node.id(), addNode(node, drawing.layout().positionOf(node.id())));
        }
        drawing.pipeline().edges().forEach(edge -> addEdge(edge, boxes, drawing));
    }

    private void addGroup(Group group, Drawing drawing) {
        List<Position> inside =
                group.nodes().stream().map(drawing.layout()::positionOf).toList();
        if (inside.isEmpty()) {
            return;
        }
        Rectangle frame = boundsOf(inside);
        frame.grow(PADDING, PADDING + KIND_SIZE / 2);
        frame.translate(0, -KIND_SIZE / 2);
        addBox(
                "",
                frame,
                Style.of().fill("none").stroke(palette.border()).dashed().rounded());
        Rectangle title = new Rectangle(frame.x + 10, frame.y, frame.width - 20, KIND_SIZE + 10);
        addText(group.name(), title, KIND_SIZE, palette.quietText());
    }

    private Object addNode(Node node, Position at) {
        NodeKind kind = NodeKind.of(node);
        boolean note = node instanceof Node.Note;
        var bounds = new Rectangle(at.x(), at.y(), NodeBox.WIDTH, NodeBox.HEIGHT);
        Style style = Style.of()
                .fill(note ? palette.note() : palette.box())
                .stroke(palette.border())
                .rounded();
        Object box = addBox("", bounds, node.disabled() ? style.dashed() : style);
        String accent = node.disabled() ? palette.border() : palette.accent(kind);
        var stripe = new Rectangle(at.x() + 8, at.y() + 12, STRIPE, NodeBox.HEIGHT - 24);
        addBox("", stripe, Style.of().fill(accent).stroke("none").rounded());
        int left = at.x() + 24;
        int width = NodeBox.WIDTH - 36;
        String name = node instanceof Node.Note sticker
                ? sticker.text().lines().findFirst().orElse("")
                : node.name();
        String colour = node.disabled() ? palette.quietText() : palette.text();
        addText(kinds.label(kind), new Rectangle(left, at.y() + 10, width, 18), KIND_SIZE, palette.quietText());
        addText(name, new Rectangle(left, at.y() + 30, width, 22), NAME_SIZE, colour);
        return box;
    }

    private void addEdge(Edge edge, Map<NodeId, Object> boxes, Drawing drawing) {
        Node from = drawing.pipeline().node(edge.from()).orElseThrow();
        Node to = drawing.pipeline().node(edge.to()).orElseThrow();
        double exit = placeOf(edge.fromPort(), Ports.outputsOf(from));
        double entry = placeOf(edge.toPort(), Ports.inputsOf(to));
        List<mxPoint> way = wayBack(
                drawing.layout().positionOf(edge.from()), exit, drawing.layout().positionOf(edge.to()), entry);
        Style style = Style.of()
                .stroke(palette.edge())
                .ends(exit, entry)
                .text("center", font.family(), KIND_SIZE, palette.quietText(), palette.background());
        String label = edge.fromPort().equals(Edge.OUT) ? "" : edge.fromPort();
        var line = (mxCell) graph.insertEdge(
                parent,
                null,
                label,
                boxes.get(edge.from()),
                boxes.get(edge.to()),
                (way.isEmpty() ? style : style.byPoints()).text());
        line.getGeometry().setPoints(way);
    }

    /// The corners of a line to a box that does not stand behind its source: out, between the two boxes, and in.
    ///
    /// @return empty if the line needs no corners of ours
    private static List<mxPoint> wayBack(Position from, double exit, Position to, double entry) {
        int right = from.x() + NodeBox.WIDTH + TURN;
        int left = to.x() - TURN;
        if (left >= right - TURN) {
            return List.of();
        }
        double upper = Math.min(from.y(), to.y()) + NodeBox.HEIGHT;
        double lower = Math.max(from.y(), to.y());
        double between = lower > upper ? (upper + lower) / 2 : lower + NodeBox.HEIGHT + TURN;
        return List.of(
                new mxPoint(right, from.y() + exit * NodeBox.HEIGHT),
                new mxPoint(right, between),
                new mxPoint(left, between),
                new mxPoint(left, to.y() + entry * NodeBox.HEIGHT));
    }

    /// How far down the side of its box a port is, from 0 to 1.
    private static double placeOf(String port, List<String> ports) {
        int index = Math.max(0, ports.indexOf(port));
        return (index + 1.0) / (Math.max(1, ports.size()) + 1.0);
    }

    private Object addBox(String text, Rectangle bounds, Style style) {
        return graph.insertVertex(parent, null, text, bounds.x, bounds.y, bounds.width, bounds.height, style.text());
    }

    private void addText(String text, Rectangle bounds, int size, String colour) {
        addBox(
                font.fitted(text, size, bounds.width),
                bounds,
                Style.of().fill("none").stroke("none").text("left", font.family(), size, colour, "none"));
    }

    private static Rectangle boundsOf(Collection<Position> positions) {
        Rectangle bounds = null;
        for (Position position : positions) {
            var box = new Rectangle(position.x(), position.y(), NodeBox.WIDTH, NodeBox.HEIGHT);
            bounds = bounds == null ? box : bounds.union(box);
        }
        return bounds == null ? new Rectangle(0, 0, NodeBox.WIDTH, NodeBox.HEIGHT) : bounds;
    }
}
