package dev.pipewright.connectors;

import dev.pipewright.connectors.spi.Connector;

/// What settings are for.
public enum SettingsUse {
    /// A connection.
    CONNECTION,
    /// A source node.
    SOURCE,
    /// A sink node.
    SINK;

    /// The record a connector reads such settings into.
    public Class<? extends Record> recordOf(Connector connector) {
        return switch (this) {
            case CONNECTION -> connector.connectionSettings();
            case SOURCE -> connector.sourceSettings();
            case SINK -> connector.sinkSettings();
        };
    }
}
