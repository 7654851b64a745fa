package dev.pipewright.designer.run;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.help.Term;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What each node did with its records, a line per node, and whether each line adds up.
final class RecordBalance extends NativeTable {

    private static final List<String> COLUMNS =
            List.of("in", "duplicated", "out", "filtered", "rejected", "folded", "balanced");

    private final Pipeline pipeline;
    private final List<NodeId> order;
    private final Formats formats = Formats.ofReader();

    RecordBalance(Pipeline pipeline) {
        this.pipeline = pipeline;
        this.order = inOrderOfFlow(pipeline);
        addClassName("pw-numbers");
        var header = getHead().addRow();
        header.add(heading(new Term("node", getTranslation("records.node"))));
        COLUMNS.forEach(column -> header.add(heading(column)));
    }

    void show(Map<NodeId, NodeCounts> nodes) {
        var body = getBody();
        body.removeAllRows();
        for (NodeId node : order) {
            NodeCounts counts = nodes.get(node);
            if (counts != null) {
                fill(body.addRow(), node, counts);
            }
        }
    }

    /// Each node behind those it gets records from. What runs has no circle, so all have their place.
    private static List<NodeId> inOrderOfFlow(Pipeline pipeline) {
        Set<NodeId> order = new LinkedHashSet<>();
        for (Node node : pipeline.nodes()) {
            placeWithSources(pipeline, node.id(), order);
        }
        return List.copyOf(order);
    }

    private static void placeWithSources(Pipeline pipeline, NodeId node, Set<NodeId> order) {
        if (!order.contains(node)) {
            pipeline.edgesInto(node).forEach(edge -> placeWithSources(pipeline, edge.from(), order));
            order.add(node);
        }
    }

    private void fill(NativeTableRow row, NodeId node, NodeCounts counts) {
        var name = new NativeTableHeaderCell(
                pipeline.node(node).map(known -> known.name()).orElse(node.value()));
        name.getElement().setAttribute("scope", "row").setAttribute("translate", "no");
        row.add(name);
        number(row, counts.in());
        number(row, counts.duplicated());
        number(row, counts.out());
        number(row, counts.filtered());
        number(row, counts.rejected());
        number(row, counts.folded());
        var verdict = new NativeTableCell(getTranslation(counts.isBalanced() ? "records.holds" : "records.open"));
        verdict.getElement().setAttribute("data-holds", String.valueOf(counts.isBalanced()));
        row.add(verdict);
    }

    private void number(NativeTableRow row, long value) {
        var cell = new NativeTableCell(value == 0 ? "–" : formats.number(value));
        cell.getElement().setAttribute("translate", "no");
        row.add(cell);
    }

    private NativeTableHeaderCell heading(String column) {
        String text = getTranslation("records." + column);
        return heading(column.equals("rejected") ? new Term("rejected record", text) : new Span(text));
    }

    private static NativeTableHeaderCell heading(Component name) {
        var cell = new NativeTableHeaderCell(name);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }
}
