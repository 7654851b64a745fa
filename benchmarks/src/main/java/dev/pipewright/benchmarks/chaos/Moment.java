package dev.pipewright.benchmarks.chaos;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// A random moment of a run. It is told by how much of the run is done, so that it lies within the run on slow machines
/// and on fast ones.
///
/// @param documents kill when the target has this many documents
/// @param pause and this much later
record Moment(int documents, Duration pause) {

    private static final int LONGEST_PAUSE_MILLIS = 400;

    /// Chooses moments, all within the first three quarters of the documents: later ones, with their pauses, could be
    /// after the end.
    ///
    /// @param seed the same moments for the same seed; it is logged, so that a failure can be tried again
    /// @param total the documents of the whole run
    static List<Moment> choose(int count, long seed, int total, PrintStream log) {
        log.println("Seed of the moments: " + seed);
        var random = new SplittableRandom(seed);
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            moments.add(
                    new Moment(random.nextInt(total * 3 / 4), Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS))));
        }
        moments.sort(Comparator.comparingInt(Moment::documents));
        return List.copyOf(moments);
    }
}
