package dev.pipewright.engine.quota;

import java.time.Instant;

class InMemoryQuotaTest extends QuotaContract {

    private final SettableClock clock = new SettableClock();
    private final InMemoryQuota quota = new InMemoryQuota(clock);

    @Override
    Quota quota(String node) {
        return quota.of(node);
    }

    @Override
    void setClock(Instant to) {
        clock.set(to);
    }
}
