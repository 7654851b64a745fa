package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorLimitTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1000, 1000, false",
        "10, 0, 9, 9, false",
        "10, 0, 10, 1000000, true",
        "0, 5, 99, 99, false",
        "0, 5, 4, 100, false",
        "0, 5, 5, 100, true",
        "0, 5, 50, 1001, false",
        "10, 50, 9, 17, false",
        "10, 50, 10, 1000, true",
        "1000, 50, 50, 100, true"
    })
    void errors_are_too_many_by_number_or_by_share(int count, int percent, long errors, long all, boolean isReached) {
        assertThat(new ErrorLimit(count, percent).isReached(errors, all)).isEqualTo(isReached);
    }

    @Test
    void a_node_says_what_is_too_much() {
        assertThat(ErrorLimitSettings.limitOf(Map.of())).isEqualTo(ErrorLimit.NONE);
        assertThat(ErrorLimitSettings.limitOf(Map.of("stopAfterErrors", 10L, "stopAfterErrorPercent", "5")))
                .isEqualTo(new ErrorLimit(10, 5));
        assertThat(Presets.problems("taxman-v1", Map.of("stopAfterErrors", -1L, "stopAfterErrorPercent", 101L)))
                .extracting(problem -> problem.sentence(Locale.ENGLISH))
                .containsExactly(
                        "Set 'Stop after errors' to a number from 0 to 1000000000.",
                        "Set 'Stop after percent of errors' to a number from 0 to 100.");
    }
}
