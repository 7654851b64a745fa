package dev.pipewright.platform.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PausedPreviewsTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final UUID FIRST = new UUID(0, 0);

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final PausedPreviews<String> paused = new PausedPreviews<>(() -> now);

    @Test
    void what_is_taken_is_no_longer_there() {
        paused.keep(ACME, FIRST, "one");

        assertThat(paused.take(ACME, FIRST)).contains("one");
        assertThat(paused.take(ACME, FIRST)).isEmpty();
    }

    @Test
    void another_tenant_can_not_take_it() {
        paused.keep(ACME, FIRST, "one");

        assertThat(paused.take(new TenantId("other"), FIRST)).isEmpty();
        assertThat(paused.take(ACME, FIRST)).contains("one");
    }

    @Test
    void what_is_not_used_for_long_ends() {
        paused.keep(ACME, FIRST, "one");

        now = now.plus(PausedPreviews.LONGEST).plus(Duration.ofSeconds(1));

        assertThat(paused.take(ACME, FIRST)).isEmpty();
    }

    @Test
    void the_one_that_was_not_used_for_the_longest_makes_room() {
        for (int i = 0; i <= PausedPreviews.MOST; i++) {
            paused.keep(ACME, new UUID(0, i), "number " + i);
        }

        assertThat(paused.take(ACME, FIRST)).isEmpty();
        assertThat(paused.take(ACME, new UUID(0, 1))).contains("number 1");
    }
}
