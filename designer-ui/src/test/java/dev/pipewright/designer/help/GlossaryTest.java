package dev.pipewright.designer.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The words of the product, where they are explained and where they stand.
class GlossaryTest {

    private static final Pattern TERM = Pattern.compile("new Term\\(\\s*\"([^\"]+)\"");

    /// The words of the product, one for each thing.
    private static final List<String> WORDS = List.of(
            "tenant",
            "pipeline",
            "node",
            "edge",
            "port",
            "draft",
            "version",
            "library pipeline",
            "overlay",
            "installation",
            "environment",
            "connector",
            "connection",
            "stream",
            "record",
            "document",
            "effect",
            "attempt",
            "run",
            "stage",
            "split",
            "slice",
            "chunk",
            "checkpoint",
            "watermark",
            "rejected record",
            "failure",
            "problem");

    /// Those at the head of a page, a panel or a table.
    private static final List<String> AT_A_HEAD = List.of(
            "pipeline",
            "node",
            "edge",
            "draft",
            "version",
            "library pipeline",
            "environment",
            "connection",
            "stream",
            "record",
            "attempt",
            "run",
            "watermark",
            "rejected record",
            "failure",
            "problem");

    @Test
    void each_word_is_explained_in_sentences_and_has_one_place_in_the_order_of_the_page() {
        assertThat(Glossary.meanings().keySet()).containsAll(WORDS);
        assertThat(Glossary.meanings().values()).allMatch(meaning -> meaning.matches("[A-Z].{10,}\\."));
        assertThat(Glossary.meanings().keySet()).allMatch(word -> word.equals(word.toLowerCase(Locale.ROOT)));
    }

    @Test
    void each_term_of_the_pages_is_in_the_glossary() {
        assertThat(terms())
                .containsAll(AT_A_HEAD)
                .isSubsetOf(Glossary.meanings().keySet());
    }

    @Test
    void each_word_is_explained_where_it_stands_on_a_page_or_in_a_guide() {
        Set<String> explained = new TreeSet<>(terms());
        explained.addAll(Guides.explained());

        assertThat(explained).containsAll(Glossary.meanings().keySet());
    }

    @Test
    void a_term_that_the_glossary_does_not_have_is_refused() {
        assertThatThrownBy(() -> Glossary.meaning("flow"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not in the glossary: 'flow'");
    }

    private static Set<String> terms() {
        Set<String> terms = new TreeSet<>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> TERM.matcher(textOf(file)).results().forEach(found -> terms.add(found.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
