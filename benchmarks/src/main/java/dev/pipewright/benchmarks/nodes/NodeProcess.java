package dev.pipewright.benchmarks.nodes;

import dev.pipewright.benchmarks.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A node that only works on runs, in a process of its own that reaches the database through a proxy.
public final class NodeProcess implements AutoCloseable {

    private static final String READY = "Pipewright is ready.";

    private final String name;
    private final DatabaseProxy proxy;
    private final Path errors;
    private final List<String> command;
    private JavaProcess process;

    private NodeProcess(String name, DatabaseProxy proxy, Path errors, List<String> command) throws IOException {
        this.name = name;
        this.proxy = proxy;
        this.errors = errors;
        this.command = List.copyOf(command);
        this.process = begin();
    }

    /// Begins to start a node; [#awaitReady] waits for it.
    ///
    /// @param program options of the Java machine and what shall run
    /// @param proxy closed with the node
    /// @param errors the file for what it complains of
    /// @param settings by the names of their properties
    static NodeProcess start(
            String name, List<String> program, DatabaseProxy proxy, Path errors, Map<String, String> settings)
            throws IOException {
        List<String> command = new ArrayList<>(program);
        settings.forEach((property, value) -> command.add("--" + property + "=" + value));
        command.add("--pipewright.node=" + name);
        command.add("--pipewright.roles=worker");
        return new NodeProcess(name, proxy, errors, command);
    }

    private JavaProcess begin() throws IOException {
        return JavaProcess.start(errors, Map.of(), command);
    }

    /// Waits until it works.
    ///
    /// @throws IOException if it does not start; the message has what it complained of
    void awaitReady() throws IOException {
        process.awaitLine(READY);
        process.ignoreOutput();
    }

    public String name() {
        return name;
    }

    public DatabaseProxy proxy() {
        return proxy;
    }

    public JavaProcess process() {
        return process;
    }

    /// Ends it at once and without warning, as `kill -9` does.
    void kill() throws InterruptedException {
        process.kill();
    }

    /// Starts it again under its name, after it has ended.
    void startAgain() throws IOException {
        process = begin();
        awaitReady();
    }

    /// Has it stand still until [#thaw].
    void freeze() throws IOException, InterruptedException {
        process.signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        process.signal("CONT");
    }

    /// Asks it to finish what it has, and to end.
    public void drain() {
        process.stop();
    }

    @Override
    public void close() throws IOException {
        process.stop();
        try {
            if (!process.ends(Duration.ofSeconds(20))) {
                process.close();
            }
        } catch (InterruptedException _) {
            process.close();
            Thread.currentThread().interrupt();
        }
        proxy.close();
    }
}
