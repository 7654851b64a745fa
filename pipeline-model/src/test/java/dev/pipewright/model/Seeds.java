package dev.pipewright.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongPredicate;

/// Checks a property for many random examples, each made from a seed, so that a failure can be repeated.
public final class Seeds {

    private Seeds() {}

    /// Checks a property for the seeds from 1 on.
    ///
    /// @param tries how many examples must fit
    /// @param property asserts for one seed; false if the seed's example is not one the property speaks of
    public static void each(int tries, LongPredicate property) {
        int fitting = 0;
        long seed = 0;
        while (fitting < tries) {
            seed++;
            assertThat(seed)
                    .as("seeds for %s examples, of which %s fit", tries, fitting)
                    .isLessThan(tries * 100L);
            try {
                fitting += property.test(seed) ? 1 : 0;
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
