package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpConnection;
import dev.pipewright.connectors.http.RetrySettings;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.quota.InMemoryQuota;
import dev.pipewright.engine.quota.Quota;
import dev.pipewright.model.Node;
import java.time.Clock;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Opens targets. All targets of one credential share its limits, whatever run, tenant and node they belong to.
/// Safe for use by many threads. Closed before what its quota is kept in; calls that wait then get in no more.
public final class Targets implements AutoCloseable {

    private final Clock clock;
    private final RandomGenerator random;
    private final Quota quota;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final Queue<QuotaRenewal> renewals = new ConcurrentLinkedQueue<>();

    /// For a process that shares its credentials with no other.
    public Targets(Clock clock, RandomGenerator random) {
        this(clock, random, new InMemoryQuota(clock));
    }

    /// @param quota what all nodes share
    public Targets(Clock clock, RandomGenerator random, Quota quota) {
        this.clock = clock;
        this.random = random;
        this.quota = quota;
    }

    /// Opens the target of a call node for one run.
    ///
    /// @param settings those of the node, with the run's parameters put in
    /// @param connection kept open by its owner for as long as any target uses it
    /// @param run on whose behalf calls are made
    /// @param permit absent in an estimate run
    /// @param context for the expressions that name a document
    /// @throws IllegalArgumentException if there is no such preset; see [Presets#names]
    /// @throws dev.pipewright.connectors.spi.ConnectorException if the node's settings are wrong
    public Target open(
            Node.ApiCall node,
            Map<String, Object> settings,
            HttpConnection connection,
            Run run,
            @Nullable RecordPermit permit,
            EvaluationContext context) {
        Preset preset = Presets.of(node, settings, accountOf(node, connection), context);
        RetrySettings retries = connection.retries().but(CallSettings.of(RetrySettings.class, settings));
        var rules = new OutcomeRules(RetryPolicy.of(retries), clock, random);
        ErrorLimit limit = ErrorLimitSettings.limitOf(CallSettings.of(ErrorLimitSettings.class, settings));
        Gate gate = gates.computeIfAbsent(
                connection.credential(),
                credential -> new Gate(connection.baseUrl(), System::nanoTime, renewal(credential)));
        var caller = new Caller(run.tenant(), run.id(), connection.limits());
        return new HttpTarget(connection, preset, permit, rules, limit, gate, caller, clock);
    }

    private QuotaRenewal renewal(String credential) {
        var renewal = new QuotaRenewal(quota, credential);
        renewals.add(renewal);
        return renewal;
    }

    /// Where nobody says which account it is, the connection's name tells it from others: two connections may lead to
    /// two hosts, and what one has recorded the other has not.
    private static String accountOf(Node.ApiCall node, HttpConnection connection) {
        return connection.account().isEmpty() ? node.connection() : connection.account();
    }

    @Override
    public void close() {
        renewals.forEach(QuotaRenewal::close);
    }
}
