package dev.pipewright.designer.catalogue;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/// Asks for the name of a pipeline.
final class NameDialog extends Dialog {

    private final TextField name = new TextField(getTranslation("pipeline.name"));
    private final Button save;

    /// @param title what is to be done
    /// @param text what that means; may be empty
    /// @param action the text of the button
    /// @param onName told the name, without space at its ends; the dialog is closed then
    NameDialog(String title, String text, String action, String first, Consumer<String> onName) {
        setHeaderTitle(title);
        save = new Button(action, clicked -> {
            close();
            onName.accept(name.getValue().strip());
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        name.setWidthFull();
        name.setRequiredIndicatorVisible(true);
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.addValueChangeListener(changed -> showWhetherNamed());
        name.setValue(first);
        name.setAutoselect(true);
        name.setAutofocus(true);
        showWhetherNamed();
        var form = new Div(name);
        if (!text.isEmpty()) {
            form.addComponentAsFirst(new Paragraph(text));
        }
        form.addClassName("pw-form");
        form.addClassName("pw-name-form");
        add(form);
        getFooter().add(new Button(getTranslation("cancel"), clicked -> close()), save);
    }

    private void showWhetherNamed() {
        save.setEnabled(!name.getValue().isBlank());
    }
}
