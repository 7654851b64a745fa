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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A component of Vaadin, and how its value is read and written as runs take it.
///
/// @param more what its help says besides; may be empty
record ValueControl<T>(
        AbstractField<?, T> field,
        HasValidationProperties validation,
        HasValidator<T> validator,
        String more,
        Function<T, String> written,
        Function<String, T> read) {

    /// The control that fits a type.
    ///
    /// @param reader a component of the page, for its language
    static ValueControl<?> of(Component reader, FieldType type) {
        return switch (type) {
            case FieldType.Simple.DATE -> day(reader);
            case FieldType.Simple.LOCAL_DATE_TIME -> time(reader, null);
            case FieldType.Simple.INSTANT -> time(reader, Formats.ofReader().zone());
            default -> text(); // All others are written as they are.
        };
    }

    static ValueControl<String> text() {
        var field = new TextField();
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return new ValueControl<>(field, field, field, "", Function.identity(), Function.identity());
    }

    private static ValueControl<LocalDate> day(Component reader) {
        var field = new DatePicker();
        field.setI18n(calendar(reader).setBadInputErrorMessage(reader.getTranslation("parameter.noDay")));
        return new ValueControl<>(field, field, field, "", LocalDate::toString, LocalDate::parse);
    }

    /// @param zone where the person's clock stands; absent if the time has no zone
    private static ValueControl<LocalDateTime> time(Component reader, @Nullable ZoneId zone) {
        var field = new DateTimePicker();
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
                ? new ValueControl<>(
                        field,
                        field,
                        field,
                        reader.getTranslation("parameter.noZone"),
                        DateTimeFormatter.ISO_LOCAL_DATE_TIME::format,
                        LocalDateTime::parse)
                : new ValueControl<>(
                        field,
                        field,
                        field,
                        reader.getTranslation("parameter.zone", zone.getId()),
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

    /// Gives the field its label, and its help before what the control says itself.
    ///
    /// @param help may be empty
    void name(String label, String help) {
        ((HasLabel) field).setLabel(label);
        ((HasHelper) field).setHelperText((help + " " + more).strip());
    }

    /// Has browsers leave the words alone: people wrote them.
    void keepWords() {
        field.getElement().setAttribute("translate", "no");
    }

    /// Marks the field as one that must be filled in.
    void require() {
        field.setRequiredIndicatorVisible(true);
    }

    /// Says in the empty field what is meant if it stays so.
    void hint(String standard) {
        field.getElement().setProperty("placeholder", standard);
    }

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

    /// Shows a value.
    ///
    /// @return false if it cannot stand here; then nothing has changed
    boolean show(String value) {
        try {
            field.setValue(value.isEmpty() ? field.getEmptyValue() : read.apply(value));
            return true;
        } catch (DateTimeParseException none) {
            return false;
        }
    }
}
