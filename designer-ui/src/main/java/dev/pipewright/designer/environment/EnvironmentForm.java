package dev.pipewright.designer.environment;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.pipewright.model.environment.Environment;
import java.util.Collection;
import java.util.List;

/// The fields of an environment.
final class EnvironmentForm extends Div {

    private final TextField name = new TextField(getTranslation("environment.name"));
    private final TextField description = new TextField(getTranslation("environment.description"));
    private final Checkbox records = new Checkbox(getTranslation("environment.records"));
    private final BindingRows connections;
    private final ValueRows values = new ValueRows();
    private final Paragraph error = new Paragraph();

    /// @param drawn what pipelines call connections
    /// @param saved the connections that there are, by name
    EnvironmentForm(Collection<String> drawn, List<String> saved) {
        connections = new BindingRows(drawn, saved);
        addClassName("pw-form");
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(60);
        name.getElement().setAttribute("translate", "no");
        records.setHelperText(getTranslation("environment.records.help"));
        error.addClassName("pw-failure");
        error.getElement().setAttribute("role", "alert");
        error.setVisible(false);
        add(name, description, records, connections, values, error);
    }

    /// Shows an environment.
    ///
    /// @param isNew false for one whose name has to stay: runs and watermarks belong to it
    void show(Environment environment, boolean isNew) {
        name.setValue(environment.name());
        name.setReadOnly(!isNew);
        name.setHelperText(isNew ? null : getTranslation("environment.name.stays"));
        description.setValue(environment.description());
        records.setValue(environment.records());
        connections.show(environment.connections());
        values.show(environment.parameters());
    }

    Environment read() {
        return new Environment(
                name.getValue().strip(),
                description.getValue().strip(),
                records.getValue(),
                values.read(),
                connections.read());
    }

    void refuse(String sentence) {
        error.setText(sentence);
        error.setVisible(true);
    }
}
