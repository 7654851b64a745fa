package dev.pipewright.model.check;

import java.util.List;
import java.util.Map;

/// Knows the settings of connectors and presets.
@FunctionalInterface
public interface SettingsCheck {

    /// Accepts all settings; for where no connector is at hand.
    SettingsCheck NONE = (_, _, _) -> List.of();

    /// What the settings are for.
    enum Purpose {
        SOURCE,
        LOOKUP,
        SINK,
        /// The settings are a call's, and the kind is its preset.
        CALL
    }

    /// What is wrong with the settings of a node.
    ///
    /// @param kind the connector's kind, or the preset's name
    /// @param settings JSON values; texts may hold `${name}` for a parameter
    List<SettingFault> faultsOf(Purpose purpose, String kind, Map<String, Object> settings);

    /// Where settings use a parameter in a way of their own, as SQL does with `:name`.
    ///
    /// @param kind the connector's kind, or the preset's name
    default List<ParameterUse> parametersOf(Purpose purpose, String kind, Map<String, Object> settings) {
        return List.of();
    }

    /// Why a setting cannot be used.
    ///
    /// @param setting the setting's name; empty if the kind itself is not known
    /// @param message a sentence that says what to do, ending in a full stop
    record SettingFault(String setting, String message) {}

    /// A parameter in a setting.
    ///
    /// @param setting the setting's name
    /// @param text what stands there, as in `:from`
    /// @param parameter the parameter's name
    record ParameterUse(String setting, String text, String parameter) {}
}
