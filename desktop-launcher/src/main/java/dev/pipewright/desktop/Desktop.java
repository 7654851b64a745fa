package dev.pipewright.desktop;

import dev.pipewright.designer.DesignerApplication;
import dev.pipewright.designer.access.DemoLogin;
import dev.pipewright.designer.access.Invitation;
import dev.pipewright.designer.access.Invitations;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.ApplicationContext;

/// A running application and the window that shows it. Nobody logs in: the window is opened with an invitation.
final class Desktop implements AutoCloseable {

    private final Window window;
    private volatile boolean stopping;

    private Desktop(Window window) {
        this.window = window;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /// Opens the window in an installed browser of the Chromium family, or else a page in the default browser.
    ///
    /// @param data the folder with the browser's profile
    static Desktop open(ApplicationContext application, Path data) {
        return InstalledBrowser.find()
                .flatMap(browser -> inWindow(application, browser, data.resolve("window")))
                .orElseGet(() -> inDefaultBrowser(application));
    }

    private static Optional<Desktop> inWindow(ApplicationContext application, Path browser, Path profile) {
        Invitation invitation = invite(application);
        try {
            var window = BrowserWindow.open(browser, profile, addressOf(application, invitation));
            var desktop = new Desktop(window);
            CompletableFuture<?> seen = invitation.accepted().toCompletableFuture();
            CompletableFuture.anyOf(seen, window.closed()).join();
            if (seen.isDone()) {
                System.out.println("\nPipewright is open in its window. Closing the window stops everything.");
                return Optional.of(desktop);
            }
        } catch (IOException _) {
            // Said below.
        }
        System.out.println("\nThe browser " + browser + " did not open a window; what it said is in "
                + BrowserWindow.log(profile) + ". PIPEWRIGHT_BROWSER names another one.");
        return Optional.empty();
    }

    private static Desktop inDefaultBrowser(ApplicationContext application) {
        var tab = new DefaultBrowserTab(() -> addressOf(application, invite(application)));
        tab.show();
        System.out.println("\nPipewright is open in your default browser, at "
                + DesignerApplication.addressOf(application) + ". Ctrl-C stops everything.");
        return new Desktop(tab);
    }

    private static Invitation invite(ApplicationContext application) {
        return application
                .getBean(Invitations.class)
                .invite(application.getBean(DemoLogin.class).person());
    }

    private static URI addressOf(ApplicationContext application, Invitation invitation) {
        return invitation.addressAt(DesignerApplication.addressOf(application));
    }

    /// Shows the window to whoever started the application again. Safe for use by many threads.
    Doorbell.Answer ring() {
        if (!stopping) {
            try {
                window.show();
                return Doorbell.Answer.SHOWN;
            } catch (IOException _) {
                // The window is closed, so all of it is about to stop.
            }
        }
        return Doorbell.Answer.STOPPING;
    }

    /// Waits until the person closes the window.
    void awaitClosed() {
        window.closed().join();
    }

    @Override
    public void close() {
        stopping = true;
        window.close();
    }
}
