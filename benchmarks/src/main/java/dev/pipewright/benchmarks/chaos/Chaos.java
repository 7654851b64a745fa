package dev.pipewright.benchmarks.chaos;

import dev.pipewright.benchmarks.nodes.NodesChaos;
import dev.pipewright.simulators.erp.DemoErpProcess;
import dev.pipewright.simulators.taxman.RecordedDocument;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Kills the command line twenty times in a run of a month and the server twenty times in a run of a year, and compares
/// with what is published; hurts three nodes sixty times. `[command] [server] [nodes] [seed]`, all without a name. Ends
/// with 0 if nothing was lost and nothing was done twice.
public final class Chaos {

    private static final int KILLS = 20;
    private static final int FAULTS_OF_NODES = 60;
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(60);
    private static final List<String> NAMES = List.of("command", "server", "nodes");
    private static final Duration LATENCY = Duration.ofMillis(40);

    private final Path home;
    private final Path folder;
    private final long seed;
    private final PrintStream out;
    private boolean held = true;

    private Chaos(Path home, Path folder, long seed, PrintStream out) {
        this.home = home;
        this.folder = folder;
        this.seed = seed;
        this.out = out;
    }

    /// Runs both.
    public static void main(String[] words) throws IOException, InterruptedException {
        List<String> names =
                Stream.of(words).filter(word -> !word.matches("\\d+")).toList();
        if (!NAMES.containsAll(names)) {
            System.err.println(
                    "There is no such thing to hurt. Name some of " + String.join(", ", NAMES) + ", or none.");
            System.exit(2);
        }
        long seed = Stream.of(words)
                .filter(word -> word.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseGet(System::nanoTime);
        var home = Path.of(System.getProperty("pipewright.home", ".")).toAbsolutePath();
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var chaos = new Chaos(home, Files.createTempDirectory("pipewright-chaos"), seed, out);
        if (names.isEmpty() || names.contains("command")) {
            chaos.command();
        }
        if (names.isEmpty() || names.contains("server")) {
            chaos.server();
        }
        if (names.isEmpty() || names.contains("nodes")) {
            chaos.nodes();
        }
        out.println(
                chaos.held ? "Nothing lost, nothing done twice." : "It did not hold; all files are in " + chaos.folder);
        System.exit(chaos.held ? 0 : 1);
    }

    private void command() throws IOException, InterruptedException {
        out.println("The command line, recording January 1997");
        Results published = Results.published("1997-01");
        Path results = folder.resolve("out");
        try (var taxman = TaxmanSimulator.start(TaxmanOptions.defaults().withLatency(LATENCY));
                var erp = DemoErpProcess.start(0)) {
            List<String> words = List.of(
                    "run",
                    home.resolve("examples/foodmart-to-taxman.pipeline.json").toString(),
                    "--json",
                    "--mode",
                    "record",
                    "--param",
                    "from=1997-01-01",
                    "--param",
                    "to=1997-02-01",
                    "--state",
                    folder.resolve("state").toString(),
                    "--out",
                    results.toString());
            var environment = Map.of("TAXMAN_URL", taxman.baseUrl().toString(), "FOODMART_URL", erp.jdbcUrl());
            var ending = new CommandChaos(
                            folder, words, environment, () -> taxman.counters().documents(), out)
                    .run(KILLS, seed, published.orders());
            compare("kills", ending.kills(), KILLS);
            compare("exit code", ending.exitCode(), 0);
            compare("results", Results.of(results.resolve("results.ndjson")), published);
            compareRecorded(taxman.documents(), published.orders());
        }
    }

    private void server() throws IOException, InterruptedException {
        out.println("The server, recording all of 1997");
        Results published = Results.published("1997");
        Path data = folder.resolve("data");
        List<String> program = List.of(
                "-Xmx1g",
                "-jar",
                home.resolve("designer-ui/target/designer-ui-exec.jar").toString());
        var ending =
                new ServerChaos(program, data, out).run(KILLS, seed, "1997-01-01", "1998-01-01", published.orders());
        compare("kills", ending.kills(), KILLS);
        compare("acknowledged and forgotten", ending.forgotten(), 0L);
        compare("status", String.valueOf(ending.run().get("status")), "completed");
        compare("results", Results.of(ending.results()), published);
        try (var taxman =
                TaxmanSimulator.start(TaxmanOptions.defaults().withRecordFile(data.resolve("taxman.jsonl")))) {
            compareRecorded(taxman.documents(), published.orders());
        }
    }

    private void nodes() throws IOException, InterruptedException {
        out.println("Three nodes, recording generated orders");
        List<String> program = List.of(
                "-Xmx512m",
                "-jar",
                home.resolve("designer-ui/target/designer-ui-exec.jar").toString());
        try (var taxman = TaxmanSimulator.start(TaxmanOptions.defaults().withLatency(LATENCY))) {
            var ending = NodesChaos.run(
                    home, folder.resolve("nodes"), program, taxman.baseUrl().toString(), FAULTS_OF_NODES, seed, out);
            compare("faults", ending.faults(), FAULTS_OF_NODES);
            compare("runs that did not complete", ending.notCompleted(), List.of());
            compare("left behind", ending.leftovers(), List.of());
            compare("succeeded", ending.succeeded(), ending.orders());
            compareRecorded(taxman.documents(), Math.toIntExact(ending.orders()));
            out.println("         longest recovery: " + ending.longestRecovery());
            compare("recovered in a minute", ending.longestRecovery().compareTo(LONGEST_RECOVERY) < 0, true);
        }
    }

    private void compareRecorded(List<RecordedDocument> documents, int orders) {
        compare("documents at the target", documents.size(), orders);
        compare(
                "documents recorded more than once",
                documents.stream()
                        .filter(document -> document.timesRecorded() != 1)
                        .count(),
                0L);
    }

    private void compare(String what, Object found, Object wanted) {
        boolean same = Objects.equals(found, wanted);
        held &= same;
        out.println((same ? "  holds  " : "  FAILS  ") + what + ": " + found + (same ? "" : " instead of " + wanted));
    }
}
