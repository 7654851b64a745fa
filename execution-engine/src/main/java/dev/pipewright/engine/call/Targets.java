package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpConnection;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.model.Node;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Opens targets. All targets of one account at one host share its limits, whatever run they belong to. Safe for
/// use by many threads.
public final class Targets {

    private final Clock clock;
    private final RandomGenerator random;
    private final Map<Shared, Gate> gates = new ConcurrentHashMap<>();

    public Targets(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// Opens the target of a call node for one run.
    ///
    /// @param settings those of the node, with the run's parameters put in
    /// @param connection kept open by its owner for as long as any target uses it
    /// @param permit absent in an estimate run
    /// @param context for the expressions that name a document
    /// @throws IllegalArgumentException if there is no such preset; see [Presets#names]
    /// @throws dev.pipewright.connectors.spi.ConnectorException if the node's settings are wrong
    public Target open(
            Node.ApiCall node,
            Map<String, Object> settings,
            HttpConnection connection,
            @Nullable RecordPermit permit,
            EvaluationContext context) {
        Preset preset = Presets.of(node, settings, connection.account(), context);
        var rules =
                new OutcomeRules(RetrySettings.policyOf(CallSettings.of(RetrySettings.class, settings)), clock, random);
        ErrorLimit limit = ErrorLimitSettings.limitOf(CallSettings.of(ErrorLimitSettings.class, settings));
        Gate gate = gates.computeIfAbsent(Shared.of(connection), Shared::gate);
        return new HttpTarget(connection, preset, permit, rules, limit, gate, clock);
    }

    /// What makes two connections share their limits: the same account at the same host, with the same settings.
    private record Shared(String baseUrl, String account, int maxConcurrent, double callsPerSecond) {

        static Shared of(HttpConnection connection) {
            return new Shared(
                    connection.baseUrl(),
                    connection.account(),
                    connection.maxConcurrent(),
                    connection.callsPerSecond());
        }

        Gate gate() {
            return new Gate(baseUrl, maxConcurrent, callsPerSecond, System::nanoTime);
        }
    }
}
