package dev.pipewright.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Measures the product: `[--json] [--quick] [names…]`, all without a name. With `--json` the last line is one
/// object of all figures. The exit code is 1 if a figure is not as promised.
public final class Bench {

    private Bench() {}

    /// Measures.
    public static void main(String[] words) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>(List.of(words));
        boolean json = names.remove("--json");
        boolean quick = names.remove("--quick");
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var home = Path.of(System.getProperty("pipewright.home", ".")).toAbsolutePath();
        List<Benchmark> all = List.of(
                new MappingRates(quick),
                new LargeMapping(),
                new CallRates(home, quick),
                new EndToEnd(home),
                new Linearity(home, quick),
                new StartUp(home),
                new Designer(home, quick),
                new IdleNode(home, quick),
                new Workers(home, quick),
                new SmallBesideBig(home, quick),
                new Statements(home, quick));
        List<String> known = all.stream().map(Benchmark::name).toList();
        if (!known.containsAll(names)) {
            System.err.println("There is no such benchmark. Name some of " + String.join(", ", known) + ", or none.");
            System.exit(2);
        }
        var figures = new Figures(out);
        for (Benchmark benchmark : all) {
            if (names.isEmpty() || names.contains(benchmark.name())) {
                benchmark.measure(figures);
            }
        }
        if (json) {
            out.println(figures.json());
        }
        if (!figures.missed().isEmpty()) {
            System.err.println("Not as promised: " + String.join(", ", figures.missed()) + ".");
            System.exit(1);
        }
    }
}
