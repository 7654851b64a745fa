package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.benchmarks.chaos.CommandChaos;
import dev.pipewright.benchmarks.chaos.Results;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run of the command line whose process is killed again and again.
class KilledCommandIT {

    private static final int KILLS = 5;

    @Test
    void a_run_that_is_killed_five_times_and_started_again_gives_the_same_results(@TempDir Path folder)
            throws Exception {
        try (var taxman = Servers.slowTaxman(Duration.ofMillis(40))) {
            var command =
                    Command.recordFoodMart(folder, "1997-01-01", "1997-02-01").connectedTo(taxman);
            int total = Results.published("1997-01").orders();
            long seed = System.nanoTime();

            var ending = new CommandChaos(
                            folder,
                            command.words(),
                            Map.of(),
                            () -> taxman.counters().documents(),
                            System.out)
                    .run(KILLS, seed, total);

            assertThat(ending.exitCode()).as(ending.complaint()).isZero();
            assertThat(ending.complaint()).isEmpty();
            // The last one comes when all is sent; by then the command may be over.
            assertThat(ending.kills()).isBetween(KILLS - 1, KILLS);
            assertThat(Results.of(command.results())).isEqualTo(Results.published("1997-01"));
            assertThat(taxman.documents())
                    .as("seed " + seed)
                    .hasSize(total)
                    .allMatch(document -> document.timesRecorded() == 1);
        }
    }
}
