package dev.pipewright.desktop;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A browser process that shows one page as an application, in a profile of its own, so that closing its window
/// ends the process.
final class BrowserWindow implements Window {

    private static final int SECONDS_TO_END = 10;

    private final URI address;
    private final Process process;
    private final BrowserPipe pipe;

    private BrowserWindow(URI address, Process process) {
        this.address = address;
        this.process = process;
        this.pipe = new BrowserPipe(process);
    }

    /// Opens the window.
    ///
    /// @param profile a folder that no other browser uses
    /// @param page the first page; the others are at the same host and port
    static BrowserWindow open(Path browser, Path profile, URI page) throws IOException {
        Files.createDirectories(profile);
        var command = new ArrayList<>(BrowserPipe.SHELL);
        command.addAll(List.of(
                log(profile).toString(),
                browser.toString(),
                "--app=" + page,
                "--user-data-dir=" + profile,
                "--remote-debugging-pipe",
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
        return new BrowserWindow(page.resolve("/"), new ProcessBuilder(command).start());
    }

    /// What the browser says.
    static Path log(Path profile) {
        return profile.resolveSibling(profile.getFileName() + ".log");
    }

    /// Brings the window to the front, also from where it was minimised to.
    @Override
    public void show() throws IOException {
        String target = target();
        Map<?, ?> window = pipe.command("Browser.getWindowForTarget", Map.of("targetId", target));
        if (window.get("bounds") instanceof Map<?, ?> bounds && "minimized".equals(bounds.get("windowState"))) {
            pipe.command(
                    "Browser.setWindowBounds",
                    Map.of(
                            "windowId",
                            Objects.requireNonNull(window.get("windowId")),
                            "bounds",
                            Map.of("windowState", "normal")));
        }
        pipe.command("Target.activateTarget", Map.of("targetId", target));
    }

    private String target() throws IOException {
        if (pipe.command("Target.getTargets", Map.of()).get("targetInfos") instanceof List<?> targets) {
            for (Object one : targets) {
                if (one instanceof Map<?, ?> target
                        && "page".equals(target.get("type"))
                        && String.valueOf(target.get("url")).startsWith(address.toString())) {
                    return String.valueOf(target.get("targetId"));
                }
            }
        }
        throw new IOException("the window is closed");
    }

    @Override
    public CompletableFuture<Process> closed() {
        return process.onExit();
    }

    @Override
    public void close() {
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
