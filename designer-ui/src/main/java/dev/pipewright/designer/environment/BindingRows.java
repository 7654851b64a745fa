package dev.pipewright.designer.environment;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.look.RemovableRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which connection stands for which, a row each. There is a row for each that pipelines name.
final class BindingRows extends Div {

    private final List<String> drawn;
    private final List<String> saved;
    private final RemovableRows<Row> rows = new RemovableRows<>(() -> {});

    private record Row(ComboBox<String> drawn, ComboBox<String> bound) {}

    /// @param drawn what pipelines call connections
    /// @param saved the connections that there are, by name
    BindingRows(Collection<String> drawn, List<String> saved) {
        this.drawn = drawn.stream().sorted().toList();
        this.saved = List.copyOf(saved);
        addClassName("pw-named-texts");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("environment.connections"));
        var heading = new Span(getTranslation("environment.connections"));
        heading.addClassName("pw-label");
        var hint = new Paragraph(getTranslation("environment.connections.help"));
        hint.addClassName("pw-soft");
        add(heading, hint, rows, new Button(getTranslation("environment.connections.add"), clicked -> row("", "")));
    }

    void show(Map<String, String> connections) {
        rows.clear();
        var shown = new TreeMap<>(connections);
        drawn.forEach(name -> shown.putIfAbsent(name, ""));
        shown.forEach(this::row);
    }

    private void row(String name, String bound) {
        var row = new Row(box("environment.drawnName", drawn, name), box("environment.bound", saved, bound));
        rows.addRow(row, row.drawn(), row.bound());
    }

    private ComboBox<String> box(String key, List<String> items, String value) {
        var box = new ComboBox<String>();
        box.setAriaLabel(getTranslation(key));
        box.setPlaceholder(getTranslation(key));
        box.getElement().setAttribute("translate", "no");
        box.setItems(items.contains(value) || value.isEmpty() ? items : with(items, value));
        box.setAllowCustomValue(true);
        box.addCustomValueSetListener(written -> {
            box.setItems(with(items, written.getDetail()));
            box.setValue(written.getDetail());
        });
        box.setValue(value.isEmpty() ? null : value);
        return box;
    }

    private static List<String> with(List<String> items, String value) {
        var more = new ArrayList<>(items);
        more.add(value);
        return more;
    }

    /// The rows in which a connection is chosen.
    Map<String, String> read() {
        var connections = new LinkedHashMap<String, String>();
        for (Row row : rows.all()) {
            if (!row.bound().isEmpty()) {
                connections.put(
                        row.drawn().isEmpty() ? "" : row.drawn().getValue().strip(),
                        row.bound().getValue());
            }
        }
        return connections;
    }
}
