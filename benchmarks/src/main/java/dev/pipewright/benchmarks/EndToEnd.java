package dev.pipewright.benchmarks;

import dev.pipewright.benchmarks.process.TaxmanProcess;
import dev.pipewright.simulators.erp.DemoErpProcess;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The whole example, as a user runs it: a year of FoodMart from its database through TAXMAN into result files.
final class EndToEnd implements Benchmark {

    private final Path home;

    EndToEnd(Path home) {
        this.home = home;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public void measure(Figures figures) throws IOException, InterruptedException {
        figures.begin("Orders: the example for all of 1997, from the database to the result files");
        try (var folder = TemporaryFolder.create();
                var taxman = TaxmanProcess.start(folder.path(), Duration.ZERO);
                var erp = DemoErpProcess.start(0)) {
            Map<?, ?> answer = CommandLine.answer(
                    folder.path(),
                    List.of("-Xmx512m"),
                    Map.of("TAXMAN_URL", taxman.baseUrl(), "FOODMART_URL", erp.jdbcUrl()),
                    List.of(
                            "run",
                            home.resolve("examples/foodmart-to-taxman.pipeline.json")
                                    .toString(),
                            "--json",
                            "--param",
                            "from=1997-01-01",
                            "--param",
                            "to=1998-01-01",
                            "--out",
                            folder.path().resolve("out").toString()));
            figures.note("balance %s", String.valueOf(answer.get("balance")));
            figures.note("seconds %s", String.valueOf(answer.get("durations")));
            if (answer.get("documentsPerSecond") instanceof BigDecimal rate) {
                figures.add(
                        "orders_per_second",
                        rate.doubleValue(),
                        "orders a second in a new process, from its first read");
            }
        }
    }
}
