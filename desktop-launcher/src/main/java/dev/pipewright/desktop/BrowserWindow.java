package dev.pipewright.desktop;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A browser process that shows one page as an application, in a profile of its own, so that closing its windows
/// ends the process.
final class BrowserWindow implements Window {

    private static final int SECONDS_TO_END = 10;

    private final Path browser;
    private final Path profile;
    private final Process process;

    private BrowserWindow(Path browser, Path profile, Process process) {
        this.browser = browser;
        this.profile = profile;
        this.process = process;
    }

    /// Opens the window.
    ///
    /// @param profile a folder that no other application uses; a browser that an earlier start has left behind
    ///     in it is ended, because a new one would hand over to it and go away
    static BrowserWindow open(Path browser, Path profile, URI page) throws IOException {
        Files.createDirectories(profile);
        leftIn(profile).forEach(BrowserWindow::end);
        return new BrowserWindow(browser, profile, start(browser, profile, page));
    }

    private static List<ProcessHandle> leftIn(Path profile) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(argument(profile)))
                        .orElse(false))
                .toList();
    }

    private static String argument(Path profile) {
        return "--user-data-dir=" + profile;
    }

    private static Process start(Path browser, Path profile, URI page) throws IOException {
        var command = new ArrayList<String>(List.of(
                browser.toString(),
                "--app=" + page,
                argument(profile),
                "--no-first-run",
                "--no-default-browser-check",
                "--hide-crash-restore-bubble",
                "--password-store=basic",
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
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(profile).toFile())
                .start();
    }

    /// What the browser says.
    static Path log(Path profile) {
        return profile.resolveSibling(profile.getFileName() + ".log");
    }

    /// A running browser opens one more window for a process that is started with its profile; that one ends then.
    @Override
    public void show(URI page) throws IOException {
        start(browser, profile, page);
    }

    @Override
    public CompletableFuture<Process> closed() {
        return process.onExit();
    }

    @Override
    public void close() {
        end(process.toHandle());
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException _) {
            process.destroyForcibly();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
