package dev.pipewright.desktop;

import dev.pipewright.designer.DesignerApplication;
import dev.pipewright.designer.start.DefaultBrowser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// Starts the application on a free loopback port, with a data folder of its own, and shows it in a window without
/// browser bars. A second start brings the first one's window to the front; closing the window stops everything.
public final class DesktopLauncher {

    private DesktopLauncher() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path data = Files.createDirectories(dataFolder());
        try (SingleInstance instance = SingleInstance.claim(data)) {
            if (!instance.isFirst()) {
                boolean shown = instance.note().map(BrowserWindow::bringToFront).orElse(false);
                System.out.println(
                        shown
                                ? "Pipewright is open already: its window is in front now."
                                : "Pipewright is open already.");
                return;
            }
            open(data, instance);
        }
    }

    private static Path dataFolder() {
        String given = System.getProperty("pipewright.data");
        return given == null ? Path.of(System.getProperty("user.home"), ".pipewright", "desktop") : Path.of(given);
    }

    private static void open(Path data, SingleInstance instance) throws IOException, InterruptedException {
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(DesignerApplication.class)
                .profiles("demo")
                .run("--server.address=127.0.0.1", "--server.port=0", "--pipewright.data=" + data)) {
            URI address = URI.create(
                    "http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port") + "/");
            Optional<Path> browser = InstalledBrowser.find();
            if (browser.isEmpty()) {
                showInDefaultBrowser(address);
                return;
            }
            try (BrowserWindow window = BrowserWindow.open(browser.get(), address, data.resolve("window"))) {
                instance.leaveNote(window.controlAddress());
                Runtime.getRuntime().addShutdownHook(new Thread(window::close));
                System.out.println("Pipewright is open in its window. Closing the window stops it.");
                window.awaitClosed();
            }
        }
    }

    private static void showInDefaultBrowser(URI address) throws InterruptedException {
        System.out.println("No Chromium-family browser was found, so Pipewright opens in the default browser: "
                + address + "\nPress Ctrl-C here to stop it.");
        DefaultBrowser.open(address);
        new CountDownLatch(1).await();
    }
}
