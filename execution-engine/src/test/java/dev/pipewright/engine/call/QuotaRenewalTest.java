package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.quota.InMemoryQuota;
import dev.pipewright.engine.quota.Quota;
import dev.pipewright.engine.quota.QuotaBlock;
import dev.pipewright.engine.quota.QuotaClaim;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QuotaRenewalTest {

    /// A quota in a database that takes its time: it answers once it is told to.
    private static final class SlowQuota implements Quota {

        private final Quota quick = new InMemoryQuota(Clock.systemUTC());
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answer = new CountDownLatch(1);
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();

        @Override
        public QuotaBlock take(String credential, QuotaClaim claim) {
            begun.incrementAndGet();
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            QuotaBlock block = quick.take(credential, claim);
            ended.incrementAndGet();
            return block;
        }
    }

    private final SlowQuota quota = new SlowQuota();
    private final QuotaRenewal renewal = new QuotaRenewal(quota, "credential");
    private final Gate gate = new Gate("http://target", System::nanoTime, renewal);

    @Test
    void closing_waits_for_the_block_that_is_being_taken() throws InterruptedException {
        renewal.wanted(gate, true);
        quota.asked.await();

        Thread closing = Thread.ofPlatform().start(renewal::close);
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(quota.ended).hasValue(0);
        quota.answer.countDown();
        closing.join();

        assertThat(quota.ended).hasValue(1);
    }

    @Test
    void what_is_closed_takes_no_more_whoever_wants_it() throws InterruptedException {
        quota.answer.countDown();
        renewal.wanted(gate, true);
        quota.asked.await();
        renewal.wanted(gate, true);
        renewal.close();
        int before = quota.begun.get();

        renewal.wanted(gate, true);
        renewal.close();

        assertThat(quota.begun).hasValue(before);
    }

    @Test
    void what_was_never_used_is_closed_at_once() {
        renewal.close();

        assertThat(quota.begun).hasValue(0);
    }
}
