package dev.pipewright.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentenceTest {

    private static final Sentence NO_NAME = Sentence.of("check.noInput", "node", "Map the order");
    private static final Locale PSEUDO = Locale.forLanguageTag("en-XA");

    @Test
    void a_kept_sentence_is_read_as_it_was() {
        assertThat(Sentence.read(NO_NAME.kept())).contains(NO_NAME);
    }

    @Test
    void a_sentence_is_rendered_when_it_is_read() {
        assertThat(Sentences.english().read(NO_NAME.kept()))
                .isEqualTo("'Map the order' gets no records. Draw an edge to it.");
        assertThat(Sentences.in(PSEUDO).read(NO_NAME.kept()))
                .isEqualTo("['Map the order' gets no records. Draw an edge to it.]");
    }

    @Test
    void the_words_of_other_systems_stay_as_they_are() {
        assertThat(Sentence.read("ZIP code 1234 is not known.")).isEmpty();
        assertThat(Sentences.in(PSEUDO).read("ZIP code 1234 is not known.")).isEqualTo("ZIP code 1234 is not known.");
        assertThat(Sentences.english().read("")).isEmpty();
    }

    @Test
    void a_sentence_may_quote_another() {
        var quoting = Sentence.of("check.setting", "node", "Sales", "message", NO_NAME.kept());

        assertThat(Sentence.read(quoting.kept())).contains(quoting);
        assertThat(Sentences.english().text(quoting))
                .isEqualTo("'Sales': 'Map the order' gets no records. Draw an edge to it.");
    }

    @Test
    void a_kept_sentence_without_a_text_is_told_by_its_key_and_values() {
        assertThat(Sentences.english()
                        .read(Sentence.of("engine.ofYesteryear", "node", "Sales")
                                .kept()))
                .isEqualTo("engine.ofYesteryear {node=Sales}");
        assertThat(Sentences.english().read("\u0002x\u0002")).isEqualTo("x {}");
    }

    @Test
    void an_exception_says_its_sentence_or_else_its_words() {
        class OurException extends RuntimeException implements Speaks {
            private static final long serialVersionUID = 1L;

            @Override
            public Optional<Sentence> sentence() {
                return Optional.of(NO_NAME);
            }
        }

        assertThat(Sentence.keptOf(new OurException())).isEqualTo(NO_NAME.kept());
        assertThat(Sentence.keptOf(new IllegalStateException("ORA-00942"))).isEqualTo("ORA-00942");
    }
}
