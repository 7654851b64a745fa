package dev.pipewright.designer.connection;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.pipewright.designer.look.RemovableRows;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Texts by name, a row each.
final class NamedTextsField extends Div implements HasValidationProperties {

    private final String label;
    private final Runnable changed;
    private final RemovableRows<Row> rows;
    private final Paragraph error = new Paragraph();

    private record Row(TextField name, TextField text) {}

    NamedTextsField(String label, String help, Runnable changed) {
        this.label = label;
        this.changed = changed;
        rows = new RemovableRows<>(changed);
        addClassName("pw-named-texts");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", label);
        var heading = new Span(label);
        heading.addClassName("pw-label");
        var hint = new Paragraph(help);
        hint.addClassName("pw-soft");
        error.addClassName("pw-field-error");
        error.setVisible(false);
        var more = new Button(
                getTranslation("namedTexts.add"), clicked -> row("", "").name().focus());
        more.setAriaLabel(getTranslation("namedTexts.addTo", label));
        add(heading, rows, more, hint, error);
    }

    void addRow(String name, String text) {
        var _ = row(name, text);
    }

    private Row row(String name, String text) {
        var row = new Row(field("namedTexts.name", name), field("namedTexts.text", text));
        rows.addRow(row, row.name(), row.text());
        return row;
    }

    private TextField field(String key, String value) {
        var field = new TextField();
        field.setPlaceholder(getTranslation(key));
        field.setAriaLabel(label + ": " + getTranslation(key));
        field.getElement().setAttribute("translate", "no");
        field.setValue(value);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(happened -> changed.run());
        return field;
    }

    /// The texts of rows with a name, in order.
    Optional<Object> value() {
        Map<String, String> texts = new LinkedHashMap<>();
        rows.all().stream()
                .filter(row -> !row.name().isEmpty())
                .forEach(row ->
                        texts.put(row.name().getValue().strip(), row.text().getValue()));
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts);
    }

    @Override
    public void setErrorMessage(@Nullable String sentence) {
        error.setText(Objects.requireNonNullElse(sentence, ""));
    }

    @Override
    public String getErrorMessage() {
        return error.getText();
    }

    @Override
    public void setInvalid(boolean invalid) {
        error.setVisible(invalid);
    }

    @Override
    public boolean isInvalid() {
        return error.isVisible();
    }
}
