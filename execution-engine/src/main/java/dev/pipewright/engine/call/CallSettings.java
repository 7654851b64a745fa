package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.RetrySettings;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.connectors.spi.settings.SettingsField;
import dev.pipewright.connectors.spi.settings.SettingsForm;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A call node's settings: those of its preset, and those that every call node has, side by side.
final class CallSettings {

    private static final List<Class<? extends Record>> OF_EVERY_NODE =
            List.of(RetrySettings.class, ErrorLimitSettings.class);

    private CallSettings() {}

    /// @param kind one of the records that every call node has
    static Map<String, Object> of(Class<? extends Record> kind, Map<String, Object> settings) {
        return part(settings, name -> has(kind, name));
    }

    static Map<String, Object> ofPreset(Map<String, Object> settings) {
        return part(settings, name -> OF_EVERY_NODE.stream().noneMatch(kind -> has(kind, name)));
    }

    private static boolean has(Class<? extends Record> kind, String setting) {
        return SettingsForm.of(kind).field(setting).isPresent();
    }

    private static Map<String, Object> part(Map<String, Object> settings, Predicate<String> wanted) {
        Map<String, Object> part = new LinkedHashMap<>();
        settings.forEach((name, value) -> {
            if (wanted.test(name)) {
                part.put(name, value);
            }
        });
        return part;
    }

    /// The fields of a node's settings.
    ///
    /// @param preset the record of the preset's own settings
    static List<SettingsField> fields(Class<? extends Record> preset) {
        return Stream.concat(Stream.of(preset), OF_EVERY_NODE.stream())
                .flatMap(kind -> SettingsForm.of(kind).fields().stream())
                .toList();
    }

    /// All that is wrong with a node's settings.
    ///
    /// @param preset the record of the preset's own settings
    static List<SettingsProblem> problems(Class<? extends Record> preset, Map<String, Object> settings) {
        List<SettingsProblem> problems = new ArrayList<>(SettingsBinder.problems(preset, ofPreset(settings)));
        OF_EVERY_NODE.forEach(kind -> problems.addAll(SettingsBinder.problems(kind, of(kind, settings))));
        return List.copyOf(problems);
    }
}
