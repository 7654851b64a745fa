package dev.pipewright.connectors.spi.settings;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The component `zone` of a connection's settings: where the system's clocks stand, as in `Europe/Berlin`.
public final class ZoneSetting {

    private ZoneSetting() {}

    /// What is wrong with the name of a zone; empty if nothing.
    public static List<SettingsProblem> problems(Class<? extends Record> settings, @Nullable String zone) {
        try {
            var _ = of(zone);
            return List.of();
        } catch (DateTimeException e) {
            return List.of(new SettingsProblem(settings, "zone", "wrong.zone", Map.of()));
        }
    }

    /// The zone of a name; null if there is no name.
    ///
    /// @throws DateTimeException if there is no such zone
    public static @Nullable ZoneId of(@Nullable String zone) {
        return zone == null ? null : ZoneId.of(zone.strip());
    }
}
