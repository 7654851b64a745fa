package dev.pipewright.desktop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A browser process that shows one page as an application, in a profile of its own, so that closing its window
/// ends the process. Its control port, on loopback and chosen by the system, is there to bring the window to the
/// front.
final class BrowserWindow implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final Pattern PAGE_ID = Pattern.compile("\"id\":\\s*\"([0-9A-Fa-f]+)\"");

    private final Process process;
    private final URI control;

    private BrowserWindow(Process process, URI control) {
        this.process = process;
        this.control = control;
    }

    static BrowserWindow open(Path browser, URI page, Path profile) throws IOException, InterruptedException {
        Files.createDirectories(profile);
        Path portFile = profile.resolve("DevToolsActivePort");
        Files.deleteIfExists(portFile);
        Process process = new ProcessBuilder(command(browser, page, profile))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new BrowserWindow(process, awaitControl(process, portFile));
    }

    private static List<String> command(Path browser, URI page, Path profile) {
        var command = new ArrayList<String>(List.of(
                browser.toString(),
                "--app=" + page,
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0",
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox");
        }
        String more = System.getenv("PIPEWRIGHT_BROWSER_FLAGS");
        if (more != null && !more.isBlank()) {
            command.addAll(List.of(more.strip().split("\\s+")));
        }
        return command;
    }

    private static URI awaitControl(Process process, Path portFile) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < end) {
            if (Files.exists(portFile)) {
                List<String> lines = Files.readAllLines(portFile);
                if (!lines.isEmpty()) {
                    return URI.create("http://127.0.0.1:" + lines.getFirst().strip());
                }
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IOException("The browser ended at once, with status " + process.exitValue()
                        + ". Start it by hand to see why, or set PIPEWRIGHT_BROWSER to another one.");
            }
        }
        process.destroy();
        throw new IOException("The browser did not open a window within " + LONGEST_START.toSeconds() + " s.");
    }

    URI controlAddress() {
        return control;
    }

    /// Waits until a person closes the window.
    void awaitClosed() throws InterruptedException {
        process.waitFor();
    }

    /// Brings the window that listens at an address to the front.
    ///
    /// @return false if there is no such window any more
    static boolean bringToFront(URI control) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            Optional<String> page = get(client, control.resolve("/json/list")).flatMap(BrowserWindow::idOfPage);
            return page.isPresent()
                    && get(client, control.resolve("/json/activate/" + page.get()))
                            .isPresent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<String> idOfPage(String list) {
        Matcher id = PAGE_ID.matcher(list);
        return id.find() ? Optional.of(id.group(1)) : Optional.empty();
    }

    private static Optional<String> get(HttpClient client, URI address) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
