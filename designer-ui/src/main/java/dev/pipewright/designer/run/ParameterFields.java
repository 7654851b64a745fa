package dev.pipewright.designer.run;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.TextField;
import dev.pipewright.model.Parameter;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A field for each parameter of a pipeline, for dialogs that ask how to run it.
public final class ParameterFields {

    private final Map<Parameter, TextField> fields = new LinkedHashMap<>();
    private final Map<Parameter, String> before = new HashMap<>();
    private final Component reader;

    /// @param reader a component of the page, for its language
    public ParameterFields(Component reader, List<Parameter> parameters) {
        this.reader = reader;
        parameters.forEach(parameter -> fields.put(parameter, field(parameter)));
    }

    private static TextField field(Parameter parameter) {
        var field = new TextField(parameter.name());
        field.getElement().setAttribute("translate", "no");
        field.setHelperText(parameter.help());
        var standard = parameter.standard();
        if (standard == null) {
            field.setRequiredIndicatorVisible(true);
        } else {
            field.setValue(standard);
        }
        return field;
    }

    /// The fields, in the order of the parameters.
    public Collection<Component> fields() {
        return List.copyOf(fields.values());
    }

    /// Begins with other values; what a person has written stays.
    ///
    /// @param values by name; a parameter that is not in it begins with its standard
    public void begin(Map<String, String> values) {
        fields.forEach((parameter, field) -> {
            String standard = parameter.standard();
            String begun = values.getOrDefault(parameter.name(), standard == null ? "" : standard);
            if (field.getValue().equals(before.getOrDefault(parameter, standard == null ? "" : standard))) {
                field.setValue(begun);
            }
            before.put(parameter, begun);
        });
    }

    /// True if nothing is missing; else the fields say what is.
    public boolean areComplete() {
        fields.forEach((parameter, field) -> {
            boolean missing = parameter.standard() == null && field.isEmpty();
            field.setErrorMessage(reader.getTranslation("runDialog.missing", parameter.name()));
            field.setInvalid(missing);
        });
        return fields.values().stream().noneMatch(TextField::isInvalid);
    }

    /// The values as written; what was left empty is not in it.
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((parameter, field) -> {
            if (!field.isEmpty()) {
                values.put(parameter.name(), field.getValue());
            }
        });
        return values;
    }
}
