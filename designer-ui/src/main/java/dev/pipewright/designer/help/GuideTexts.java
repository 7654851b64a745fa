package dev.pipewright.designer.help;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/// The pages of the folder `docs`, which the build puts beside the classes.
final class GuideTexts {

    private GuideTexts() {}

    /// The text of a page.
    ///
    /// @param name of the file, without the ending
    static String of(String name) {
        try (var text = GuideTexts.class.getResourceAsStream("/docs/" + name + ".md")) {
            if (text == null) {
                throw new IllegalArgumentException("no such guide: '" + name + "'");
            }
            return new String(text.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
