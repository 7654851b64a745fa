package dev.pipewright.benchmarks;

import dev.pipewright.benchmarks.nodes.Cluster;
import dev.pipewright.benchmarks.nodes.Customer;
import dev.pipewright.benchmarks.process.TaxmanProcess;
import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.ledger.DocumentState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/// How long a small tenant's run takes on two nodes beside a big one's with the same credential, to its time alone
/// with half the limit. The target refuses what is beyond the limit, and must not have to.
final class SmallBesideBig implements Benchmark {

    private static final int NODES = 2;
    private static final int SLOTS = 4;
    private static final int AT_ONCE = 8;
    private static final int PER_SECOND = 50;
    private static final double MOST = 2;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Path home;
    private final int small;
    private final int big;

    SmallBesideBig(Path home, boolean quick) {
        this.home = home;
        this.small = quick ? 500 : 1_000;
        this.big = quick ? 20_000 : 1_000_000;
    }

    @Override
    public String name() {
        return "fairness";
    }

    @Override
    public void measure(Figures figures) throws IOException, InterruptedException {
        figures.begin("Fairness: " + small + " orders of one tenant beside " + big + " of another, " + PER_SECOND
                + " calls a second for both, " + NODES + " nodes");
        try (var folder = TemporaryFolder.create();
                var taxman = TaxmanProcess.limited(folder.path(), PER_SECOND, AT_ONCE);
                var cluster = Cluster.start(home, folder.path(), Workers.program(home), taxman.baseUrl(), AT_ONCE)) {
            cluster.startNodes(NODES, SLOTS);
            Customer beside = cluster.add("small", AT_ONCE / 2);
            beside.limit(AT_ONCE / 2, PER_SECOND / 2);
            double alone = seconds(beside, beside.record(small, 1));
            Customer large = cluster.customer();
            large.limit(AT_ONCE, PER_SECOND);
            beside.limit(AT_ONCE, PER_SECOND);
            RunId under = large.record(big, NODES * SLOTS);
            awaitCalls(large, under);
            double together = seconds(beside, beside.record(small, 1));
            large.cancel(under);
            long refused = refused(taxman);
            figures.note("alone %.1f s, beside %.1f s", alone, together);
            figures.atMost("small_beside_big", together / alone, MOST, "times its time alone at half the limit");
            figures.atMost("calls_refused_as_too_fast", (double) refused, 0, "answers of 429");
        }
    }

    /// Waits until the calls of a run go steadily.
    private static void awaitCalls(Customer customer, RunId run) throws InterruptedException {
        long steady = 10L * PER_SECOND;
        while (customer.report(run).calls().values().stream()
                        .mapToLong(balance -> balance.count(DocumentState.SUCCEEDED))
                        .sum()
                < steady) {
            Thread.sleep(PAUSE);
        }
    }

    private static double seconds(Customer customer, RunId id) throws InterruptedException {
        Run run = customer.report(id).run();
        while (!run.state().isFinal()) {
            Thread.sleep(PAUSE);
            run = customer.report(id).run();
        }
        if (run.state() != RunState.COMPLETED) {
            throw new IllegalStateException("The run ended as " + run);
        }
        return Duration.between(run.createdAt(), Objects.requireNonNull(run.endedAt()))
                        .toMillis()
                / 1000.0;
    }

    private static long refused(TaxmanProcess taxman) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            String counters = client.send(
                            HttpRequest.newBuilder(URI.create(taxman.baseUrl() + "/admin/counters"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            if (JsonValues.parse(counters) instanceof Map<?, ?> fields
                    && fields.get("limited") instanceof Long limited) {
                return limited;
            }
            throw new IOException("TAXMAN does not count: " + counters);
        } catch (InvalidJson e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
