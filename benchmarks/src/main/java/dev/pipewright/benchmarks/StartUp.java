package dev.pipewright.benchmarks;

import dev.pipewright.benchmarks.process.ServerProcess;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How long a user waits for a check and for the first page, and what the server takes of the memory.
final class StartUp implements Benchmark {

    private static final int CHECKS = 5;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final double LONGEST_CHECK_SECONDS = 2;
    private static final double LONGEST_DEMO_SECONDS = 30;
    private static final Set<String> UNDER_WAY = Set.of("queued", "running");

    private final Path home;

    StartUp(Path home) {
        this.home = home;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void measure(Figures figures) throws IOException, InterruptedException {
        figures.begin("Start: the command line and the server");
        try (var folder = TemporaryFolder.create()) {
            figures.atMost(
                    "check_seconds", checkSeconds(), LONGEST_CHECK_SECONDS, "to check a pipeline file, warm, median");
            Path jar = home.resolve("designer-ui/target/designer-ui-exec.jar");
            Path data = folder.path().resolve("data");
            figures.add("server_first_start_seconds", startSeconds(figures, jar, data), "to the first page, new data");
            figures.add("server_start_seconds", startSeconds(figures, jar, data), "to the first page, known data");
        }
    }

    /// What a person waits for, the script included.
    private double checkSeconds() throws IOException, InterruptedException {
        var seconds = new double[CHECKS];
        var command = List.of(
                home.resolve("pipewright").toString(),
                "check",
                home.resolve("examples/foodmart-to-taxman.pipeline.json").toString());
        for (int i = -1; i < CHECKS; i++) {
            long begun = System.nanoTime();
            Process check = new ProcessBuilder(command)
                    .inheritIO()
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            if (check.waitFor() != 0) {
                throw new IOException("The check failed.");
            }
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - begun) / 1e9;
            }
        }
        Arrays.sort(seconds);
        return seconds[CHECKS / 2];
    }

    private static double startSeconds(Figures figures, Path jar, Path data) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        try (var server = ServerProcess.start(List.of("-Xmx1g", "-jar", jar.toString()), data)) {
            server.get("/login");
            double seconds = (System.nanoTime() - begun) / 1e9;
            figures.add("server_resident_mb", server.residentMegabytes(), "memory of the server after its start");
            figures.atMost("demo_seconds", demoSeconds(server), LONGEST_DEMO_SECONDS, "to run the example");
            return seconds;
        }
    }

    private static double demoSeconds(ServerProcess server) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Map<?, ?> run = server.post("/api/v1/pipelines/foodmart-to-taxman/runs", "demo " + begun, Map.of());
        while (UNDER_WAY.contains(String.valueOf(run.get("status")))) {
            Thread.sleep(PAUSE);
            run = server.getObject("/api/v1/runs/" + run.get("id"));
        }
        if (!"completed".equals(run.get("status"))) {
            throw new IOException("The example ended as " + run.get("status") + ".");
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
