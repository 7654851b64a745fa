package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.settings.CheckedSettings;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.OnlyIf;
import dev.pipewright.connectors.spi.settings.Required;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.util.List;

/// Which file is written, and how.
///
/// @param rootElement the name of the XML element around all records
/// @param recordElement the name of the XML element of a record
record FileSinkSettings(
        @Required String file,
        @DefaultValue("CSV") Format format,

        @OnlyIf(setting = "format", is = "CSV") @DefaultValue(",")
        String delimiter,

        @OnlyIf(setting = "format", is = "XML") @DefaultValue("records")
        String rootElement,

        @OnlyIf(setting = "format", is = "XML") @DefaultValue("record")
        String recordElement,

        @OnlyIf(setting = "format", is = "EXCEL") @DefaultValue("Records")
        String sheet)
        implements CheckedSettings {

    @Override
    public List<SettingsProblem> problems() {
        return new FileSettingsRules(FileSinkSettings.class).problems(this);
    }
}
