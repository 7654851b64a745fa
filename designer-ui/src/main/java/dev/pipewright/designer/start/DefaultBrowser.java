package dev.pipewright.designer.start;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whatever browser the desktop prefers.
public final class DefaultBrowser {

    private DefaultBrowser() {}

    /// True if there is somebody to see a browser: a display, and no build server.
    public static boolean isLikelySeen(Map<String, String> environment) {
        return !environment.containsKey("CI")
                && (environment.containsKey("DISPLAY")
                        || environment.containsKey("WAYLAND_DISPLAY")
                        || !system().contains("linux"));
    }

    /// Opens an address.
    ///
    /// @return false if that did not work
    public static boolean open(URI address) {
        List<String> command = system().contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address.toString())
                : List.of(system().contains("mac") ? "open" : "xdg-open", address.toString());
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }
}
