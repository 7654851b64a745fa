package dev.pipewright.benchmarks.process;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The server with its demo, in a process of its own, on a free port and with a data folder of its own. What it prints
/// when it is ready is how it is reached.
public final class ServerProcess implements AutoCloseable {

    private static final String READY = "  REST ";
    private static final Pattern DOOR = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/api/v1, with the token (\\S+)");

    private final JavaProcess process;
    private final List<String> said;
    private final String baseUrl;
    private final String token;
    private final HttpClient client = HttpClient.newHttpClient();

    private ServerProcess(JavaProcess process, List<String> said, String baseUrl, String token) {
        this.process = process;
        this.said = List.copyOf(said);
        this.baseUrl = baseUrl;
        this.token = token;
    }

    /// Starts it on a free port and waits until it says that it is ready.
    ///
    /// @param program options of the Java machine and what shall run
    /// @throws IOException if it does not start; the message has what it complained of
    public static ServerProcess start(List<String> program, Path data) throws IOException {
        return start(program, data, List.of("--server.port=0"));
    }

    /// Starts it and waits until it says that it is ready.
    ///
    /// @param program options of the Java machine and what shall run
    /// @param arguments for the server
    /// @throws IOException if it does not start; the message has what it complained of
    public static ServerProcess start(List<String> program, Path data, List<String> arguments) throws IOException {
        Files.createDirectories(data);
        List<String> command = new ArrayList<>();
        command.add("-Dpipewright.data=" + data);
        command.addAll(program);
        command.add("--spring.profiles.active=demo");
        command.addAll(arguments);
        JavaProcess process = JavaProcess.start(data.resolveSibling("server.log"), Map.of(), command);
        try {
            List<String> said = process.linesUpTo(READY);
            Matcher door = DOOR.matcher(said.getLast());
            if (!door.find()) {
                throw new IOException("The server does not say how its API is reached.");
            }
            process.ignoreOutput();
            return new ServerProcess(process, said, door.group(1), door.group(2));
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    /// What it printed until it was ready, a line each.
    public List<String> said() {
        return said;
    }

    /// Its address, without a slash at the end.
    public String baseUrl() {
        return baseUrl;
    }

    public JavaProcess process() {
        return process;
    }

    /// Gets a page or a resource of the API.
    ///
    /// @param path with a slash in front
    /// @return its text
    /// @throws IOException if the server cannot be reached or answers with anything but success
    public String get(String path) throws IOException, InterruptedException {
        return answer(request(path).build());
    }

    /// The same, for an answer that is a JSON object.
    public Map<?, ?> getObject(String path) throws IOException, InterruptedException {
        return object(get(path));
    }

    /// Posts a JSON object.
    ///
    /// @param key the idempotency key
    /// @return the JSON object it answers
    /// @throws IOException if the server cannot be reached or answers with anything but success
    public Map<?, ?> post(String path, String key, Map<String, ?> body) throws IOException, InterruptedException {
        return post(path, key, JsonValues.text(body));
    }

    /// The same, for an object that is a text already.
    public Map<?, ?> post(String path, String key, String json) throws IOException, InterruptedException {
        return object(answer(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(json))
                .build()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + token);
    }

    private String answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(
                    request.method() + " " + request.uri() + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private static Map<?, ?> object(String json) throws IOException {
        try {
            return JsonValues.parse(json) instanceof Map<?, ?> object ? object : Map.of();
        } catch (InvalidJson e) {
            throw new IOException("The server's answer is not JSON: " + json, e);
        }
    }

    /// The memory it uses now, in megabytes, without the processes it has started.
    public double residentMegabytes() throws IOException {
        return process.residentMegabytes();
    }

    /// Ends it at once and without warning, as `kill -9` does.
    public void kill() throws InterruptedException {
        client.shutdownNow();
        process.kill();
    }

    /// Asks it to end, as Ctrl-C does, and waits for that. What is still there after a while is killed.
    @Override
    public void close() {
        client.shutdownNow();
        process.stop();
        try {
            if (!process.ends(Duration.ofMinutes(2))) {
                process.close();
            }
        } catch (InterruptedException _) {
            process.close();
            Thread.currentThread().interrupt();
        }
    }
}
