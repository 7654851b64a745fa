package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.settings.CheckedSettings;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.OnlyIf;
import dev.pipewright.connectors.spi.settings.Required;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which stream of pushed data is read, and how.
///
/// @param stream the name in the address that senders push to
/// @param emptyIsNull true if nothing between two delimiters is null and not an empty text
/// @param records where the records are: a JSON pointer to an array
record IngestSourceSettings(
        @Required String stream,
        @DefaultValue("NDJSON") PushedFormat format,
        List<String> keys,

        @OnlyIf(setting = "format", is = "CSV") @DefaultValue("UTF-8")
        String charset,

        @OnlyIf(setting = "format", is = "CSV") @DefaultValue(",")
        String delimiter,

        @OnlyIf(setting = "format", is = "CSV") @DefaultValue("\"")
        String quote,

        @OnlyIf(setting = "format", is = "CSV") @DefaultValue("true")
        boolean header,

        @OnlyIf(setting = "format", is = "CSV") @DefaultValue("true")
        boolean emptyIsNull,

        @OnlyIf(setting = "format", is = "CSV") @DefaultValue("false")
        boolean decimalComma,

        @Nullable String datePattern,

        @OnlyIf(setting = "format", is = "JSON") @Nullable String records)
        implements CheckedSettings {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    @Override
    public List<SettingsProblem> problems() {
        List<SettingsProblem> problems =
                new ArrayList<>(new FileSettingsRules(IngestSourceSettings.class).problems(ofFiles()));
        if (!NAME.matcher(stream).matches()) {
            problems.add(new SettingsProblem(
                    IngestSourceSettings.class, "stream", "IngestSourceSettings.noStreamName", Map.of()));
        }
        return problems;
    }

    /// How files of this form are read.
    FileSourceSettings ofFiles() {
        return new FileSourceSettings(
                stream,
                format.ofFiles(),
                true,
                keys,
                charset,
                delimiter,
                quote,
                header,
                0,
                emptyIsNull,
                decimalComma,
                datePattern,
                records,
                null);
    }
}
