package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private final AtomicLong now = new AtomicLong(5);
    private final TokenBucket bucket = new TokenBucket(now::get);

    @Test
    void calls_are_spaced_once_what_was_saved_is_spent() {
        bucket.change(10, 2);
        bucket.startWith(2);

        bucket.take();
        bucket.take();

        assertThat(bucket.ahead()).isEqualTo(Duration.ofMillis(100));
        pass(Duration.ofMillis(100));
        assertThat(bucket.ahead()).isZero();
        bucket.take();
        assertThat(bucket.ahead()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void no_more_is_saved_than_may_be() {
        bucket.change(10, 2);
        pass(Duration.ofMinutes(1));

        bucket.take();
        bucket.take();

        assertThat(bucket.ahead()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void another_rate_counts_from_now_on() {
        bucket.change(10, 4);
        pass(Duration.ofMillis(100));
        bucket.change(1, 1);
        pass(Duration.ofMillis(500));

        bucket.take();

        assertThat(bucket.ahead()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void without_a_limit_nobody_waits() {
        bucket.change(Double.POSITIVE_INFINITY, 1);

        for (int i = 0; i < 1_000; i++) {
            assertThat(bucket.ahead()).isZero();
            bucket.take();
        }
    }

    @Test
    void where_there_is_nothing_nobody_goes() {
        bucket.change(0, 1);
        pass(Duration.ofHours(1));

        assertThat(bucket.ahead()).isGreaterThan(Duration.ofMinutes(1));
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
