package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipewright.benchmarks.nodes.Cluster;
import dev.pipewright.designer.DesignerApplication;
import dev.pipewright.engine.RunState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Nodes that only work on runs.
@Timeout(600)
class WorkersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> PROGRAM =
            List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"), DesignerApplication.class.getName());

    @Test
    void a_worker_joins_while_another_drains_and_listens_to_nobody(@TempDir Path folder) throws Exception {
        try (var taxman = Servers.slowTaxman(Duration.ofMillis(40));
                var cluster = Cluster.start(
                        Path.of(".."), folder, PROGRAM, taxman.baseUrl().toString(), 4)) {
            var old = cluster.startNodes(1, 4).getFirst();
            var joining = cluster.startNodes(1, 4).getFirst();
            var run = cluster.record(3_000, 8);
            await().atMost(PATIENCE).until(() -> !taxman.documents().isEmpty());

            old.drain();
            assertThat(old.process().ends(PATIENCE)).isTrue();
            assertThat(ListeningSockets.of(
                            List.of(ProcessHandle.of(joining.process().pid()).orElseThrow())))
                    .isEmpty();
            await().atMost(PATIENCE).until(() -> cluster.run(run).state().isFinal());

            assertThat(cluster.run(run).state()).isEqualTo(RunState.COMPLETED);
            assertThat(taxman.documents()).hasSize(3_000).allMatch(document -> document.timesRecorded() == 1);
        }
    }
}
