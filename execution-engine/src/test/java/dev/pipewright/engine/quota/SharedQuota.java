package dev.pipewright.engine.quota;

import java.time.Instant;

/// A quota of several nodes, by a clock that is set.
public final class SharedQuota {

    private final SettableClock clock = new SettableClock();
    private final InMemoryQuota quota = new InMemoryQuota(clock);

    /// The quota as a node sees it.
    public Quota of(String node) {
        return quota.of(node);
    }

    public void setClock(Instant now) {
        clock.set(now);
    }
}
