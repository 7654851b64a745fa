package dev.pipewright.designer.look;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;

/// What can be done with the thing of one row. Who hears a button hears the thing's name with it.
public final class RowActions extends Div {

    private final String name;

    /// @param name of the thing
    public RowActions(String name) {
        this.name = name;
        addClassName("pw-row-actions");
    }

    /// Adds a button.
    ///
    /// @param key of its text; with `Named` behind it, that of the text that has the name in it
    public RowActions with(String key, Runnable act) {
        var button = new Button(getTranslation(key), clicked -> act.run());
        button.setAriaLabel(getTranslation(key + "Named", name));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        add(button);
        return this;
    }
}
