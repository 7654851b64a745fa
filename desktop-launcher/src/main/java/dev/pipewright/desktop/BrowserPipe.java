package dev.pipewright.desktop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Commands to a browser in its DevTools protocol, over a pipe that only its parent holds: there is no port that
/// somebody else could use. Each message is JSON and ends with a zero byte. Safe for use by many threads.
///
/// A browser whose pipe breaks ends by itself, so none is left behind when the application is killed.
final class BrowserPipe {

    /// Reads commands from the file descriptor 3 and answers on 4. A shell puts the two there, as Java only lends a
    /// child the first three. Its log is the shell's first argument.
    static final List<String> SHELL = List.of("/bin/sh", "-c", "exec \"$@\" 3<&0 4>&1 </dev/null >\"$0\" 2>&1");

    private static final int PATIENCE_SECONDS = 5;

    private final OutputStream commands;
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, CompletableFuture<Map<?, ?>>> awaited = new ConcurrentHashMap<>();

    BrowserPipe(Process browser) {
        commands = browser.getOutputStream();
        Thread.ofVirtual().name("browser-pipe").start(() -> listen(browser.getInputStream()));
    }

    /// Has the browser do something.
    ///
    /// @return the fields of the result
    /// @throws IOException if the browser is gone, refuses or does not answer in time
    Map<?, ?> command(String method, Map<String, ?> parameters) throws IOException {
        var answer = new CompletableFuture<Map<?, ?>>();
        long id = last.incrementAndGet();
        awaited.put(id, answer);
        try {
            send(JsonValues.text(Map.of("id", id, "method", method, "params", parameters)));
            return resultIn(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the browser does not answer", e);
        } finally {
            awaited.remove(id);
        }
    }

    private static Map<?, ?> resultIn(Map<?, ?> answer) throws IOException {
        if (answer.get("result") instanceof Map<?, ?> result) {
            return result;
        }
        throw new IOException("the browser refuses: " + answer.get("error"));
    }

    private synchronized void send(String message) throws IOException {
        commands.write(message.getBytes(UTF_8));
        commands.write(0);
        commands.flush();
    }

    private void listen(InputStream answers) {
        try (var in = new BufferedInputStream(answers)) {
            var message = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == 0) {
                    take(message.toString(UTF_8));
                    message.reset();
                } else {
                    message.write(next);
                }
            }
        } catch (IOException | InvalidJson _) {
            // The browser is gone, or talks in another way: whoever waits is told below.
        }
        awaited.values().forEach(waiting -> waiting.completeExceptionally(new IOException("the browser is gone")));
    }

    private void take(String message) throws InvalidJson {
        if (JsonValues.parse(message) instanceof Map<?, ?> answer && answer.get("id") instanceof Number id) {
            CompletableFuture<Map<?, ?>> waiting = awaited.get(id.longValue());
            if (waiting != null) {
                waiting.complete(answer);
            }
        }
    }
}
