package dev.pipewright.connectors.spi.settings;

import java.util.List;

/// Settings that have rules across components, as in "a query or a table", or a language of their own.
public interface CheckedSettings {

    /// What is wrong although each component by itself is right; empty if nothing.
    List<SettingsProblem> problems();

    /// The run parameters that are used in a way of their own; `${name}` is known to everybody.
    default List<SettingsParameter> parameters() {
        return List.of();
    }
}
