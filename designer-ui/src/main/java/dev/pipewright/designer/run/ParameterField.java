package dev.pipewright.designer.run;

import com.vaadin.flow.component.Component;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.engine.RunParameters;
import dev.pipewright.model.Parameter;
import java.util.function.Consumer;

/// A field for the value of one parameter, as a [ValueField] of its type.
public final class ParameterField {

    private final Component reader;
    private final Parameter parameter;
    private final ValueField field;

    private ParameterField(Component reader, Parameter parameter, Consumer<ValueControl<?>> dress) {
        this.reader = reader;
        this.parameter = parameter;
        this.field = new ValueField(
                reader,
                parameter.type(),
                control -> {
                    control.name(parameter.name(), parameter.help());
                    control.keepWords();
                    dress.accept(control);
                },
                text -> RunParameters.trouble(parameter, text).map(sentence -> Notices.said(sentence.kept())),
                () -> {});
    }

    /// A field of who starts runs: it begins with the standard, and must be filled in where there is none.
    ///
    /// @param reader a component of the page, for its language
    static ParameterField ofRun(Component reader, Parameter parameter) {
        String standard = parameter.standard();
        if (standard == null) {
            return new ParameterField(reader, parameter, ValueControl::require);
        }
        var field = new ParameterField(reader, parameter, _ -> {});
        field.show(standard);
        return field;
    }

    /// A field that may stay empty: it says what is meant then.
    ///
    /// @param reader a component of the page, for its language
    public static ParameterField ofPlan(Component reader, Parameter parameter) {
        String standard = parameter.standard();
        return new ParameterField(reader, parameter, control -> {
            if (standard != null) {
                control.hint(standard);
            }
        });
    }

    public Component component() {
        return field.component();
    }

    /// The value as runs take it; empty if there is none.
    public String value() {
        return field.value();
    }

    public void show(String value) {
        field.show(value);
    }

    /// True if what stands there is a value, or nothing does; else the field says what is wrong.
    public boolean isRight() {
        return field.isRight();
    }

    /// The same, and that it is filled in if nothing else says its value.
    boolean isComplete() {
        if (!isRight()) {
            return false;
        }
        boolean isMissing = parameter.standard() == null && value().isEmpty();
        if (isMissing) {
            field.refuse(reader.getTranslation("runDialog.missing", parameter.name()));
        }
        return !isMissing;
    }
}
