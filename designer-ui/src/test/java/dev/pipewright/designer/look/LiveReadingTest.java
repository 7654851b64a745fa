package dev.pipewright.designer.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LiveReadingTest {

    private static final String TROUBLE = "trouble";

    private final List<String> shown = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void only_what_has_changed_is_shown() {
        read("10 documents", "10 documents", "20 documents", "done");

        assertThat(shown).containsExactly("10 documents", "20 documents", "done");
        assertThat(pauses).containsOnly(LiveReading.PAUSE);
    }

    @Test
    void a_reading_that_fails_is_tried_again_and_the_page_says_that_it_is_not_up_to_date() {
        read("10 documents", TROUBLE, TROUBLE, "20 documents", "done");

        assertThat(shown).containsExactly("10 documents", "not up to date", "up to date", "20 documents", "done");
        assertThat(pauses)
                .containsExactly(
                        LiveReading.PAUSE,
                        LiveReading.PAUSE.multipliedBy(2),
                        LiveReading.PAUSE.multipliedBy(4),
                        LiveReading.PAUSE);
    }

    @Test
    void a_database_that_stays_away_is_asked_every_fifteen_seconds() {
        read(TROUBLE, TROUBLE, TROUBLE, TROUBLE, TROUBLE, TROUBLE, TROUBLE, "done");

        assertThat(pauses)
                .endsWith(
                        Duration.ofSeconds(8), Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(15));
    }

    private void read(String... readings) {
        Queue<String> left = new ArrayDeque<>(List.of(readings));
        new LiveReading<>(() -> next(left), "done"::equals, new Notes()).readOn();
    }

    private static String next(Queue<String> left) {
        String reading = left.remove();
        if (reading.equals(TROUBLE)) {
            throw new IllegalStateException("the database is away");
        }
        return reading;
    }

    /// A page on which nobody waits.
    private final class Notes implements LiveReading.Screen<String> {

        @Override
        public void show(String news) {
            shown.add(news);
        }

        @Override
        public void mark(boolean upToDate) {
            shown.add(upToDate ? "up to date" : "not up to date");
        }

        @Override
        public boolean pause(Duration length) {
            pauses.add(length);
            return true;
        }
    }
}
