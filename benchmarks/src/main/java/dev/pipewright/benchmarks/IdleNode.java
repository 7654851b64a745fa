package dev.pipewright.benchmarks;

import dev.pipewright.benchmarks.nodes.Cluster;
import dev.pipewright.benchmarks.nodes.NodeProcess;
import dev.pipewright.benchmarks.process.TaxmanProcess;
import dev.pipewright.engine.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// What a node that works on runs costs while there is none, and how soon it begins with one.
final class IdleNode implements Benchmark {

    private static final double MOST_STATEMENTS = 60;
    private static final double MOST_PERCENT = 1;
    private static final double LONGEST_START_SECONDS = 1;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Path home;
    private final Duration settling;
    private final Duration watched;

    IdleNode(Path home, boolean quick) {
        this.home = home;
        this.settling = quick ? Duration.ofSeconds(30) : Duration.ofMinutes(2);
        this.watched = quick ? Duration.ofMinutes(1) : Duration.ofMinutes(5);
    }

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public void measure(Figures figures) throws IOException, InterruptedException {
        figures.begin("Idle: one node with the role worker, watched for " + watched.toSeconds() + " s after "
                + settling.toSeconds() + " s");
        try (var folder = TemporaryFolder.create();
                var taxman = TaxmanProcess.start(folder.path(), Duration.ZERO);
                var cluster = Cluster.start(home, folder.path(), Workers.program(home), taxman.baseUrl(), 4)) {
            NodeProcess node = cluster.startNodes(1, 4).getFirst();
            Thread.sleep(settling);
            long statements = all(node);
            Duration processor = node.process().processorTime();
            Thread.sleep(watched);
            double minutes = watched.toMillis() / 60_000.0;
            figures.atMost(
                    "idle_statements_per_minute",
                    (all(node) - statements) / minutes,
                    MOST_STATEMENTS,
                    "statements a minute, transaction control included");
            figures.atMost(
                    "idle_processor_percent",
                    100.0 * node.process().processorTime().minus(processor).toMillis() / watched.toMillis(),
                    MOST_PERCENT,
                    "of one core");
            figures.atMost(
                    "idle_run_starts_seconds", startSeconds(cluster), LONGEST_START_SECONDS, "until a run begins");
        }
    }

    private static long all(NodeProcess node) {
        var count = node.proxy().statements();
        return count.statements() + count.transactionControl();
    }

    private static double startSeconds(Cluster cluster) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var run = cluster.record(10, 1);
        while (cluster.run(run).state() == RunState.QUEUED) {
            Thread.sleep(PAUSE);
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
