package dev.pipewright.designer.connection;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.pipewright.connectors.spi.settings.LengthText;
import dev.pipewright.connectors.spi.settings.SettingsField;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the control of a setting: one for each kind there is.
final class SettingControls {

    private final Locale locale;
    private final Consumer<SettingsField> changed;

    /// @param changed told the setting that a person has changed
    SettingControls(Locale locale, Consumer<SettingsField> changed) {
        this.locale = locale;
        this.changed = changed;
    }

    /// @param value what the setting is now; absent if it is left out
    /// @param isKept true for a secret that is kept
    SettingControl of(SettingsField field, @Nullable Object value, boolean isKept) {
        return switch (field.kind()) {
            case TEXT -> text(field, new TextField(), value, Object::toString, SettingControls::filled);
            case NUMBER -> number(field, value);
            case DURATION -> duration(field, value);
            case MULTILINE ->
                text(field, mono(field, new TextArea()), value, Object::toString, SettingControls::filled);
            case TEXTS -> text(field, new TextArea(), value, SettingControls::lines, SettingControls::listOf);
            case FLAG -> flag(field, value);
            case CHOICE -> choice(field, value);
            case SECRET -> secret(field, isKept);
            case NAMED_TEXTS -> named(field, value);
        };
    }

    /// A control made of a component of Vaadin.
    private record Made(
            SettingsField field,
            Component component,
            HasValidationProperties validation,
            java.util.function.Supplier<Optional<Object>> read)
            implements SettingControl {

        @Override
        public Optional<Object> value() {
            return read.get();
        }

        @Override
        public void refuse(@Nullable String sentence) {
            validation.setErrorMessage(sentence);
            validation.setInvalid(sentence != null);
        }
    }

    private <C extends AbstractField<C, T>, T> void listen(C component, SettingsField field) {
        component.addValueChangeListener(happened -> {
            if (happened.isFromClient()) {
                changed.accept(field);
            }
        });
    }

    private <C extends AbstractField<C, String> & HasLabel & HasHelper & HasValidationProperties & HasValueChangeMode>
            SettingControl text(
                    SettingsField field,
                    C component,
                    @Nullable Object value,
                    Function<Object, String> shown,
                    Function<String, Optional<Object>> read) {
        component.setLabel(field.label(locale));
        component.setHelperText(field.help(locale));
        component.getElement().setProperty("required", field.required());
        component.setValueChangeMode(ValueChangeMode.LAZY);
        component.setValue(value == null ? "" : shown.apply(value));
        String standard = field.standard();
        if (!standard.isEmpty()) {
            component.getElement().setProperty("placeholder", component.getTranslation("setting.standard", standard));
        }
        listen(component, field);
        return new Made(field, component, component, () -> read.apply(component.getValue()));
    }

    private SettingControl number(SettingsField field, @Nullable Object value) {
        // Not a number field of the browser: that would keep back what was mistyped, and the settings say what is
        // wrong.
        var component = new TextField();
        component.getElement().setAttribute("inputmode", "numeric");
        return text(field, component, value, Object::toString, SettingControls::filled);
    }

    private SettingControl duration(SettingsField field, @Nullable Object value) {
        Duration unit = Objects.requireNonNull(field.unit());
        var component = new TextField();
        var understood = new Span();
        understood.addClassName("pw-said-back");
        understood.getElement().setAttribute("translate", "no");
        understood.getElement().setAttribute("aria-live", "polite");
        component.setSuffixComponent(understood);
        component.addValueChangeListener(typed -> understood.setText(LengthText.read(typed.getValue(), unit)
                .map(LengthText::of)
                .filter(text -> !text.equals(typed.getValue().strip()))
                .map(text -> "= " + text)
                .orElse("")));
        return text(field, component, value, kept -> shownLength(kept, unit), text -> countOf(text, unit));
    }

    private static String shownLength(Object kept, Duration unit) {
        return LengthText.read(kept.toString(), unit).map(LengthText::of).orElse(kept.toString());
    }

    /// How many units a length of time is; the text itself if it is none, so that the settings say what is wrong.
    private static Optional<Object> countOf(String text, Duration unit) {
        return LengthText.read(text, unit)
                .filter(length -> length.toMillis() % unit.toMillis() == 0)
                .<Object>map(length -> length.dividedBy(unit))
                .or(() -> filled(text));
    }

    private static TextArea mono(SettingsField field, TextArea area) {
        if (!field.language().isEmpty()) {
            area.addClassName("pw-mono");
        }
        area.setMinRows(3);
        return area;
    }

    private static Optional<Object> filled(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    private static String lines(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining("\n"))
                : value.toString();
    }

    private static Optional<Object> listOf(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    }

    private SettingControl flag(SettingsField field, @Nullable Object value) {
        var component = new Checkbox(field.label(locale));
        component.setHelperText(field.help(locale));
        Object now = value == null ? Objects.requireNonNullElse(field.defaultValue(), "false") : value;
        component.setValue(now.toString().equals("true"));
        listen(component, field);
        return new Made(field, component, component, () -> Optional.of(component.getValue()));
    }

    private SettingControl choice(SettingsField field, @Nullable Object value) {
        var component = new ComboBox<String>(field.label(locale));
        component.setHelperText(field.help(locale));
        component.setItems(field.choices());
        component.setItemLabelGenerator(choice -> field.choice(choice, locale));
        Object now = value == null ? field.defaultValue() : value;
        if (now != null) {
            field.choices().stream()
                    .filter(choice -> choice.equalsIgnoreCase(now.toString()))
                    .findFirst()
                    .ifPresent(component::setValue);
        }
        component.setRequired(field.required());
        listen(component, field);
        return new Made(field, component, component, () -> Optional.ofNullable(component.getValue()));
    }

    private SettingControl secret(SettingsField field, boolean isKept) {
        var component = new SecretField(field.label(locale), field.help(locale), isKept, () -> changed.accept(field));
        return new Made(field, component, component.validation(), component::value);
    }

    private SettingControl named(SettingsField field, @Nullable Object value) {
        var component = new NamedTextsField(field.label(locale), field.help(locale), () -> changed.accept(field));
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, text) -> component.addRow(name.toString(), String.valueOf(text)));
        }
        return new Made(field, component, component, component::value);
    }
}
