package dev.pipewright.designer.connection;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.connectors.spi.settings.SettingsField;
import dev.pipewright.connectors.spi.settings.SettingsForm;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The controls of a settings record, in its order. Those that mean nothing beside the others are not shown. A control
/// says what is wrong with it once a person has changed it; [#areRight] makes all of them say it.
public final class SettingsFields extends Div {

    private final SettingsForm form;
    private final Function<Map<String, Object>, List<SettingsProblem>> check;
    private final Runnable changed;
    private final List<SettingControl> controls = new ArrayList<>();
    private final Set<String> touched = new HashSet<>();
    private final UnorderedList others = new UnorderedList();

    /// @param values the settings as they are
    /// @param kept the names of the secrets that are kept
    /// @param check tells what is wrong with settings
    /// @param changed called when a person has changed something
    public SettingsFields(
            SettingsForm form,
            Map<String, Object> values,
            Set<String> kept,
            Function<Map<String, Object>, List<SettingsProblem>> check,
            Runnable changed) {
        this.form = form;
        this.check = check;
        this.changed = changed;
        addClassName("pw-form");
        var maker = new SettingControls(getLocale(), this::hasChanged);
        for (SettingsField field : form.fields()) {
            SettingControl control = maker.of(field, values.get(field.name()), kept.contains(field.name()));
            controls.add(control);
            add(control.component());
        }
        others.addClassName("pw-field-error");
        others.setVisible(false);
        add(others);
        showWhatApplies();
    }

    private void hasChanged(SettingsField field) {
        touched.add(field.name());
        showWhatApplies();
        tell();
        changed.run();
    }

    private void showWhatApplies() {
        Map<String, Object> all = allValues();
        controls.forEach(control -> control.component().setVisible(SettingsBinder.applies(control.field(), form, all)));
    }

    private Map<String, Object> allValues() {
        Map<String, Object> all = new LinkedHashMap<>();
        controls.forEach(control ->
                control.value().ifPresent(value -> all.put(control.field().name(), value)));
        return all;
    }

    /// The settings as they stand here, without what is not shown.
    public Map<String, Object> values() {
        Map<String, Object> values = allValues();
        controls.stream()
                .filter(control -> !control.component().isVisible())
                .forEach(control -> values.remove(control.field().name()));
        return values;
    }

    /// True if nothing is wrong; else the controls say what is.
    public boolean areRight() {
        controls.forEach(control -> touched.add(control.field().name()));
        return tell().isEmpty();
    }

    private List<SettingsProblem> tell() {
        List<SettingsProblem> problems = check.apply(values());
        for (SettingControl control : controls) {
            String name = control.field().name();
            control.refuse(problems.stream()
                    .filter(problem -> name.equals(problem.field()) && touched.contains(name))
                    .map(problem -> problem.sentence(getLocale()))
                    .findFirst()
                    .orElse(null));
        }
        others.removeAll();
        problems.stream()
                .filter(problem -> problem.field() == null)
                .forEach(problem -> others.add(new ListItem(problem.sentence(getLocale()))));
        others.setVisible(others.getComponentCount() > 0);
        return problems;
    }
}
