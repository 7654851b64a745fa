package dev.pipewright.designer.run;

import com.vaadin.flow.component.Component;
import dev.pipewright.model.Parameter;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A field for each parameter of a pipeline, for dialogs that ask how to run it.
public final class ParameterFields {

    private final Map<Parameter, ParameterField> fields = new LinkedHashMap<>();
    private final Map<Parameter, String> before = new HashMap<>();

    /// @param reader a component of the page, for its language
    public ParameterFields(Component reader, List<Parameter> parameters) {
        parameters.forEach(parameter -> fields.put(parameter, ParameterField.ofRun(reader, parameter)));
    }

    /// The fields, in the order of the parameters.
    public Collection<Component> fields() {
        return fields.values().stream().map(ParameterField::component).toList();
    }

    /// Begins with other values; what a person has written stays.
    ///
    /// @param values by name; a parameter that is not in it begins with its standard
    public void begin(Map<String, String> values) {
        fields.forEach((parameter, field) -> {
            String standard = parameter.standard();
            String begun = values.getOrDefault(parameter.name(), standard == null ? "" : standard);
            if (field.value().equals(before.getOrDefault(parameter, standard == null ? "" : standard))) {
                field.show(begun);
            }
            before.put(parameter, begun);
        });
    }

    /// True if nothing is missing or wrong; else the fields say what is.
    public boolean areComplete() {
        return fields.values().stream()
                .filter(field -> !field.isComplete())
                .toList()
                .isEmpty();
    }

    /// The values as written; what was left empty is not in it.
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((parameter, field) -> {
            if (!field.value().isEmpty()) {
                values.put(parameter.name(), field.value());
            }
        });
        return values;
    }
}
