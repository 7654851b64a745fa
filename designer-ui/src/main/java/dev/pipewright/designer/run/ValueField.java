package dev.pipewright.designer.run;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import dev.pipewright.model.schema.FieldType;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A field for one value: a calendar for a day, a calendar and a clock for a time, else a line of text. All of them
/// can be typed into. It says what is wrong while it is written. What is to be shown and can not stand in a calendar
/// is shown as it is, in a line of text that takes the calendar's place.
public final class ValueField {

    private final Component reader;
    private final FieldType type;
    private final Consumer<ValueControl<?>> dress;
    private final Function<String, Optional<String>> trouble;
    private final Runnable changed;
    private ValueControl<?> control;
    private boolean isReplaced;

    /// @param reader a component of the page, for its language
    /// @param dress gives the control that stands here its name and what else it is to have
    /// @param trouble what is wrong with a value that is not empty, in a sentence
    /// @param changed called when there is another value
    ValueField(
            Component reader,
            FieldType type,
            Consumer<ValueControl<?>> dress,
            Function<String, Optional<String>> trouble,
            Runnable changed) {
        this.reader = reader;
        this.type = type;
        this.dress = dress;
        this.trouble = trouble;
        this.changed = changed;
        this.control = begun(ValueControl.of(reader, type));
    }

    /// A field that must be filled in. Its page says what is wrong with a value of the type.
    ///
    /// @param reader a component of the page, for its language
    /// @param changed called when there is another value
    public static ValueField of(Component reader, FieldType type, String label, String help, Runnable changed) {
        return new ValueField(
                reader,
                type,
                control -> {
                    control.name(label, help);
                    control.require();
                },
                _ -> Optional.empty(),
                changed);
    }

    private ValueControl<?> begun(ValueControl<?> next) {
        dress.accept(next);
        next.field().addValueChangeListener(_ -> {
            isRight();
            changed.run();
        });
        return next;
    }

    public Component component() {
        return control.field();
    }

    /// The value as runs take it; empty if there is none.
    public String value() {
        return control.value();
    }

    /// Shows a value, and says what is wrong with it if it is none.
    void show(String value) {
        if (isReplaced) {
            replace(ValueControl.of(reader, type));
        }
        isReplaced = !control.show(value);
        if (isReplaced) {
            replace(ValueControl.text());
            control.show(value);
            isRight();
        }
    }

    private void replace(ValueControl<?> other) {
        Component before = component();
        control = begun(other);
        before.getParent().ifPresent(parent -> ((HasComponents) parent).replace(before, component()));
    }

    /// True if what stands there is a value, or nothing does; else the field says what is wrong.
    public boolean isRight() {
        if (control.isMistyped()) {
            return false; // The calendar has said so itself.
        }
        String sentence = value().isEmpty() ? null : trouble.apply(value()).orElse(null);
        refuse(sentence);
        return sentence == null;
    }

    void refuse(@Nullable String sentence) {
        control.validation().setErrorMessage(sentence);
        control.validation().setInvalid(sentence != null);
    }
}
