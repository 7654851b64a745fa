package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.settings.Between;
import dev.pipewright.connectors.spi.settings.CheckedSettings;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.Multiline;
import dev.pipewright.connectors.spi.settings.SettingsParameter;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is read from a database.
///
/// @param splitBy a column by whose ranges the source may be divided
/// @param keys the columns that name a record
record JdbcSourceSettings(
        @Nullable @Multiline("sql") String query,
        @Nullable String table,
        @Nullable String splitBy,
        List<String> keys,

        @DefaultValue("1000") @Between(min = 1, max = 100_000)
        int fetchSize)
        implements CheckedSettings {

    @Override
    public List<SettingsProblem> problems() {
        return (query == null) == (table == null)
                ? List.of(new SettingsProblem(
                        JdbcSourceSettings.class, "query", "JdbcSourceSettings.queryOrTable", Map.of()))
                : List.of();
    }

    @Override
    public List<SettingsParameter> parameters() {
        return query == null
                ? List.of()
                : NamedParameters.of(query).names().stream()
                        .map(name -> new SettingsParameter("query", ":" + name, name))
                        .toList();
    }
}
