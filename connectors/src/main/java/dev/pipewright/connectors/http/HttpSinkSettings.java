package dev.pipewright.connectors.http;

import dev.pipewright.connectors.spi.settings.Between;
import dev.pipewright.connectors.spi.settings.CheckedSettings;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.Required;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where records are sent.
///
/// @param path may name fields, as in `/orders/{id}`
/// @param keyHeader a header that carries the record's key, so that the host can tell a repeated call
/// @param batchSize how many records one call carries; with 1 it is the record, else an array
record HttpSinkSettings(
        @Required String path,
        @DefaultValue("POST") Method method,
        Map<String, String> headers,
        @Nullable String keyHeader,
        @DefaultValue("1") @Between(min = 1, max = 10_000) int batchSize,
        Map<String, String> answers)
        implements CheckedSettings {

    /// How it is sent.
    enum Method {
        POST,
        PUT,
        PATCH
    }

    @Override
    public List<SettingsProblem> problems() {
        List<SettingsProblem> problems = new ArrayList<>(AnswerRules.problems(HttpSinkSettings.class, answers));
        if (!path.startsWith("/")) {
            problems.add(problem("path", "leadingSlash"));
        } else if (!PathTemplate.isTemplate(path)) {
            problems.add(problem("path", "notAPath"));
        }
        if (batchSize > 1 && (path.contains("{") || keyHeader != null)) {
            problems.add(problem("batchSize", "oneRecordOnly"));
        }
        return problems;
    }

    private static SettingsProblem problem(String field, String key) {
        return new SettingsProblem(HttpSinkSettings.class, field, "HttpSinkSettings." + key, Map.of());
    }
}
