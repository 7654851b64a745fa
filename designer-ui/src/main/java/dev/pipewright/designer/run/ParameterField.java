package dev.pipewright.designer.run;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.HasValidator;
import com.vaadin.flow.data.binder.ValueContext;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.engine.RunParameters;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.schema.FieldType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A field for the value of one parameter: a calendar for a day, a calendar and a clock for a time, else a line of
/// text. All of them can be typed into. It says what is wrong while it is written.
public final class ParameterField {

    private final Component reader;
    private final Parameter parameter;
    private final Control<?> control;

    private ParameterField(Component reader, Parameter parameter, Control<?> control) {
        this.reader = reader;
        this.parameter = parameter;
        this.control = control;
    }

    /// A component of Vaadin, and how its value is read and written as runs take it.
    private record Control<T>(
            AbstractField<?, T> field,
            HasValidationProperties validation,
            HasValidator<T> validator,
            Function<T, String> written,
            Function<String, T> read) {

        /// True if a calendar holds a text that it does not understand: its value is then empty.
        boolean isMistyped() {
            return validator
                    .getDefaultValidator()
                    .apply(field.getValue(), new ValueContext(field))
                    .isError();
        }

        String value() {
            return field.isEmpty() ? "" : written.apply(field.getValue());
        }

        void show(String value) {
            try {
                field.setValue(value.isEmpty() ? field.getEmptyValue() : read.apply(value));
            } catch (DateTimeParseException none) {
                // What is no time can not stand in a calendar; what a run is told of it is said when it is started.
                field.clear();
            }
        }
    }

    /// The field that fits the parameter's type.
    ///
    /// @param reader a component of the page, for its language
    public static ParameterField of(Component reader, Parameter parameter) {
        var field = new ParameterField(reader, parameter, control(reader, parameter));
        field.control.field().getElement().setAttribute("translate", "no");
        field.control.field().addValueChangeListener(changed -> field.isRight());
        return field;
    }

    private static Control<?> control(Component reader, Parameter parameter) {
        return switch (parameter.type()) {
            case FieldType.Simple.DATE -> day(reader, parameter);
            case FieldType.Simple.LOCAL_DATE_TIME -> time(reader, parameter, null);
            case FieldType.Simple.INSTANT ->
                time(reader, parameter, Formats.ofReader().zone());
            default -> text(parameter); // All others are written as they are.
        };
    }

    private static <C extends Component & HasLabel & HasHelper> C named(C field, Parameter parameter, String more) {
        field.setLabel(parameter.name());
        field.setHelperText(more.isEmpty() ? parameter.help() : (parameter.help() + " " + more).strip());
        return field;
    }

    private static Control<String> text(Parameter parameter) {
        var field = named(new TextField(), parameter, "");
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return new Control<>(field, field, field, Function.identity(), Function.identity());
    }

    private static Control<LocalDate> day(Component reader, Parameter parameter) {
        var field = named(new DatePicker(), parameter, "");
        field.setI18n(calendar(reader).setBadInputErrorMessage(reader.getTranslation("parameter.noDay")));
        return new Control<>(field, field, field, LocalDate::toString, LocalDate::parse);
    }

    /// @param zone where the person's clock stands; absent if the time has no zone
    private static Control<LocalDateTime> time(Component reader, Parameter parameter, @Nullable ZoneId zone) {
        String more = zone == null
                ? reader.getTranslation("parameter.noZone")
                : reader.getTranslation("parameter.zone", zone.getId());
        var field = named(new DateTimePicker(), parameter, more);
        // Of 24 hours, as everywhere else in the product.
        field.setLocale(Locale.UK);
        field.setStep(Duration.ofSeconds(1));
        field.setDatePickerI18n(calendar(reader));
        field.setI18n(new DateTimePicker.DateTimePickerI18n()
                .setDateLabel(reader.getTranslation("parameter.day"))
                .setTimeLabel(reader.getTranslation("parameter.time"))
                .setBadInputErrorMessage(reader.getTranslation("parameter.noTime"))
                .setIncompleteInputErrorMessage(reader.getTranslation("parameter.noTime")));
        return zone == null
                ? new Control<>(
                        field, field, field, DateTimeFormatter.ISO_LOCAL_DATE_TIME::format, LocalDateTime::parse)
                : new Control<>(
                        field,
                        field,
                        field,
                        time -> time.atZone(zone)
                                .withZoneSameInstant(ZoneOffset.UTC)
                                .toInstant()
                                .toString(),
                        text -> Instant.parse(text).atZone(zone).toLocalDateTime());
    }

    private static DatePickerI18n calendar(Component reader) {
        return new DatePickerI18n()
                .setDateFormat("yyyy-MM-dd")
                .setToday(reader.getTranslation("parameter.today"))
                .setCancel(reader.getTranslation("cancel"));
    }

    public Component component() {
        return control.field();
    }

    /// The value as runs take it; empty if there is none.
    public String value() {
        return control.value();
    }

    public void show(String value) {
        control.show(value);
    }

    /// Marks the field as one that must be filled in.
    void require() {
        control.field().setRequiredIndicatorVisible(true);
    }

    /// Says in the empty field what is meant if it stays so.
    public void hint() {
        String standard = parameter.standard();
        if (standard != null) {
            control.field().getElement().setProperty("placeholder", standard);
        }
    }

    /// True if what stands there is a value, or nothing does; else the field says what is wrong.
    public boolean isRight() {
        if (control.isMistyped()) {
            return false; // The calendar has said so itself.
        }
        Optional<Sentence> trouble = value().isEmpty() ? Optional.empty() : RunParameters.trouble(parameter, value());
        refuse(trouble.map(sentence -> Notices.said(sentence.kept())).orElse(null));
        return trouble.isEmpty();
    }

    /// The same, and that it is filled in if nothing else says its value.
    boolean isComplete() {
        if (!isRight()) {
            return false;
        }
        boolean isMissing = parameter.standard() == null && value().isEmpty();
        if (isMissing) {
            refuse(reader.getTranslation("runDialog.missing", parameter.name()));
        }
        return !isMissing;
    }

    private void refuse(@Nullable String sentence) {
        control.validation().setErrorMessage(sentence);
        control.validation().setInvalid(sentence != null);
    }
}
