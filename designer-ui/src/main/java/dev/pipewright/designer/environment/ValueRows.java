package dev.pipewright.designer.environment;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.pipewright.designer.look.RemovableRows;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.form.FieldTypeForm;
import dev.pipewright.model.schema.FieldType;
import java.util.List;
import java.util.stream.Stream;

/// The values of parameters, a row each.
final class ValueRows extends Div {

    /// A decimal as wide as money needs.
    private static final FieldType DECIMAL = new FieldType.Decimal(18, 6);

    private static final List<FieldType> TYPES = List.of(
            FieldType.Simple.STRING,
            FieldType.Simple.INTEGER,
            DECIMAL,
            FieldType.Simple.BOOLEAN,
            FieldType.Simple.DATE,
            FieldType.Simple.TIME,
            FieldType.Simple.LOCAL_DATE_TIME,
            FieldType.Simple.INSTANT);

    private final RemovableRows<Row> rows = new RemovableRows<>(() -> {});

    private record Row(TextField name, Select<FieldType> type, TextField value, String help) {}

    ValueRows() {
        addClassName("pw-named-texts");
        addClassName("pw-typed-values");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("environment.values"));
        var heading = new Span(getTranslation("environment.values"));
        heading.addClassName("pw-label");
        var hint = new Paragraph(getTranslation("environment.values.help"));
        hint.addClassName("pw-soft");
        var more = new Button(
                getTranslation("environment.values.add"),
                clicked -> row(new Parameter("", FieldType.Simple.STRING, "", "")));
        add(heading, hint, rows, more);
    }

    void show(List<Parameter> values) {
        rows.clear();
        values.forEach(this::row);
    }

    private void row(Parameter parameter) {
        String value = parameter.standard();
        var row = new Row(
                field("environment.valueName", parameter.name()),
                types(parameter.type()),
                field("environment.value", value == null ? "" : value),
                parameter.help());
        rows.addRow(row, row.name(), row.type(), row.value());
    }

    private TextField field(String key, String value) {
        var field = new TextField();
        field.setAriaLabel(getTranslation(key));
        field.setPlaceholder(getTranslation(key));
        field.getElement().setAttribute("translate", "no");
        field.setValue(value);
        return field;
    }

    private Select<FieldType> types(FieldType chosen) {
        var types = new Select<FieldType>();
        types.setAriaLabel(getTranslation("environment.valueType"));
        types.getElement().setAttribute("translate", "no");
        types.setItemLabelGenerator(FieldTypeForm::words);
        types.setItems(
                Stream.concat(TYPES.stream(), Stream.of(chosen)).distinct().toList());
        types.setValue(chosen);
        return types;
    }

    /// The rows that have a name.
    List<Parameter> read() {
        return rows.all().stream()
                .filter(row -> !row.name().getValue().isBlank())
                .map(row -> new Parameter(
                        row.name().getValue().strip(),
                        row.type().getValue(),
                        row.value().getValue(),
                        row.help()))
                .toList();
    }
}
