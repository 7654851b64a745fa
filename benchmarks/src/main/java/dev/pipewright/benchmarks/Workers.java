package dev.pipewright.benchmarks;

import dev.pipewright.benchmarks.nodes.Cluster;
import dev.pipewright.benchmarks.process.TaxmanProcess;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// How much faster three nodes are than one, where each may make four calls at once to a stub that takes 20 ms.
final class Workers implements Benchmark {

    private static final int NODES = 3;
    private static final int CONCURRENT = 4;
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final double LEAST_RATIO = 2.55;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Path home;
    private final int orders;

    Workers(Path home, boolean quick) {
        this.home = home;
        this.orders = quick ? 4_800 : 18_000;
    }

    @Override
    public String name() {
        return "workers";
    }

    /// How nodes are started: as the product is.
    static List<String> program(Path home) {
        return List.of(
                "-Xmx512m",
                "-jar",
                home.resolve("designer-ui/target/designer-ui-exec.jar").toString());
    }

    @Override
    public void measure(Figures figures) throws IOException, InterruptedException {
        figures.begin("Workers: " + orders + " orders, " + LATENCY.toMillis() + " ms latency, " + CONCURRENT
                + " calls at once on each node");
        try (var folder = TemporaryFolder.create();
                var taxman = TaxmanProcess.stub(folder.path(), LATENCY);
                var cluster = Cluster.start(home, folder.path(), program(home), taxman.baseUrl(), CONCURRENT)) {
            cluster.startNodes(1, CONCURRENT);
            // Each node once warm, as the compiler of three takes what two cores have.
            seconds(cluster, orders / 2);
            double one = seconds(cluster, orders);
            cluster.customer().limit(NODES * CONCURRENT, 0);
            cluster.startNodes(NODES - 1, CONCURRENT);
            seconds(cluster, orders);
            double three = seconds(cluster, orders);
            figures.note("one node %.1f s, three %.1f s", one, three);
            figures.atLeast("workers_3_vs_1", one / three, LEAST_RATIO, "as fast as one node");
        }
    }

    private static double seconds(Cluster cluster, int orders) throws IOException, InterruptedException {
        Run run = ended(cluster, cluster.record(orders, NODES * CONCURRENT));
        return Duration.between(run.createdAt(), Objects.requireNonNull(run.endedAt()))
                        .toMillis()
                / 1000.0;
    }

    static Run ended(Cluster cluster, RunId id) throws InterruptedException {
        Run run = cluster.run(id);
        while (!run.state().isFinal()) {
            Thread.sleep(PAUSE);
            run = cluster.run(id);
        }
        if (run.state() != RunState.COMPLETED) {
            throw new IllegalStateException("The run ended as " + run);
        }
        return run;
    }
}
