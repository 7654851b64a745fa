package dev.pipewright.connectors.http;

import dev.pipewright.connectors.spi.settings.Between;
import dev.pipewright.connectors.spi.settings.CheckedSettings;
import dev.pipewright.connectors.spi.settings.CountsIn;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How documents are sent again: what a connection says for all calls that use it, and a call node in its place. Ten
/// tries: at a target that fails one call in five, one document in ten million is given up.
///
/// @param retryTries the most tries that count; waiting for the target's limit does not
/// @param retryOn names of [Trouble]
public record RetrySettings(
        @DefaultValue("10") @Between(min = 1, max = 100) int retryTries,

        @DefaultValue("200") @Between(min = 1, max = 3_600_000) @CountsIn(ChronoUnit.MILLIS)
        int retryFirstMillis,

        @DefaultValue("2") @Between(min = 1, max = 10) int retryFactor,

        @DefaultValue("30") @Between(min = 1, max = 86_400) @CountsIn(ChronoUnit.SECONDS)
        int retryCapSeconds,

        @DefaultValue("50") @Between(min = 0, max = 100) int retryJitterPercent,
        @DefaultValue("BUSY, FAULT, SILENCE") List<String> retryOn)
        implements CheckedSettings {

    public RetrySettings {
        retryOn = List.copyOf(retryOn);
    }

    /// What holds where nobody says anything.
    static RetrySettings standard() {
        return SettingsBinder.bind(RetrySettings.class, Map.of());
    }

    /// The settings of a call node that says some of them itself.
    ///
    /// @param said of these settings, by name
    /// @throws dev.pipewright.connectors.spi.ConnectorException if they are wrong
    public RetrySettings but(Map<String, Object> said) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "retryTries", retryTries,
                "retryFirstMillis", retryFirstMillis,
                "retryFactor", retryFactor,
                "retryCapSeconds", retryCapSeconds,
                "retryJitterPercent", retryJitterPercent,
                "retryOn", retryOn));
        said.forEach((name, value) -> {
            if (!(value instanceof String text) || !text.isBlank()) {
                all.put(name, value);
            }
        });
        return SettingsBinder.bind(RetrySettings.class, all);
    }

    /// After what a document is sent again at all.
    public Set<Trouble> troubles() {
        return retryOn.stream()
                .map(name -> Trouble.valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    @Override
    public List<SettingsProblem> problems() {
        List<String> known = Arrays.stream(Trouble.values()).map(Enum::name).toList();
        return retryOn.stream()
                .filter(name -> !known.contains(name.toUpperCase(Locale.ROOT)))
                .map(name -> new SettingsProblem(
                        RetrySettings.class,
                        "retryOn",
                        "RetrySettings.unknownTrouble",
                        Map.of("name", name, "known", String.join(", ", known))))
                .toList();
    }
}
