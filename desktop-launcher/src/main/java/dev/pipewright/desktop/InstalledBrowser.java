package dev.pipewright.desktop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The browsers of this machine.
final class InstalledBrowser {

    private static final List<String> NAMES = List.of(
            "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "brave-browser");
    private static final List<Path> PLACES = List.of(
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));

    private InstalledBrowser() {}

    /// A browser of the Chromium family: the one named by the environment variable `PIPEWRIGHT_BROWSER`, else the
    /// first on the PATH, else one in a usual place.
    static Optional<Path> find() {
        String given = System.getenv("PIPEWRIGHT_BROWSER");
        Stream<Path> first = given == null ? Stream.empty() : Stream.of(Path.of(given));
        Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.of(first, onPath, PLACES.stream())
                .flatMap(places -> places)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
