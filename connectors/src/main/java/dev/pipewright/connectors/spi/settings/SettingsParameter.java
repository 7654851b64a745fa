package dev.pipewright.connectors.spi.settings;

/// A run parameter that settings use in a way of their own, as SQL does with `:from`.
///
/// @param setting the component it stands in
/// @param text what stands there, as in `:from`
/// @param name the parameter's name
public record SettingsParameter(String setting, String text, String name) {}
