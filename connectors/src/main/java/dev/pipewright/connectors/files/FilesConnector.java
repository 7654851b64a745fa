package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.Connector;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.connectors.spi.settings.ZoneSetting;
import java.util.Map;

/// Files of a folder: CSV, NDJSON, JSON, XML and Excel.
public final class FilesConnector implements Connector {

    @Override
    public String kind() {
        return "files";
    }

    @Override
    public Class<? extends Record> connectionSettings() {
        return FilesConnectionSettings.class;
    }

    @Override
    public Class<? extends Record> sourceSettings() {
        return FileSourceSettings.class;
    }

    @Override
    public Class<? extends Record> sinkSettings() {
        return FileSinkSettings.class;
    }

    @Override
    public Connection open(Map<String, Object> settings) {
        FilesConnectionSettings bound = SettingsBinder.bind(FilesConnectionSettings.class, settings);
        return new FilesConnection(new LocalFolder(bound.folder()), ZoneSetting.of(bound.zone()));
    }
}
