package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.settings.Between;
import dev.pipewright.connectors.spi.settings.CheckedSettings;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.OnlyIf;
import dev.pipewright.connectors.spi.settings.Required;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which files are read, and how.
///
/// @param file a name or a pattern, relative to the connection's folder
/// @param mayBeMissing true if no file at all is no failure
/// @param emptyIsNull true if nothing between two delimiters is null and not an empty text
/// @param records where the records are: a JSON pointer to an array, or the path of an XML element
/// @param sheet the name of an Excel sheet; the first if absent
record FileSourceSettings(
        @Required String file,
        @DefaultValue("CSV") Format format,
        @DefaultValue("false") boolean mayBeMissing,
        List<String> keys,

        @OnlyIf(setting = "format", is = "CSV") @DefaultValue("UTF-8")
        String charset,

        @OnlyIf(setting = "format", is = "CSV") @DefaultValue(",")
        String delimiter,

        @OnlyIf(setting = "format", is = "CSV") @DefaultValue("\"")
        String quote,

        @OnlyIf(
                setting = "format",
                is = {"CSV", "EXCEL"})
        @DefaultValue("true")
        boolean header,

        @OnlyIf(
                setting = "format",
                is = {"CSV", "EXCEL"})
        @DefaultValue("0")
        @Between(min = 0, max = 1000)
        int skipLines,

        @OnlyIf(setting = "format", is = "CSV") @DefaultValue("true")
        boolean emptyIsNull,

        @OnlyIf(
                setting = "format",
                is = {"CSV", "XML", "EXCEL"})
        @DefaultValue("false")
        boolean decimalComma,

        @Nullable String datePattern,

        @OnlyIf(
                setting = "format",
                is = {"JSON", "XML"})
        @Nullable
        String records,

        @OnlyIf(setting = "format", is = "EXCEL") @Nullable String sheet)
        implements CheckedSettings {

    @Override
    public List<SettingsProblem> problems() {
        return new FileSettingsRules(FileSourceSettings.class).problems(this);
    }

    char delimiterCharacter() {
        return FileSettingsRules.character(delimiter);
    }
}
