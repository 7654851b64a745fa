package dev.pipewright.benchmarks;

import dev.pipewright.benchmarks.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// How long a user waits for a check and for the first page, and what the server takes of the memory.
final class StartUp implements Benchmark {

    private static final int CHECKS = 5;

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
            figures.add("check_seconds", checkSeconds(folder.path()), "to check a pipeline file, warm, median");
            Path jar = home.resolve("designer-ui/target/designer-ui-exec.jar");
            Path data = folder.path().resolve("data");
            figures.add("server_first_start_seconds", startSeconds(figures, jar, data), "to the first page, new data");
            figures.add("server_start_seconds", startSeconds(figures, jar, data), "to the first page, known data");
        }
    }

    private double checkSeconds(Path folder) throws IOException, InterruptedException {
        var seconds = new double[CHECKS];
        List<String> quick = List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + folder.resolve("check.jsa"),
                "-Xlog:cds=off",
                "-XX:+UseSerialGC");
        String pipeline =
                home.resolve("examples/foodmart-to-taxman.pipeline.json").toString();
        for (int i = -1; i < CHECKS; i++) {
            long begun = System.nanoTime();
            CommandLine.answer(folder, quick, Map.of(), List.of("check", pipeline, "--json"));
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
            return seconds;
        }
    }
}
