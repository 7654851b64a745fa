package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What each node did with its records, a line per node, and whether each line adds up.
final class RecordBalance extends NativeTable {

    private static final List<String> COLUMNS =
            List.of("in", "duplicated", "out", "filtered", "rejected", "folded", "balanced");

    private static final Comparator<Position> LEFT_TO_RIGHT =
            Comparator.comparingInt(Position::x).thenComparingInt(Position::y);

    private final Drawing drawing;
    private final Formats formats = Formats.ofReader();

    RecordBalance(Drawing drawing) {
        this.drawing = drawing;
        addClassName("pw-numbers");
        var header = getHead().addRow();
        header.add(heading("records.node"));
        COLUMNS.forEach(column -> header.add(heading("records." + column)));
    }

    void show(Map<NodeId, NodeCounts> nodes) {
        var body = getBody();
        body.removeAllRows();
        nodes.entrySet().stream()
                .sorted(Comparator.comparing(entry -> drawing.layout().positionOf(entry.getKey()), LEFT_TO_RIGHT))
                .forEach(entry -> fill(body.addRow(), entry.getKey(), entry.getValue()));
    }

    private void fill(NativeTableRow row, NodeId node, NodeCounts counts) {
        var name = new NativeTableHeaderCell(
                drawing.pipeline().node(node).map(known -> known.name()).orElse(node.value()));
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

    private NativeTableHeaderCell heading(String key) {
        var cell = new NativeTableHeaderCell(getTranslation(key));
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }
}
