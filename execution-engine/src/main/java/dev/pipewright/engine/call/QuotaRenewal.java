package dev.pipewright.engine.call;

import dev.pipewright.engine.ledger.StorageException;
import dev.pipewright.engine.quota.Quota;
import dev.pipewright.engine.quota.QuotaBlock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the blocks of one credential, on a thread of its own that lives while its gate is used: every two
/// seconds, and sooner while shares move. For a gate that nobody uses it asks nothing.
final class QuotaRenewal implements Gate.Renewal {

    private static final Logger LOG = LoggerFactory.getLogger(QuotaRenewal.class);
    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration AT_ONCE = Duration.ofMillis(250);

    private final Quota quota;
    private final String credential;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Semaphore hurry = new Semaphore(0);

    QuotaRenewal(Quota quota, String credential) {
        this.quota = quota;
        this.credential = credential;
    }

    @Override
    public void wanted(Gate gate, boolean atOnce) {
        wanted.set(true);
        if (running.compareAndSet(false, true)) {
            Thread.ofVirtual().name("quota").start(() -> renew(gate));
        } else if (atOnce && hurry.availablePermits() == 0) {
            hurry.release();
        }
    }

    private void renew(Gate gate) {
        try {
            do {
                wanted.set(false);
                renewOnce(gate);
            } while (wanted.get() || gate.isBusy());
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
            Thread.sleep(SOON);
        }
    }

    private void rest(Duration pause) throws InterruptedException {
        Thread.sleep(AT_ONCE);
        var _ = hurry.tryAcquire(pause.minus(AT_ONCE).toMillis(), TimeUnit.MILLISECONDS);
    }
}
