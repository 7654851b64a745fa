package dev.pipewright.benchmarks;

import dev.pipewright.benchmarks.process.TaxmanProcess;
import dev.pipewright.simulators.erp.OrderGenerator;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// How many calls a second the engine makes, beside a bare loop around the same client, against the same target.
final class CallRates implements Benchmark {

    private static final int RUNS = 5;
    private static final double LEAST_OF_BARE_CLIENT = 0.9;
    private static final int CONCURRENCY = 16;
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final String ORDERS = "orders.ndjson";

    private final Path home;
    private final int calls;

    CallRates(Path home, boolean quick) {
        this.home = home;
        this.calls = quick ? 2_500 : 6_000;
    }

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public void measure(Figures figures) throws IOException, InterruptedException {
        figures.begin("Calls: " + calls + " orders, " + LATENCY.toMillis() + " ms latency, " + CONCURRENCY
                + " at once, median of " + RUNS + " alternating runs");
        try (var folder = TemporaryFolder.create();
                var taxman = TaxmanProcess.start(folder.path(), LATENCY);
                var bare = new BareClient(
                        taxman.baseUrl() + "/v1/orders/calculate", TaxmanOptions.DEMO_KEY, CONCURRENCY)) {
            try (OutputStream out = Files.newOutputStream(folder.path().resolve(ORDERS))) {
                new OrderGenerator(1).write(calls, out);
            }
            var engine = new EngineCalls(
                    home.resolve("examples/orders-ndjson-to-taxman.pipeline.json"),
                    folder.path(),
                    taxman.baseUrl(),
                    TaxmanOptions.DEMO_KEY,
                    CONCURRENCY);
            List<byte[]> bodies = engine.bodies(ORDERS);
            bare.callsPerSecond(bodies);
            engineRate(engine);
            var bareRates = new double[RUNS];
            var engineRates = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                long begun = cpuNanos();
                bareRates[run] = bare.callsPerSecond(bodies);
                long between = cpuNanos();
                engineRates[run] = engineRate(engine);
                figures.note(
                        "bare %,8.0f calls/s, %.2f ms of processor time each   engine %,8.0f calls/s, %.2f ms",
                        bareRates[run],
                        (between - begun) / 1e6 / calls,
                        engineRates[run],
                        (cpuNanos() - between) / 1e6 / calls);
            }
            figures.add("calls_per_second", median(engineRates), "calls a second of the engine");
            figures.atLeast(
                    "calls_vs_bare_client",
                    median(engineRates) / median(bareRates),
                    LEAST_OF_BARE_CLIENT,
                    "share of the bare loop's");
        }
    }

    private double engineRate(EngineCalls engine) {
        return calls * 1e9 / EngineCalls.callStage(engine.run(ORDERS)).toNanos();
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
