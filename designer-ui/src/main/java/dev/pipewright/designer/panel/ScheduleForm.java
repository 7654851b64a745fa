package dev.pipewright.designer.panel;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.pipewright.designer.environment.EnvironmentChoice;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.run.ParameterField;
import dev.pipewright.engine.Mode;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.platform.schedule.Schedule;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fields of a schedule.
final class ScheduleForm extends Div {

    private static final String WEEKDAYS_EARLY = "30 6 * * MON-FRI";

    private final RhythmField rhythm;
    private final ComboBox<String> zone = new ComboBox<>(getTranslation("schedule.zone"));
    private final RadioButtonGroup<Mode> mode = new RadioButtonGroup<>(getTranslation("schedule.mode"));
    private final EnvironmentChoice environment;
    private final Map<String, ParameterField> parameters = new LinkedHashMap<>();

    /// @param environments those to choose from
    /// @param changed called when the times may have changed
    ScheduleForm(List<Parameter> parameters, List<Environment> environments, Runnable changed) {
        environment = new EnvironmentChoice(environments, changed);
        rhythm = new RhythmField(changed);
        addClassName("pw-form");
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.addValueChangeListener(happened -> changed.run());
        mode.setItems(Mode.values());
        mode.setItemLabelGenerator(one -> getTranslation("mode." + one.name().toLowerCase(Locale.ROOT)));
        add(rhythm, zone, environment, mode);
        parameters.forEach(this::addField);
    }

    void show(Optional<Schedule> schedule) {
        rhythm.show(schedule.map(Schedule::cron).orElse(WEEKDAYS_EARLY));
        zone.setValue(schedule.map(Schedule::zone)
                .orElseGet(() -> Formats.ofReader().zone())
                .getId());
        mode.setValue(schedule.map(Schedule::mode).orElse(Mode.ESTIMATE));
        environment.choose(schedule.map(Schedule::environment).orElse(""));
        Map<String, String> values = schedule.map(Schedule::parameters).orElse(Map.of());
        parameters.forEach((name, field) -> field.show(values.getOrDefault(name, "")));
    }

    /// What the fields say; empty while one that is needed is empty.
    Optional<Schedule> read(String pipeline, boolean paused) {
        if (rhythm.rule().isBlank() || zone.isEmpty() || mode.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach((name, field) -> {
            if (!field.value().isEmpty()) {
                values.put(name, field.value());
            }
        });
        return Optional.of(new Schedule(
                pipeline,
                rhythm.rule(),
                ZoneId.of(zone.getValue()),
                mode.getValue(),
                values,
                paused,
                environment.name()));
    }

    /// False if a parameter's value is none; its field says so.
    boolean areParametersRight() {
        return parameters.values().stream()
                .filter(field -> !field.isRight())
                .toList()
                .isEmpty();
    }

    /// Says what is wrong with the rule.
    ///
    /// @param sentence absent if nothing is
    void refuse(@Nullable String sentence) {
        rhythm.refuse(sentence);
    }

    private void addField(Parameter parameter) {
        var field = ParameterField.ofPlan(this, parameter);
        parameters.put(parameter.name(), field);
        add(field.component());
    }
}
