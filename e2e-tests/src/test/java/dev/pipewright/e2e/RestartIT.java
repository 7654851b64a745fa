package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipewright.benchmarks.chaos.Results;
import dev.pipewright.benchmarks.process.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is there again after the product was stopped or killed.
@Timeout(900)
class RestartIT {

    private static final Duration TIME_TO_STOP = Duration.ofMinutes(2);
    private static final Duration TIME_TO_RUN = Duration.ofMinutes(3);

    @Test
    void a_run_outlives_ctrl_c_and_a_kill_and_nothing_is_left_running(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        String run;
        List<ProcessHandle> first;
        try (var product = ServerProcess.start(ProductProgram.ofJar(), data)) {
            Map<?, ?> started = product.post("/api/v1/pipelines/foodmart-to-taxman/runs", "one run", Map.of());
            run = "/api/v1/runs/" + started.get("id");
            first = Processes.of(product.process().pid(), data);
            Processes.signal(product.process().pid(), "INT");
            assertThat(product.process().ends(TIME_TO_STOP)).isTrue();
        }
        assertThat(first).noneMatch(Processes::isRunning);

        ProcessHandle orphan;
        try (var product = ServerProcess.start(ProductProgram.ofJar(), data)) {
            assertThat(product.getObject(run)).isNotNull().extracting("status").isNotNull();
            orphan = Processes.databaseOf(data);
            product.kill();
        }
        assertThat(Processes.isRunning(orphan)).isTrue();

        List<ProcessHandle> last;
        try (var product = ServerProcess.start(ProductProgram.ofJar(), data)) {
            assertThat(Processes.isRunning(orphan)).isFalse();
            await().atMost(TIME_TO_RUN)
                    .until(() -> "completed".equals(product.getObject(run).get("status")));
            assertThat(Results.of(
                            product.get(run + "/results?format=ndjson").lines().toList()))
                    .isEqualTo(Results.published("1997-01"));
            last = Processes.of(product.process().pid(), data);
        }
        assertThat(last).noneMatch(Processes::isRunning);
    }
}
