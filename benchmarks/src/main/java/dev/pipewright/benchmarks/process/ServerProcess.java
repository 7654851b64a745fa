package dev.pipewright.benchmarks.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The server with its demo, in a process of its own, on a free port and with a data folder of its own.
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final JavaProcess process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private ServerProcess(JavaProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts it on a free port.
    ///
    /// @param program options of the Java machine and what shall run
    public static ServerProcess start(List<String> program, Path data) throws IOException {
        return start(program, data, List.of());
    }

    /// Starts it on a free port.
    ///
    /// @param program options of the Java machine and what shall run
    /// @param arguments for the server
    public static ServerProcess start(List<String> program, Path data, List<String> arguments) throws IOException {
        Files.createDirectories(data);
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add("-Dpipewright.data=" + data);
        command.addAll(program);
        command.add("--spring.profiles.active=demo");
        command.add("--server.port=" + port);
        command.addAll(arguments);
        JavaProcess process = JavaProcess.start(data.resolveSibling("server.log"), Map.of(), command);
        process.ignoreOutput();
        return new ServerProcess(process, port);
    }

    /// Its address, without a slash at the end.
    public String baseUrl() {
        return "http://127.0.0.1:" + port;
    }

    public JavaProcess process() {
        return process;
    }

    /// Waits until the first page can be seen.
    ///
    /// @throws IOException if that does not happen; the message has what the server complained of
    public void awaitPage() throws IOException, InterruptedException {
        await("/login");
    }

    /// Waits until the server answers a request to this path with success.
    ///
    /// @throws IOException if that does not happen; the message has what the server complained of
    public void await(String path) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(path)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("The server does not answer. " + process.complaint());
            }
            Thread.sleep(PAUSE);
        }
    }

    private boolean answers(String path) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(baseUrl() + path)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /// The memory it uses now, in megabytes, without the processes it has started.
    public double residentMegabytes() throws IOException {
        return process.residentMegabytes();
    }

    /// Asks it to end, and waits for that. What is still there after a while is killed.
    @Override
    public void close() {
        client.close();
        process.stop();
        try {
            if (!process.ends(Duration.ofSeconds(30))) {
                process.close();
            }
        } catch (InterruptedException _) {
            process.close();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
