package dev.pipewright.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestAnswersTest {

    private final List<String> looked = new ArrayList<>();
    private final LatestAnswers<String, Integer> lengths = new LatestAnswers<>(2, text -> {
        looked.add(text);
        return text.length();
    });

    @Test
    void what_was_found_out_is_not_looked_for_again() {
        assertThat(List.of(lengths.of("one"), lengths.of("four"), lengths.of("one")))
                .containsExactly(3, 4, 3);

        assertThat(looked).containsExactly("one", "four");
    }

    @Test
    void of_too_many_the_one_that_was_asked_for_longest_ago_is_forgotten() {
        List.of("one", "two", "one", "three", "one", "two").forEach(lengths::of);

        assertThat(looked).containsExactly("one", "two", "three", "two");
    }
}
