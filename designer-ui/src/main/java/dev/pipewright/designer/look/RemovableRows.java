package dev.pipewright.designer.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;

/// Rows of fields, each with a button that removes it.
///
/// @param <R> what is kept of a row
public final class RemovableRows<R> extends Div {

    private final transient List<R> all = new ArrayList<>();
    private final transient Runnable removed;

    /// No rows yet.
    ///
    /// @param removed called when somebody has removed a row
    public RemovableRows(Runnable removed) {
        this.removed = removed;
        addClassName("pw-named-rows");
    }

    /// Adds a row below the others.
    ///
    /// @param fields what is shown of the row, from left to right
    public void addRow(R row, Component... fields) {
        var line = new Div(fields);
        var remove = new Button(getTranslation("namedTexts.remove"), clicked -> {
            all.remove(row);
            remove(line);
            removed.run();
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        line.add(remove);
        line.addClassName("pw-row");
        all.add(row);
        add(line);
    }

    /// Those that are shown, from the first to the last.
    public List<R> all() {
        return List.copyOf(all);
    }

    public void clear() {
        all.clear();
        removeAll();
    }
}
