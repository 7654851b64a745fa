package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.Secret;
import dev.pipewright.connectors.spi.settings.Address;
import dev.pipewright.connectors.spi.settings.Between;
import dev.pipewright.connectors.spi.settings.CheckedSettings;
import dev.pipewright.connectors.spi.settings.CountsIn;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.Required;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import dev.pipewright.connectors.spi.settings.ZoneSetting;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a database is reached.
///
/// @param driverJar a jar with the driver, if it is not on the class path
/// @param answerTimeoutSeconds the longest wait for the next part of an answer, where the driver can keep it
/// @param zone where the database's clocks stand; absent if times without an offset stay what they are
record JdbcConnectionSettings(
        @Address @Required String url,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable String driverJar,

        @DefaultValue("10") @Between(min = 1, max = 300) @CountsIn(ChronoUnit.SECONDS)
        int connectTimeoutSeconds,

        @DefaultValue("600") @Between(min = 1, max = 86_400) @CountsIn(ChronoUnit.SECONDS)
        int answerTimeoutSeconds,

        @Nullable String zone)
        implements CheckedSettings {

    @Override
    public List<SettingsProblem> problems() {
        List<SettingsProblem> problems = new ArrayList<>(ZoneSetting.problems(JdbcConnectionSettings.class, zone));
        if (SafeUrl.holdsPassword(url)) {
            problems.add(new SettingsProblem(
                    JdbcConnectionSettings.class, "url", "JdbcConnectionSettings.passwordInUrl", Map.of()));
        }
        return problems;
    }

    @Nullable
    ZoneId zoneId() {
        return ZoneSetting.of(zone);
    }
}
