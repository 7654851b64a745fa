package dev.pipewright.engine.call;

import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A call node's settings: those of its preset, and those of the retry policy, side by side.
final class CallSettings {

    private CallSettings() {}

    static Map<String, Object> ofRetry(Map<String, Object> settings) {
        return part(settings, true);
    }

    static Map<String, Object> ofPreset(Map<String, Object> settings) {
        return part(settings, false);
    }

    private static Map<String, Object> part(Map<String, Object> settings, boolean ofRetry) {
        Map<String, Object> part = new LinkedHashMap<>();
        settings.forEach((name, value) -> {
            if (RetrySettings.isOne(name) == ofRetry) {
                part.put(name, value);
            }
        });
        return part;
    }

    /// All that is wrong with a node's settings.
    ///
    /// @param preset the record of the preset's own settings
    static List<SettingsProblem> problems(Class<? extends Record> preset, Map<String, Object> settings) {
        List<SettingsProblem> problems = new ArrayList<>(SettingsBinder.problems(preset, ofPreset(settings)));
        problems.addAll(SettingsBinder.problems(RetrySettings.class, ofRetry(settings)));
        return List.copyOf(problems);
    }
}
