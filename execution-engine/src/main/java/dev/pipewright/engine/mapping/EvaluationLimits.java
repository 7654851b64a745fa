package dev.pipewright.engine.mapping;

import java.time.Duration;

/// How far one evaluation may go, so that no expression and no record can hold up a run.
///
/// @param steps items looked at and functions called
/// @param time of the wall clock
/// @param depth functions within functions; recursion in tail position does not count
/// @param items in all lists that are made
/// @param characters in all texts that are made
public record EvaluationLimits(long steps, Duration time, int depth, long items, long characters) {

    /// Generous for a record of the size that a run lets through.
    public static final EvaluationLimits DEFAULT =
            new EvaluationLimits(20_000_000, Duration.ofSeconds(10), 500, 5_000_000, 32_000_000);
}
