package dev.pipewright.benchmarks.chaos;

import dev.pipewright.benchmarks.process.ServerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Has the server record the example, kills its process at random moments of the run and starts it again, until the
/// run ends by itself.
public final class ServerChaos {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String RUNS_OF_EXAMPLE = "/api/v1/pipelines/foodmart-to-taxman/runs";
    private static final Set<String> UNDER_WAY = Set.of("queued", "running");

    private final List<String> program;
    private final Path data;
    private final PrintStream log;

    /// @param program options of the Java machine and what shall run
    /// @param data the server's data folder; complaints of its processes go beside it
    public ServerChaos(List<String> program, Path data, PrintStream log) {
        this.program = List.copyOf(program);
        this.data = data;
        this.log = log;
    }

    /// How it ended.
    ///
    /// @param kills how often the process was killed while the run was under way
    /// @param forgotten documents that the server had acknowledged as done before a kill, and not after it
    /// @param run the run as the API tells it
    /// @param results the lines of the result file
    public record Ending(int kills, long forgotten, Map<?, ?> run, List<String> results) {

        public Ending {
            results = List.copyOf(results);
        }

        /// A figure of the run's balance, such as `succeeded`.
        public long balance(String state) {
            return count(run, state);
        }
    }

    /// Runs it for a period.
    ///
    /// @param from its first day, as in `1997-01-01`
    /// @param to the day after its last
    /// @param total the documents of the period
    public Ending run(int kills, long seed, String from, String to, int total)
            throws IOException, InterruptedException {
        int killed = 0;
        long forgotten = 0;
        long acknowledged = 0;
        for (Moment moment : Moment.choose(kills, seed, total, log)) {
            try (var server = ServerProcess.start(program, data)) {
                String run = start(server, from, to);
                forgotten += Math.max(0, acknowledged - done(server, run));
                acknowledged = awaitMoment(server, run, moment);
                killed += isUnderWay(server.getObject(run)) ? 1 : 0;
                server.kill();
                log.println("Killed with " + acknowledged + " documents done");
            }
        }
        try (var server = ServerProcess.start(program, data)) {
            String run = start(server, from, to);
            forgotten += Math.max(0, acknowledged - done(server, run));
            while (isUnderWay(server.getObject(run))) {
                Thread.sleep(PAUSE);
            }
            return new Ending(
                    killed,
                    forgotten,
                    server.getObject(run),
                    server.get(run + "/results?format=ndjson").lines().toList());
        }
    }

    /// Starts the run, or finds the one that an earlier process started: the key is the same.
    ///
    /// @return the path of the run
    private static String start(ServerProcess server, String from, String to) throws IOException, InterruptedException {
        Map<?, ?> run = server.post(
                RUNS_OF_EXAMPLE,
                "chaos " + from + " " + to,
                Map.of("mode", "record", "parameters", Map.of("from", from, "to", to)));
        return "/api/v1/runs/" + run.get("id");
    }

    /// @return the documents done when the moment came, as far as the server said so
    private static long awaitMoment(ServerProcess server, String run, Moment moment)
            throws IOException, InterruptedException {
        Map<?, ?> now = server.getObject(run);
        while (isUnderWay(now) && count(now, "succeeded") < moment.documents()) {
            Thread.sleep(PAUSE);
            now = server.getObject(run);
        }
        Thread.sleep(moment.pause());
        return done(server, run);
    }

    private static long done(ServerProcess server, String run) throws IOException, InterruptedException {
        return count(server.getObject(run), "succeeded");
    }

    private static boolean isUnderWay(Map<?, ?> run) {
        return UNDER_WAY.contains(String.valueOf(run.get("status")));
    }

    private static long count(Map<?, ?> run, String state) {
        return run.get("balance") instanceof Map<?, ?> balance && balance.get(state) instanceof Number count
                ? count.longValue()
                : 0;
    }
}
