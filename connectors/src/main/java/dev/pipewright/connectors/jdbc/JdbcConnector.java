package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.Connector;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import java.util.Map;

/// Any database with a JDBC driver, on the class path or in a jar of its own.
public final class JdbcConnector implements Connector {

    @Override
    public String kind() {
        return "jdbc";
    }

    @Override
    public Class<? extends Record> connectionSettings() {
        return JdbcConnectionSettings.class;
    }

    @Override
    public Class<? extends Record> sourceSettings() {
        return JdbcSourceSettings.class;
    }

    @Override
    public Class<? extends Record> sinkSettings() {
        return JdbcSinkSettings.class;
    }

    @Override
    public Connection open(Map<String, Object> settings) {
        return new JdbcConnection(SettingsBinder.bind(JdbcConnectionSettings.class, settings));
    }
}
