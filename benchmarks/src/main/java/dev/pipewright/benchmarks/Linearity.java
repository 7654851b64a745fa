package dev.pipewright.benchmarks;

import dev.pipewright.benchmarks.process.JavaProcess;
import dev.pipewright.benchmarks.process.TaxmanProcess;
import dev.pipewright.simulators.erp.OrderGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether a million orders take a hundred times as long as ten thousand, in the same small memory.
final class Linearity implements Benchmark {

    private static final String HEAP = "-Xmx512m";
    private static final int WARM_UP = 50_000;
    private static final int FEW = 10_000;
    private static final double MOST_TIMES_AS_LONG = 1.15;

    private final Path home;
    private final int many;

    Linearity(Path home, boolean quick) {
        this.home = home;
        this.many = quick ? 100_000 : 1_000_000;
    }

    @Override
    public String name() {
        return "linearity";
    }

    @Override
    public void measure(Figures figures) throws IOException, InterruptedException {
        figures.begin("Linearity: " + FEW + " and " + many + " orders with " + HEAP + ", after " + WARM_UP);
        try (var folder = TemporaryFolder.create();
                var taxman = TaxmanProcess.start(folder.path(), Duration.ZERO)) {
            List<String> files = new ArrayList<>();
            for (int count : List.of(WARM_UP, FEW, many)) {
                files.add(written(folder.path(), count));
            }
            // Twice, as ten thousand are over before the collector has shown what it costs: the slower counts less.
            files.add(2, files.get(1));
            measure(figures, folder.path(), files, taxman.baseUrl());
        }
    }

    private void measure(Figures figures, Path folder, List<String> files, String taxman) throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add(
                home.resolve("examples/orders-ndjson-to-taxman.pipeline.json").toString());
        arguments.add(folder.toString());
        arguments.addAll(files);
        Map<String, String> environment = Map.of("TAXMAN_URL", taxman, "ORDERS_FOLDER", folder.toString());
        try (var process = JavaProcess.start(
                folder.resolve("runs.log"), List.of(HEAP), environment, RepeatedRuns.class, arguments)) {
            double warmUp = seconds(process);
            figures.note("%,9d orders (warm-up)  %8.2f s  %7.3f ms each", WARM_UP, warmUp, 1000 * warmUp / WARM_UP);
            double few = Math.min(seconds(process), seconds(process)) / FEW;
            figures.note("%,9d orders            %8.2f s  %7.3f ms each", FEW, few * FEW, 1000 * few);
            double all = seconds(process) / many;
            figures.note("%,9d orders            %8.2f s  %7.3f ms each", many, all * many, 1000 * all);
            process.awaitLine("ALL DONE");
            figures.atLeast(
                    "linearity_10k_to_1m",
                    few / all,
                    1 / MOST_TIMES_AS_LONG,
                    "time of an order among 10,000 ÷ among " + many);
            figures.add("orders_per_second_1m", 1 / all, "orders a second among " + many);
            figures.add("run_resident_mb", process.peakMegabytes(), "most memory of the process with " + HEAP);
        }
    }

    private static double seconds(JavaProcess process) throws IOException {
        return Double.parseDouble(process.awaitLine("TOOK "));
    }

    private static String written(Path folder, int count) throws IOException {
        String name = "orders-" + count + ".ndjson";
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            new OrderGenerator(count).write(count, out);
        }
        return name;
    }
}
