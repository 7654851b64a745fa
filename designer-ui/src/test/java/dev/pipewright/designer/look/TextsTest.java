package dev.pipewright.designer.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Texts TEXTS = new Texts();
    private static final Pattern KEY = Pattern.compile("getTranslation\\(\\s*\"([^\"]+)\"[,)]");

    @Test
    void a_text_takes_its_values() {
        assertThat(TEXTS.getTranslation("standing.draft", Locale.ENGLISH, 4L)).isEqualTo("Draft: 4 changes");
        assertThat(TEXTS.getTranslation("standing.draft", Locale.ENGLISH, 1L)).isEqualTo("Draft: 1 change");
    }

    @Test
    void the_pseudo_locale_shows_what_is_from_a_bundle() {
        assertThat(TEXTS.getTranslation("nav.runs", Texts.PSEUDO)).isEqualTo("[Runs]");
        assertThat(TEXTS.getTranslation("kind.source", Texts.PSEUDO)).isEqualTo("[Source]");
    }

    @Test
    void a_key_without_a_text_is_refused() {
        assertThatThrownBy(() -> TEXTS.getTranslation("no.such.key", Locale.ENGLISH))
                .isInstanceOf(MissingResourceException.class);
    }

    @Test
    void every_key_in_the_code_has_a_text() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> addKeys(file, keys));
        }

        assertThat(keys).hasSizeGreaterThan(50);
        assertThat(keys)
                .allSatisfy(key -> assertThat(TEXTS.getTranslation(key, Locale.ENGLISH, 1, 2))
                        .isNotBlank());
    }

    @Test
    void every_apostrophe_survives_the_message_format() throws IOException {
        List<String> lonely =
                Files.readAllLines(Path.of("src/main/resources/dev/pipewright/designer/look/texts.properties")).stream()
                        .filter(line -> line.replace("''", "").contains("'"))
                        .toList();

        assertThat(lonely).isEmpty();
    }

    private static void addKeys(Path file, Set<String> keys) {
        try {
            KEY.matcher(Files.readString(file)).results().forEach(found -> keys.add(found.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
