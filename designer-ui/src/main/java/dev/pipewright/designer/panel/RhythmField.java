package dev.pipewright.designer.panel;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.pipewright.designer.panel.Rhythm.Daily;
import dev.pipewright.designer.panel.Rhythm.EveryMinutes;
import dev.pipewright.designer.panel.Rhythm.Hourly;
import dev.pipewright.designer.panel.Rhythm.Monthly;
import dev.pipewright.designer.panel.Rhythm.Weekly;
import dev.pipewright.designer.panel.Rhythm.Written;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When something repeats: chosen, or written as a rule; both always say the same, and it is said in words.
final class RhythmField extends Div {

    private static final LocalTime EARLY = LocalTime.of(6, 0);

    private enum Every {
        MINUTES,
        HOUR,
        DAY,
        WEEK,
        MONTH,
        RULE
    }

    private final Select<Every> every = new Select<>();
    private final Select<Integer> minutes = new Select<>();
    private final Select<Integer> minute = new Select<>();
    private final CheckboxGroup<DayOfWeek> days = new CheckboxGroup<>(getTranslation("rhythm.days"));
    private final Select<Integer> day = new Select<>();
    private final TimePicker time = new TimePicker(getTranslation("rhythm.time"));
    private final TextField rule = new TextField(getTranslation("schedule.cron"));
    private final Paragraph words = new Paragraph();

    /// @param changed called when the times may have changed
    RhythmField(Runnable changed) {
        addClassName("pw-form");
        number(minutes, "rhythm.minutes", Rhythm.PARTS_OF_AN_HOUR);
        number(minute, "rhythm.minute", IntStream.range(0, 60).boxed().toList());
        number(day, "rhythm.day", IntStream.rangeClosed(1, 31).boxed().toList());
        every.setLabel(getTranslation("rhythm.every"));
        every.setItems(Every.values());
        every.setItemLabelGenerator(
                one -> getTranslation("rhythm.every." + one.name().toLowerCase(Locale.ROOT)));
        days.setItems(DayOfWeek.values());
        // The days are called as the reader's language calls them, by Java and not by a bundle.
        days.getElement().setAttribute("translate", "no");
        days.setItemLabelGenerator(one -> one.getDisplayName(TextStyle.FULL, getLocale()));
        // Of 24 hours, as everywhere else in the product.
        time.setLocale(Locale.UK);
        time.setStep(Duration.ofMinutes(15));
        rule.setHelperText(getTranslation("schedule.cron.help"));
        rule.getElement().setAttribute("translate", "no");
        rule.setValueChangeMode(ValueChangeMode.LAZY);
        words.addClassName("pw-soft");
        words.getElement().setAttribute("role", "status");
        Stream.<HasValue<?, ?>>of(every, minutes, minute, day, time, days)
                .forEach(part -> part.addValueChangeListener(chosen -> {
                    if (chosen.isFromClient()) {
                        choose(changed);
                    }
                }));
        rule.addValueChangeListener(typed -> {
            show(Rhythm.of(typed.getValue()));
            changed.run();
        });
        add(every, minutes, minute, day, days, time, rule, words);
    }

    private void number(Select<Integer> select, String key, List<Integer> numbers) {
        select.setLabel(getTranslation(key));
        select.setItems(numbers);
    }

    String rule() {
        return rule.getValue();
    }

    void show(String written) {
        rule.setValue(written);
    }

    /// Says what is wrong with the rule.
    ///
    /// @param sentence absent if nothing is
    void refuse(@Nullable String sentence) {
        rule.setErrorMessage(sentence);
        rule.setInvalid(sentence != null);
        words.setVisible(sentence == null && !rule.isEmpty());
    }

    /// Writes the rule of what was chosen; a part that is not chosen yet begins with what is usual.
    private void choose(Runnable changed) {
        Rhythm chosen = chosen();
        if (chosen.rule().equals(rule.getValue())) {
            show(chosen);
            changed.run();
        } else {
            rule.setValue(chosen.rule());
        }
    }

    private Rhythm chosen() {
        LocalTime at = time.getValue() == null ? EARLY : time.getValue();
        return switch (every.getValue()) {
            case MINUTES -> new EveryMinutes(valueOf(minutes, 15));
            case HOUR -> new Hourly(valueOf(minute, 0));
            case DAY -> new Daily(at);
            case WEEK -> new Weekly(days.isEmpty() ? Set.of(DayOfWeek.MONDAY) : days.getValue(), at);
            case MONTH -> new Monthly(valueOf(day, 1), at);
            case RULE -> new Written(rule.getValue());
        };
    }

    private static int valueOf(Select<Integer> select, int usual) {
        return select.isEmpty() ? usual : select.getValue();
    }

    private void show(Rhythm rhythm) {
        switch (rhythm) {
            case EveryMinutes(int each) -> minutes.setValue(each);
            case Hourly(int at) -> minute.setValue(at);
            case Daily(LocalTime at) -> time.setValue(at);
            case Weekly weekly -> {
                days.setValue(weekly.days());
                time.setValue(weekly.time());
            }
            case Monthly(int on, LocalTime at) -> {
                day.setValue(on);
                time.setValue(at);
            }
            case Written _ -> {}
        }
        Every kind = kindOf(rhythm);
        every.setValue(kind);
        minutes.setVisible(kind == Every.MINUTES);
        minute.setVisible(kind == Every.HOUR);
        days.setVisible(kind == Every.WEEK);
        day.setVisible(kind == Every.MONTH);
        time.setVisible(Set.of(Every.DAY, Every.WEEK, Every.MONTH).contains(kind));
        words.setText(new RhythmWords(getLocale(), this::getTranslation).of(rhythm));
    }

    private static Every kindOf(Rhythm rhythm) {
        return switch (rhythm) {
            case EveryMinutes _ -> Every.MINUTES;
            case Hourly _ -> Every.HOUR;
            case Daily _ -> Every.DAY;
            case Weekly _ -> Every.WEEK;
            case Monthly _ -> Every.MONTH;
            case Written _ -> Every.RULE;
        };
    }
}
