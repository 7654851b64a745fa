package dev.pipewright.connectors.mongodb;

import dev.pipewright.connectors.spi.settings.Between;
import dev.pipewright.connectors.spi.settings.CheckedSettings;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.Required;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.util.List;
import java.util.Map;

/// What is written to a collection.
///
/// @param keys the fields whose values are the document's `_id`
/// @param dates the fields whose texts are moments
record MongoSinkSettings(
        @Required String collection,
        @Required List<String> keys,
        List<String> dates,

        @DefaultValue("500") @Between(min = 1, max = 10_000) int batchSize)
        implements CheckedSettings {

    @Override
    public List<SettingsProblem> problems() {
        return keys.isEmpty()
                ? List.of(new SettingsProblem(MongoSinkSettings.class, "keys", "missing", Map.of()))
                : List.of();
    }
}
