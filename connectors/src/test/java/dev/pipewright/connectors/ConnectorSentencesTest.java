package dev.pipewright.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConnectorSentencesTest {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.pipewright.sentences.connectors");
    private static final Pattern KEY = Pattern.compile("\"(connectors\\.\\w+)\"");

    @Test
    void each_key_has_a_text_and_each_text_is_said() throws IOException {
        Set<String> said = new TreeSet<>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> addKeys(file, said));
        }

        assertThat(BUNDLE.keySet()).containsExactlyInAnyOrderElementsOf(said);
    }

    private static void addKeys(Path file, Set<String> said) {
        try {
            KEY.matcher(Files.readString(file)).results().forEach(found -> said.add(found.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
