package dev.pipewright.engine.flowable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NodeLeaseTest {

    private static final Duration CALL = Duration.ofSeconds(35);

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1);
    private final AtomicInteger beats = new AtomicInteger();
    private final NodeLease lease = new NodeLease(clock::get, beats::incrementAndGet);

    @Test
    void it_covers_a_call_that_ends_before_it_does() {
        renew();
        NodeLease.Held held = lease.held();

        pass(Duration.ofSeconds(15));

        assertThat(held.covers(Duration.ofSeconds(5))).isTrue();
        assertThat(held.covers(Duration.ofSeconds(6))).isFalse();
        assertThat(held.isLost()).isFalse();
    }

    @Test
    void it_gets_as_long_as_the_calls_need_and_asks_for_that_at_once() {
        renew();
        NodeLease.Held held = lease.held();

        assertThat(held.covers(CALL)).isFalse();
        assertThat(beats).hasValue(1);
        renew();

        assertThat(held.covers(CALL)).isTrue();
        pass(Duration.ofSeconds(10));
        assertThat(held.covers(CALL)).isTrue();
    }

    @Test
    void it_is_short_again_when_long_calls_were_not_made_for_a_while() {
        renew();
        lease.held().covers(CALL);
        renew();

        assertThat(lease.wanted()).isEqualTo(Duration.ofSeconds(45));
        renew();

        assertThat(lease.wanted()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void a_node_that_stood_still_past_its_end_sends_nothing_even_when_it_is_back() {
        renew();
        NodeLease.Held held = lease.held();
        pass(Duration.ofSeconds(21));

        assertThat(held.isLost()).isTrue();
        assertThat(held.covers(Duration.ZERO)).isFalse();
        renew();

        assertThat(held.isLost()).isTrue();
        assertThat(held.covers(Duration.ofMillis(1))).isFalse();
        assertThat(lease.held().covers(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void a_renewal_that_took_longer_than_the_lease_does_not_save_it() {
        renew();
        NodeLease.Held held = lease.held();
        long asked = clock.get();
        pass(Duration.ofSeconds(30));

        lease.renewed(asked, Duration.ofSeconds(60));

        assertThat(held.isLost()).isTrue();
        assertThat(lease.isOver()).isFalse();
    }

    private void renew() {
        lease.renewed(clock.get(), lease.wanted());
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
