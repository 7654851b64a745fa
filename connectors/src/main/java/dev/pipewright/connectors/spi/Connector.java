package dev.pipewright.connectors.spi;

import java.util.Map;

/// A kind of external system. Found by [java.util.ServiceLoader], so the class is public and has a constructor
/// without parameters. Has no state; safe for use by many threads.
///
/// Settings are records whose annotated components are at once form, validation and documentation.
public interface Connector {

    /// What a pipeline calls this kind, as in `jdbc`.
    String kind();

    /// The settings of a connection; components of the type [Secret] are stored apart and never shown.
    Class<? extends Record> connectionSettings();

    /// The settings of a source node; [NoSettings] if the connector cannot read.
    Class<? extends Record> sourceSettings();

    /// The settings of a sink node; [NoSettings] if the connector cannot write.
    Class<? extends Record> sinkSettings();

    /// Prepares a connection. May connect late: [Connection#check] says whether it works.
    ///
    /// @param settings JSON values by component name of [#connectionSettings]; secrets are plain here
    /// @throws ConnectorException if the settings are wrong
    Connection open(Map<String, Object> settings);
}
