package dev.pipewright.engine.call;

import dev.pipewright.connectors.spi.settings.Between;
import dev.pipewright.connectors.spi.settings.CheckedSettings;
import dev.pipewright.connectors.spi.settings.DefaultValue;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The retry policy of a call node, which every preset has. Ten tries: at a target that fails one call in five, one
/// document in ten million is given up.
///
/// @param retryTries the most tries that count; waiting for the target's limit does not
/// @param retryOn names of [Verdict.Trouble]
record RetrySettings(
        @DefaultValue("10") @Between(min = 1, max = 100) int retryTries,

        @DefaultValue("200") @Between(min = 1, max = 3_600_000)
        int retryFirstMillis,

        @DefaultValue("2") @Between(min = 1, max = 10) int retryFactor,
        @DefaultValue("30") @Between(min = 1, max = 86_400) int retryCapSeconds,
        @DefaultValue("50") @Between(min = 0, max = 100) int retryJitterPercent,
        @DefaultValue("BUSY, FAULT, SILENCE") List<String> retryOn)
        implements CheckedSettings {

    RetrySettings {
        retryOn = List.copyOf(retryOn);
    }

    /// The policy that a node's settings say.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if they are wrong
    static RetryPolicy policyOf(Map<String, Object> settings) {
        RetrySettings own = SettingsBinder.bind(RetrySettings.class, settings);
        return new RetryPolicy(
                own.retryTries,
                Duration.ofMillis(own.retryFirstMillis),
                own.retryFactor,
                Duration.ofSeconds(own.retryCapSeconds),
                own.retryJitterPercent,
                own.troubles());
    }

    private Set<Verdict.Trouble> troubles() {
        return retryOn.stream()
                .map(name -> Verdict.Trouble.valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    @Override
    public List<SettingsProblem> problems() {
        List<String> known =
                Arrays.stream(Verdict.Trouble.values()).map(Enum::name).toList();
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
