package dev.pipewright.benchmarks.chaos;

import dev.pipewright.benchmarks.process.JavaProcess;
import dev.pipewright.cli.Main;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/// Runs a command of the command line, kills its process at random moments and starts it again, until it ends by
/// itself.
public final class CommandChaos {

    private static final Duration PAUSE = Duration.ofMillis(2);

    private final Path folder;
    private final List<String> words;
    private final Map<String, String> environment;
    private final IntSupplier documents;
    private final PrintStream log;

    /// @param folder for what the processes complain of
    /// @param words the command
    /// @param environment variables that its connections name
    /// @param documents how many documents the target has at the moment
    public CommandChaos(
            Path folder, List<String> words, Map<String, String> environment, IntSupplier documents, PrintStream log) {
        this.folder = folder;
        this.words = List.copyOf(words);
        this.environment = Map.copyOf(environment);
        this.documents = documents;
        this.log = log;
    }

    /// How it ended.
    ///
    /// @param kills how often the process was killed while it ran
    /// @param exitCode of the last start, which nobody killed
    /// @param output of the last start
    /// @param complaint of all starts
    public record Ending(int kills, int exitCode, String output, String complaint) {}

    /// Runs it.
    ///
    /// @param kills at least one
    /// @param total the documents of the whole run
    public Ending run(int kills, long seed, int total) throws IOException, InterruptedException {
        int killed = 0;
        for (Moment moment : Moment.choose(kills - 1, seed, total, log)) {
            killed += killedAt(moment) ? 1 : 0;
        }
        // Once when all is sent, and its results are still to be written.
        killed += killedAt(new Moment(total, Duration.ZERO)) ? 1 : 0;
        try (JavaProcess last = start()) {
            String output = last.restOfOutput();
            return new Ending(killed, last.waitFor(), output, last.complaint());
        }
    }

    private boolean killedAt(Moment moment) throws IOException, InterruptedException {
        try (JavaProcess process = start()) {
            process.ignoreOutput();
            while (process.isAlive() && documents.getAsInt() < moment.documents()) {
                Thread.sleep(PAUSE);
            }
            Thread.sleep(moment.pause());
            boolean alive = process.isAlive();
            process.kill();
            log.println((alive ? "Killed at " : "Over at ") + documents.getAsInt() + " documents");
            return alive;
        }
    }

    /// It says nothing about logging: where it shares its class path with the server, it finds two loggers.
    private JavaProcess start() throws IOException {
        return JavaProcess.start(
                folder.resolve("command.log"),
                List.of("-Xmx512m", "-XX:+UseSerialGC", "-Dslf4j.internal.verbosity=ERROR"),
                environment,
                Main.class,
                words);
    }
}
