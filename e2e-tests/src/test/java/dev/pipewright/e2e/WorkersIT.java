package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipewright.benchmarks.nodes.Cluster;
import dev.pipewright.engine.RunState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
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
    private static final List<String> PROGRAM = ProductProgram.ofClasses("-Xmx512m");

    /// This build with a migration more, as the next one has.
    private static List<String> nextBuild(Path folder) throws IOException {
        Path migrations = Files.createDirectories(folder.resolve("next/db/migration/engine"));
        Files.writeString(migrations.resolve("V999__next_build.sql"), """
                ALTER TABLE pipewright.run ADD COLUMN next_build text;
                ALTER TABLE pipewright.document ADD COLUMN next_build text;
                """);
        return ProductProgram.ofClassPath(
                folder.resolve("next") + File.pathSeparator + System.getProperty("java.class.path"), "-Xmx512m");
    }

    @Test
    void a_worker_of_the_next_build_joins_while_another_drains_and_listens_to_nobody(@TempDir Path folder)
            throws Exception {
        try (var taxman = Servers.slowTaxman(Duration.ofMillis(40));
                var cluster = Cluster.start(
                        Path.of(".."), folder, PROGRAM, taxman.baseUrl().toString(), 4)) {
            var old = cluster.startNodes(1, 4).getFirst();
            var run = cluster.record(3_000, 8);
            await().atMost(PATIENCE).until(() -> !taxman.documents().isEmpty());
            var joining = cluster.startNodes(1, 4, nextBuild(folder)).getFirst();
            int before = taxman.documents().size();
            await().atMost(PATIENCE).until(() -> taxman.documents().size() > before);

            old.drain();
            assertThat(old.process().ends(PATIENCE)).isTrue();
            assertThat(ListeningSockets.of(
                            List.of(ProcessHandle.of(joining.process().pid()).orElseThrow())))
                    .isEmpty();
            await().atMost(PATIENCE).until(() -> cluster.run(run).state().isFinal());
            joining.drain();
            assertThat(joining.process().ends(PATIENCE)).isTrue();
            // The way back: the build before works on what the next one has made of the database.
            cluster.startNodes(1, 4);
            var later = cluster.record(200, 2);
            await().atMost(PATIENCE).until(() -> cluster.run(later).state().isFinal());

            assertThat(cluster.run(run).state()).isEqualTo(RunState.COMPLETED);
            assertThat(cluster.run(later).state()).isEqualTo(RunState.COMPLETED);
            assertThat(taxman.documents()).hasSize(3_200).allMatch(document -> document.timesRecorded() == 1);
        }
    }
}
