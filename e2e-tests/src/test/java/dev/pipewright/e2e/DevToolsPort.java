package dev.pipewright.e2e;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// The port of a browser through which it can be looked at as it is. Playwright has each page believe that it is in
/// front.
///
/// @param number of the port, on loopback
record DevToolsPort(int number) {

    /// Never closed: its end would wait for the other side of each socket, which has no reason to end.
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// The port of the browser with a profile.
    static DevToolsPort of(Path profile) throws IOException {
        return new DevToolsPort(Integer.parseInt(
                Files.readAllLines(profile.resolve("DevToolsActivePort")).getFirst()));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + number);
    }

    /// Opens an empty window before all others.
    void coverAll() throws Exception {
        var browser = (Map<?, ?>) ask("/json/version");
        command(browser, "Target.createTarget", Map.of("url", "about:blank", "newWindow", true));
    }

    /// Whether the page that shows an address of the product has the focus of the screen.
    boolean hasFocus() throws Exception {
        Map<?, ?> page = ((List<?>) ask("/json/list"))
                .stream()
                        .map(target -> (Map<?, ?>) target)
                        .filter(target -> String.valueOf(target.get("url")).startsWith("http://127.0.0.1:"))
                        .findFirst()
                        .orElseThrow();
        return command(page, "Runtime.evaluate", Map.of("expression", "document.hasFocus()"))
                .contains("\"value\":true");
    }

    private static String command(Map<?, ?> target, String method, Map<String, ?> parameters) throws Exception {
        var answer = new CompletableFuture<String>();
        WebSocket socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create(String.valueOf(target.get("webSocketDebuggerUrl"))), answering(answer))
                .join();
        var _ = socket.sendText(JsonValues.text(Map.of("id", 1L, "method", method, "params", parameters)), true);
        String said = answer.get(1, TimeUnit.MINUTES);
        socket.abort();
        return said;
    }

    private static WebSocket.Listener answering(CompletableFuture<String> answer) {
        return new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean isLast) {
                answer.complete(text.toString());
                return CompletableFuture.completedStage(null);
            }
        };
    }

    private Object ask(String path) throws IOException, InterruptedException {
        try {
            var request = HttpRequest.newBuilder(address().resolve(path)).build();
            return Objects.requireNonNull(
                    JsonValues.parse(HTTP.send(request, BodyHandlers.ofString()).body()));
        } catch (InvalidJson e) {
            throw new IOException(e);
        }
    }
}
