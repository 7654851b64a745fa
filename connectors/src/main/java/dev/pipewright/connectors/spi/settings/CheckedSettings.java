package dev.pipewright.connectors.spi.settings;

import java.util.List;

/// Settings that have rules across components, as in "a query or a table".
public interface CheckedSettings {

    /// What is wrong although each component by itself is right; empty if nothing.
    List<SettingsProblem> problems();
}
