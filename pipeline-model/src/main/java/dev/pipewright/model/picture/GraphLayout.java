package dev.pipewright.model.picture;

import com.mxgraph.layout.hierarchical.mxHierarchicalLayout;
import com.mxgraph.model.mxCell;
import com.mxgraph.model.mxGeometry;
import com.mxgraph.view.mxGraph;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeBox;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.SwingConstants;

/// Places boxes from left to right, in the direction of the records. The same pipeline is always placed the same way.
public final class GraphLayout {

    /// The distance between boxes, in pixels: beside each other, and one above the other.
    static final int GAP_ACROSS = 88;

    static final int GAP_DOWN = 48;

    private static final int GRID = 8;

    private GraphLayout() {}

    /// Places all boxes; groups stay around their nodes.
    public static Layout arranged(Pipeline pipeline, Layout before) {
        return new Layout(positionsOf(pipeline), before.groups());
    }

    /// Keeps what is placed and adds the rest: beside nothing, all; beside placed boxes, in a row below them.
    public static Layout completed(Pipeline pipeline, Layout before) {
        List<NodeId> missing = pipeline.nodes().stream()
                .map(Node::id)
                .filter(id -> !before.positions().containsKey(id))
                .toList();
        if (missing.size() == pipeline.nodes().size()) {
            return arranged(pipeline, before);
        }
        int below =
                before.positions().values().stream().mapToInt(Position::y).max().orElse(0);
        int x = before.positions().values().stream().mapToInt(Position::x).min().orElse(0);
        Map<NodeId, Position> added = new HashMap<>();
        for (NodeId id : missing) {
            added.put(id, new Position(x, below + NodeBox.HEIGHT + GAP_DOWN));
            x += NodeBox.WIDTH + GAP_ACROSS;
        }
        return before.withPositions(added);
    }

    private static Map<NodeId, Position> positionsOf(Pipeline pipeline) {
        var graph = new mxGraph();
        Map<NodeId, mxCell> boxes = new LinkedHashMap<>();
        for (Node node : pipeline.nodes()) {
            var box = new Cell(node.id().value());
            box.setVertex(true);
            box.setGeometry(new mxGeometry(0, 0, NodeBox.WIDTH, NodeBox.HEIGHT));
            graph.addCell(box);
            boxes.put(node.id(), box);
        }
        for (Edge edge : pipeline.edges()) {
            var line = new Cell(edge.toString());
            line.setEdge(true);
            line.setGeometry(new mxGeometry());
            graph.addCell(line, graph.getDefaultParent(), null, boxes.get(edge.from()), boxes.get(edge.to()));
        }
        var layout = new mxHierarchicalLayout(graph, SwingConstants.WEST);
        layout.setInterRankCellSpacing(GAP_ACROSS);
        layout.setIntraCellSpacing(GAP_DOWN);
        layout.setInterHierarchySpacing(GAP_DOWN);
        layout.execute(graph.getDefaultParent());
        return rounded(boxes);
    }

    private static Map<NodeId, Position> rounded(Map<NodeId, mxCell> boxes) {
        double left = boxes.values().stream()
                .mapToDouble(box -> box.getGeometry().getX())
                .min()
                .orElse(0);
        double top = boxes.values().stream()
                .mapToDouble(box -> box.getGeometry().getY())
                .min()
                .orElse(0);
        Map<NodeId, Position> positions = new HashMap<>();
        boxes.forEach((id, box) -> positions.put(
                id,
                new Position(
                        onGrid(box.getGeometry().getX() - left),
                        onGrid(box.getGeometry().getY() - top))));
        return positions;
    }

    private static int onGrid(double coordinate) {
        return Math.toIntExact(Math.round(coordinate / GRID)) * GRID;
    }

    /// A cell whose hash is its name: the library keeps cells in hash tables, and the hash of an identity would make
    /// each run place them differently.
    private static final class Cell extends mxCell {

        private static final long serialVersionUID = 1L;

        private final int hash;

        Cell(String name) {
            this.hash = name.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
