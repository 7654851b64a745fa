package dev.pipewright.designer.look;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Some records, a line each.
public final class SampleTable extends Div {

    private static final int LONGEST = 120;

    /// @param fields those that are known; what else the records have follows them
    public SampleTable(List<Field> fields, List<DataRecord> records) {
        addClassName("pw-sample");
        // What scrolls must be reachable without a mouse.
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("stream.sample", records.size()));
        Set<String> columns = new LinkedHashSet<>();
        fields.forEach(field -> columns.add(field.name()));
        records.forEach(record -> columns.addAll(record.fields().keySet()));
        var table = new NativeTable();
        table.addClassName("pw-table");
        var header = table.getHead().addRow();
        columns.forEach(column -> {
            var cell = new NativeTableHeaderCell(DataText.mono(column));
            cell.getElement().setAttribute("scope", "col");
            header.add(cell);
        });
        records.forEach(record -> table.getBody().add(row(columns, record.fields())));
        add(table);
    }

    private static NativeTableRow row(Set<String> columns, Map<String, @Nullable Object> fields) {
        List<NativeTableCell> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(new NativeTableCell(new DataText(text(fields.get(column))))));
        return new NativeTableRow(cells.toArray(NativeTableCell[]::new));
    }

    private static String text(@Nullable Object value) {
        String text = switch (value) {
            case null -> "";
            case String word -> word;
            default -> JsonValues.text(value);
        };
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
