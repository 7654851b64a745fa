package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.settings.Address;
import dev.pipewright.connectors.spi.settings.CheckedSettings;
import dev.pipewright.connectors.spi.settings.Required;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import dev.pipewright.connectors.spi.settings.ZoneSetting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where files are.
///
/// @param zone where the clocks of who writes them stand; absent if times without an offset stay what they are
record FilesConnectionSettings(
        @Address @Required String folder, @Nullable String zone) implements CheckedSettings {

    @Override
    public List<SettingsProblem> problems() {
        return ZoneSetting.problems(FilesConnectionSettings.class, zone);
    }
}
