package dev.pipewright.benchmarks;

import dev.pipewright.benchmarks.nodes.Cluster;
import dev.pipewright.benchmarks.nodes.NodeProcess;
import dev.pipewright.benchmarks.process.TaxmanProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// How many statements a node makes for its documents, all that its drivers send: ledger, control, Flowable.
final class Statements implements Benchmark {

    private static final int CONCURRENT = 16;
    private static final double MOST = 40;
    private static final int SHOWN = 20;

    private final Path home;
    private final int orders;

    Statements(Path home, boolean quick) {
        this.home = home;
        this.orders = quick ? 20_000 : 100_000;
    }

    @Override
    public String name() {
        return "statements";
    }

    @Override
    public void measure(Figures figures) throws IOException, InterruptedException {
        figures.begin("Statements: " + orders + " orders, recorded by one node");
        try (var folder = TemporaryFolder.create();
                var taxman = TaxmanProcess.start(folder.path(), Duration.ZERO);
                var cluster = Cluster.start(home, folder.path(), Workers.program(home), taxman.baseUrl(), CONCURRENT)) {
            NodeProcess node = cluster.startNodes(1, 4).getFirst();
            Workers.ended(cluster, cluster.record(100, 4));
            var count = node.proxy().statements();
            count.forget();
            long begun = System.nanoTime();
            Workers.ended(cluster, cluster.record(orders, 4));
            double thousands = orders / 1000.0;
            figures.note(
                    "%,.0f orders/s, %.1f begins and ends of transactions per 1,000",
                    orders * 1e9 / (System.nanoTime() - begun), count.transactionControl() / thousands);
            for (var statement : count.most(SHOWN)) {
                figures.note("%8.2f  %.100s", statement.getValue() / thousands, statement.getKey());
            }
            figures.atMost(
                    "statements_per_1000_documents",
                    count.statements() / thousands,
                    MOST,
                    "statements, without transaction control");
        }
    }
}
