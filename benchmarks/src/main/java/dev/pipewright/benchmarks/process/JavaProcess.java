package dev.pipewright.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Java process of our own with the class path of this one. Its standard error goes to a file, its standard
/// output is read from here. It is killed when this object is closed.
public final class JavaProcess implements AutoCloseable {

    private static final List<String> QUIET =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:-UsePerfData");
    private static final String PEAK = "VmHWM:";
    private static final String RESIDENT = "VmRSS:";

    private final Process process;
    private final BufferedReader output;
    private final Path errors;

    private JavaProcess(Process process, Path errors) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.errors = errors;
    }

    /// Starts a main class of this process's class path.
    ///
    /// @param errors the file that gets the standard error
    /// @param options of the Java machine, such as `-Xmx512m`
    public static JavaProcess start(
            Path errors, List<String> options, Map<String, String> environment, Class<?> main, List<String> arguments)
            throws IOException {
        List<String> program = new ArrayList<>();
        program.addAll(options);
        program.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        program.addAll(arguments);
        return start(errors, environment, program);
    }

    /// Starts Java with anything: options, then what shall run, then its arguments.
    ///
    /// @param errors the file that gets the standard error
    public static JavaProcess start(Path errors, Map<String, String> environment, List<String> program)
            throws IOException {
        // Whoever runs in the background ignores Ctrl-C, and what it starts would do so too.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUIET);
        command.addAll(program);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        builder.environment().putAll(environment);
        return new JavaProcess(builder.start(), errors);
    }

    /// The rest of the first line of output that begins with a word. What comes before it is lost.
    ///
    /// @throws IOException if the process ends before it says so; the message has what it complained of
    public String awaitLine(String beginning) throws IOException {
        return linesUpTo(beginning).getLast().substring(beginning.length());
    }

    /// The lines of output up to the first one that begins with a word.
    ///
    /// @throws IOException if the process ends before it says so; the message has what it complained of
    public List<String> linesUpTo(String beginning) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.startsWith(beginning)) {
                return lines;
            }
        }
        throw new IOException("The process ended without the line '" + beginning + "…'. " + complaint());
    }

    /// All that is still to come on the standard output, until the process ends.
    public String restOfOutput() throws IOException {
        return output.readAllAsString();
    }

    /// Throws away all output that is still to come, so that the process never waits for a reader.
    public void ignoreOutput() {
        Thread.ofVirtual().start(() -> {
            try {
                output.transferTo(Writer.nullWriter());
            } catch (IOException _) {
                // Whoever ended the process has closed its output; there is nothing to read any more.
            }
        });
    }

    /// What the process wrote to its standard error.
    public String complaint() throws IOException {
        return Files.readString(errors).strip();
    }

    /// Waits for the end.
    ///
    /// @return the exit code
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /// Waits for the end, but not longer than given.
    ///
    /// @return true if it ended
    public boolean ends(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /// The processes it has started, and theirs.
    public List<ProcessHandle> descendants() {
        return process.toHandle().descendants().toList();
    }

    /// Ends it at once and without warning, as `kill -9` does, and waits until it is gone.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Asks it to end, as `kill` does.
    public void stop() {
        process.destroy();
    }

    /// Sends it a signal, by its name as in `STOP`.
    public void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("The process " + pid() + " could not get the signal " + name + ".");
        }
    }

    /// The processor time it has used.
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// The memory it uses now, in megabytes.
    public double residentMegabytes() throws IOException {
        return megabytes(RESIDENT);
    }

    /// The most memory it has used, in megabytes.
    public double peakMegabytes() throws IOException {
        return megabytes(PEAK);
    }

    private double megabytes(String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(name))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .sum()
                    / 1024.0;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
