package dev.pipewright.engine.mapping;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stays the same while a run lasts: its parameters, its time and its randomness. Safe for use by many
/// threads.
public final class EvaluationContext {

    private final Instant now;
    private final long seed;
    private final EvaluationLimits limits;
    private final Map<String, @Nullable Object> variables;

    private EvaluationContext(
            Instant now, long seed, EvaluationLimits limits, Map<String, @Nullable Object> variables) {
        this.now = now;
        this.seed = seed;
        this.limits = limits;
        this.variables = variables;
    }

    /// A context without parameters.
    ///
    /// @param now what `$now()` and `$millis()` say
    /// @param seed what `$random()` and `$shuffle()` start from; with the same seed a record gives the same result
    public static EvaluationContext of(Instant now, long seed) {
        return new EvaluationContext(now, seed, EvaluationLimits.DEFAULT, Map.of());
    }

    /// The same, with the run's parameters as `$param`.
    public EvaluationContext withParameters(Map<String, ? extends @Nullable Object> parameters) {
        return withVariable("param", new HashMap<String, @Nullable Object>(parameters));
    }

    /// The same, with one more variable.
    ///
    /// @param name without the dollar sign
    /// @param value as [dev.pipewright.model.record.DataRecord] describes values; no longer changed by anybody
    public EvaluationContext withVariable(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new HashMap<String, @Nullable Object>(variables);
        more.put(name, value);
        return new EvaluationContext(now, seed, limits, more);
    }

    public EvaluationContext withLimits(EvaluationLimits other) {
        return new EvaluationContext(now, seed, other, variables);
    }

    Instant now() {
        return now;
    }

    long seed() {
        return seed;
    }

    EvaluationLimits limits() {
        return limits;
    }

    @Nullable
    Object variable(String name) {
        var value = variables.get(name);
        return value == null && !variables.containsKey(name) ? Missing.MISSING : value;
    }
}
