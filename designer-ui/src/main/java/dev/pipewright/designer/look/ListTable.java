package dev.pipewright.designer.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;
import java.util.stream.Stream;

/// Things, one a line. On a narrow page each line is a card, whose parts say the names of their columns.
public final class ListTable extends NativeTable {

    private final List<String> columns;

    /// @param keys of the names of the columns
    public ListTable(String... keys) {
        addClassName("pw-table");
        columns = Stream.of(keys).map(this::getTranslation).toList();
        var header = getHead().addRow();
        columns.forEach(column -> {
            var cell = new NativeTableHeaderCell(column);
            cell.getElement().setAttribute("scope", "col");
            header.add(cell);
        });
    }

    /// Makes a line of the table, which the caller puts into its place.
    ///
    /// @param name stands in the first column, and names the line
    /// @param others stand in the other columns
    public NativeTableRow line(Component name, Component... others) {
        var head = new NativeTableHeaderCell(name);
        head.getElement().setAttribute("scope", "row");
        var row = new NativeTableRow(head);
        for (int i = 0; i < others.length; i++) {
            var cell = new NativeTableCell(others[i]);
            cell.getElement().setAttribute("data-column", columns.get(i + 1));
            row.add(cell);
        }
        return row;
    }
}
