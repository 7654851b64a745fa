package dev.pipewright.engine.call;

import dev.pipewright.engine.ledger.StorageException;
import dev.pipewright.engine.quota.Quota;
import dev.pipewright.engine.quota.QuotaBlock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the blocks of one credential, on a thread of its own that lives while its gate is used: every two
/// seconds, and sooner while shares move. For a gate that nobody uses it asks nothing. Once closed, it asks nothing
/// any more.
final class QuotaRenewal implements Gate.Renewal, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QuotaRenewal.class);
    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration AT_ONCE = Duration.ofMillis(250);
    private static final Duration LONGEST_TAKING = Duration.ofSeconds(10);

    private final Quota quota;
    private final String credential;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Semaphore hurry = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    QuotaRenewal(Quota quota, String credential) {
        this.quota = quota;
        this.credential = credential;
    }

    @Override
    public void wanted(Gate gate, boolean atOnce) {
        wanted.set(true);
        if (running.compareAndSet(false, true)) {
            Thread renewing = Thread.ofVirtual().name("quota").unstarted(() -> renew(gate));
            thread = renewing;
            renewing.start();
        } else if (atOnce && hurry.availablePermits() == 0) {
            hurry.release();
        }
    }

    private void renew(Gate gate) {
        try {
            while (!isClosed() && (wanted.getAndSet(false) || gate.isBusy())) {
                renewOnce(gate);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            // Who wants one in between asks again within a second.
            running.set(false);
        }
    }

    private void renewOnce(Gate gate) throws InterruptedException {
        long asked = System.nanoTime();
        try {
            QuotaBlock block = quota.take(credential, gate.claim());
            hurry.drainPermits();
            gate.renewed(block, asked);
            rest(block.isSettled() ? USUAL : SOON);
        } catch (StorageException failure) {
            LOG.warn("No calls could be taken from the quota; trying again. {}", failure.getMessage());
            var _ = closed.await(SOON.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void rest(Duration pause) throws InterruptedException {
        if (!closed.await(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS)) {
            var _ = hurry.tryAcquire(pause.minus(AT_ONCE).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /// Waits until the block that is being taken is there: to interrupt that would break its connection, and without
    /// waiting its connection would be taken away under its hands.
    @Override
    public void close() {
        closed.countDown();
        hurry.release();
        Thread renewing = thread;
        if (renewing == null) {
            return;
        }
        try {
            var _ = renewing.join(LONGEST_TAKING);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
