package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.benchmarks.nodes.NodesChaos;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Three nodes that work on runs, and are killed, frozen past their lease and cut off from their database.
@Timeout(900)
class KilledWorkersIT {

    private static final int FAULTS = 5;
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(60);

    @Test
    void no_document_is_lost_or_doubled_or_left_behind_when_nodes_fail(@TempDir Path folder) throws Exception {
        long seed = System.nanoTime();
        List<String> program = ProductProgram.ofClasses("-Xmx512m");
        try (var taxman = Servers.slowTaxman(Duration.ofMillis(40))) {

            var ending = NodesChaos.run(
                    Path.of(".."), folder, program, taxman.baseUrl().toString(), FAULTS, seed, System.out);

            assertThat(ending.notCompleted()).as("seed " + seed).isEmpty();
            assertThat(ending.leftovers()).as("seed " + seed).isEmpty();
            assertThat(ending.succeeded()).isEqualTo(ending.orders());
            assertThat(taxman.documents())
                    .as("seed " + seed)
                    .hasSize((int) ending.orders())
                    .allMatch(document -> document.timesRecorded() == 1);
            assertThat(ending.longestRecovery()).isLessThan(LONGEST_RECOVERY);
        }
    }
}
