package dev.pipewright.connectors.spi.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LengthTextTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void people_read_lengths_of_time_in_the_largest_units() {
        assertThat(LengthText.of(Duration.ofSeconds(90))).isEqualTo("1 min 30 s");
        assertThat(LengthText.of(Duration.ofHours(25))).isEqualTo("1 d 1 h");
        assertThat(LengthText.of(Duration.ofMillis(1200))).isEqualTo("1 s 200 ms");
        assertThat(LengthText.of(Duration.ZERO)).isEqualTo("0 s");
    }

    @Test
    void people_write_them_with_units_or_as_a_number_of_the_unit_that_files_have() {
        assertThat(LengthText.read("90", SECOND)).contains(Duration.ofSeconds(90));
        assertThat(LengthText.read("90", Duration.ofMillis(1))).contains(Duration.ofMillis(90));
        assertThat(LengthText.read("1m30s", SECOND)).contains(Duration.ofSeconds(90));
        assertThat(LengthText.read(" 1.5 H ", SECOND)).contains(Duration.ofMinutes(90));
        assertThat(LengthText.read("2 d 3 min", SECOND))
                .contains(Duration.ofDays(2).plusMinutes(3));
    }

    @Test
    void anything_else_is_no_length_of_time() {
        assertThat(LengthText.read("soon", SECOND)).isEmpty();
        assertThat(LengthText.read("", SECOND)).isEmpty();
        assertThat(LengthText.read("5 min or so", SECOND)).isEmpty();
        assertThat(LengthText.read("-5", SECOND)).isEmpty();
    }
}
