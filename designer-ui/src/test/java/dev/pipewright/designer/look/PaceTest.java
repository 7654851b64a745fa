package dev.pipewright.designer.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOON = Instant.parse("1997-01-31T12:00:00Z");

    private final Pace<String> pace = new Pace<>();

    private void after(int seconds, long number) {
        pace.note(NOON.plusSeconds(seconds), Map.of("out", number));
    }

    @Test
    void it_tells_how_fast_things_go_now_and_not_since_the_start() {
        after(0, 0);
        after(10, 10);
        after(30, 1010);
        after(40, 2010);

        assertThat(pace.perSecond("out")).isEqualTo(100);
        assertThat(pace.forMore("out", 500)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void of_one_moment_the_last_numbers_count() {
        after(0, 0);
        after(10, 10);
        after(10, 500);

        assertThat(pace.perSecond("out")).isEqualTo(50);
    }

    @Test
    void nobody_knows_how_long_it_takes_when_nothing_moves() {
        after(0, 7);
        assertThat(pace.perSecond("out")).isZero();
        after(5, 7);

        assertThat(pace.perSecond("out")).isZero();
        assertThat(pace.forMore("out", 3)).isNull();
        assertThat(pace.forMore("unknown", 3)).isNull();
    }
}
