package dev.pipewright.connectors.mongodb;

import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.Connector;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import java.util.Map;

/// A database of MongoDB, or of a server that speaks its language.
public final class MongoConnector implements Connector {

    @Override
    public String kind() {
        return "mongodb";
    }

    @Override
    public Class<? extends Record> connectionSettings() {
        return MongoConnectionSettings.class;
    }

    @Override
    public Class<? extends Record> sourceSettings() {
        return MongoSourceSettings.class;
    }

    @Override
    public Class<? extends Record> sinkSettings() {
        return MongoSinkSettings.class;
    }

    @Override
    public Connection open(Map<String, Object> settings) {
        return new MongoConnection(SettingsBinder.bind(MongoConnectionSettings.class, settings));
    }
}
