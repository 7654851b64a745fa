package dev.pipewright.desktop;

import dev.pipewright.designer.DesignerApplication;
import dev.pipewright.designer.start.ProductStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// Starts the application with a data folder of its own and shows it in a window without browser bars. A second
/// start brings the first one's window to the front; closing the window stops everything.
public final class DesktopLauncher {

    /// The wanted port, the next free one if it is busy. It is the same each time because a browser keeps by
    /// address what could not be saved yet.
    private static final int PORT = 7480;

    private DesktopLauncher() {}

    public static void main(String[] arguments) {
        System.exit(run(dataFolder()));
    }

    private static Path dataFolder() {
        String given = System.getProperty("pipewright.data");
        return given == null ? Path.of(System.getProperty("user.home"), ".pipewright", "desktop") : Path.of(given);
    }

    private static int run(Path data) {
        try {
            Files.createDirectories(data);
            Optional<SingleInstance> claim = SingleInstance.claim(data);
            if (claim.isEmpty()) {
                return ring(data);
            }
            try (var _ = claim.get()) {
                return start(data);
            }
        } catch (IOException _) {
            return refuse("The data folder " + data + " cannot be written. Correct its permissions, or name another"
                    + " folder with PIPEWRIGHT_DATA.");
        }
    }

    private static int start(Path data) throws IOException {
        var desktop = new AtomicReference<@Nullable Desktop>();
        try (var _ = Doorbell.hang(data, () -> answer(desktop.get()))) {
            var application = new SpringApplication(DesignerApplication.class);
            application.setAdditionalProfiles("demo");
            Optional<ConfigurableApplicationContext> started = ProductStart.run(
                    application, "--server.address=127.0.0.1", "--server.port=" + PORT, "--pipewright.data=" + data);
            if (started.isEmpty()) {
                return 1;
            }
            try (var context = started.get();
                    var opened = Desktop.open(context, data)) {
                desktop.set(opened);
                opened.awaitClosed();
            }
            return 0;
        }
    }

    private static Doorbell.Answer answer(@Nullable Desktop desktop) {
        return desktop == null ? Doorbell.Answer.STARTING : desktop.ring();
    }

    /// Asks the first start to show its window.
    private static int ring(Path data) {
        return switch (Doorbell.ring(data).orElse(null)) {
            case SHOWN -> say("Pipewright is open already. Its window comes to the front.");
            case STARTING -> say("Pipewright is starting already. Its window opens when it is ready.");
            case STOPPING -> refuse("Pipewright is just being stopped. Start it again in a moment.");
            case null ->
                refuse("Pipewright runs already in " + data + ", but does not answer. Try again in a moment, or end its"
                        + " process.");
        };
    }

    private static int say(String sentence) {
        System.out.println(sentence);
        return 0;
    }

    private static int refuse(String sentence) {
        System.err.println(sentence);
        return 1;
    }
}
