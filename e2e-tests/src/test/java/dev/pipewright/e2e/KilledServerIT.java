package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.benchmarks.chaos.Results;
import dev.pipewright.benchmarks.chaos.ServerChaos;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run of the server whose process is killed again and again, the simulated TAXMAN with it.
class KilledServerIT {

    private static final int KILLS = 5;

    @Test
    void a_run_of_a_server_that_is_killed_five_times_and_started_again_gives_the_same_results(@TempDir Path folder)
            throws Exception {
        Results published = Results.published("1997");
        int total = published.orders();
        Path data = folder.resolve("data");
        long seed = System.nanoTime();
        List<String> program = ProductProgram.ofClasses("-Xmx1g");

        var ending = new ServerChaos(program, data, System.out).run(KILLS, seed, "1997-01-01", "1998-01-01", total);

        assertThat(ending.kills()).as("kills, seed " + seed).isEqualTo(KILLS);
        assertThat(ending.forgotten()).as("seed " + seed).isZero();
        assertThat(ending.run().get("status")).as("seed " + seed).isEqualTo("completed");
        assertThat(ending.balance("succeeded")).isEqualTo(total);
        assertThat(Results.of(ending.results())).isEqualTo(published);
        assertThat(data.resolve("postgres-data/postmaster.pid")).doesNotExist();
        try (var taxman =
                TaxmanSimulator.start(TaxmanOptions.defaults().withRecordFile(data.resolve("taxman.jsonl")))) {
            assertThat(taxman.documents())
                    .as("seed " + seed)
                    .hasSize(total)
                    .allMatch(document -> document.timesRecorded() == 1);
        }
    }
}
