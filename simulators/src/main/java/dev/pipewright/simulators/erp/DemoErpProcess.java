package dev.pipewright.simulators.erp;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The demo ERP in a process of its own. It ends when this object is closed, and also when this process ends.
public final class DemoErpProcess implements AutoCloseable {

    private static final String READY = "READY port=";
    // Its live data is about 190 MB; with much less head room the collector would run all the time.
    private static final String HEAP = "-Xmx384m";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_LINES_OF_FAILURE = 6;

    private final Process process;
    private final int port;

    private DemoErpProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts it with the Java and the class path of this process, and waits until it accepts connections.
    ///
    /// @param port the port, or 0 for a free one
    /// @throws IOException if it does not start; the message says why
    public static DemoErpProcess start(int port) throws IOException {
        return start(port, System.getProperty("java.class.path"));
    }

    /// Starts it with another class path, and waits until it accepts connections.
    ///
    /// @throws IOException if it does not start; the message says why
    public static DemoErpProcess start(int port, String classPath) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(HEAP, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        command.addAll(List.of("-cp", classPath, DemoErp.class.getName(), Integer.toString(port)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            return new DemoErpProcess(process, readyPort(process.inputReader()));
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /// The port it listens on.
    public int port() {
        return port;
    }

    /// The address for JDBC.
    public String jdbcUrl() {
        return DemoErp.jdbcUrl(port);
    }

    /// Its process id.
    public long pid() {
        return process.pid();
    }

    /// Whether it runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// Ends it, and waits for its end.
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int readyPort(BufferedReader output) throws IOException {
        var said = new ArrayList<String>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return Integer.parseInt(line.substring(READY.length()).strip());
            }
            if (said.size() < MOST_LINES_OF_FAILURE && !line.strip().startsWith("at ")) {
                said.add(line.strip());
            }
        }
        throw new IOException("The demo ERP did not start. It said: " + String.join(" ", said));
    }
}
