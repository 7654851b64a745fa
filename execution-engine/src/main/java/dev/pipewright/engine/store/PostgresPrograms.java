package dev.pipewright.engine.store;

import dev.pipewright.engine.ledger.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs PostgreSQL's programs. They refuse to run as root, so root runs them in a user namespace in which it is
/// nobody in particular.
final class PostgresPrograms {

    private final Path bin;
    private final Path log;
    private final List<String> prefix;

    /// Programs of a folder.
    ///
    /// @param log where what the programs say is added
    PostgresPrograms(Path programs, Path log) throws IOException {
        this.bin = programs.resolve("bin");
        this.log = log;
        this.prefix = isRoot() ? asNobody() : List.of();
    }

    /// Runs a program to its end.
    ///
    /// @return false if it failed; why is in the log
    boolean run(Duration atMost, String program, String... arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return ended(process, atMost);
    }

    /// The last lines of the log, for a message.
    String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }

    private static List<String> asNobody() throws IOException {
        Process probe = new ProcessBuilder("unshare", "-U", "true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!ended(probe, Duration.ofSeconds(10))) {
            throw new StorageException(
                    "The embedded PostgreSQL does not run as root on this system. Start as another user.", null);
        }
        return List.of("unshare", "-U");
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0);
    }

    private static boolean ended(Process process, Duration atMost) {
        try {
            if (process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StorageException("Starting or stopping PostgreSQL was interrupted.", e);
        }
    }
}
