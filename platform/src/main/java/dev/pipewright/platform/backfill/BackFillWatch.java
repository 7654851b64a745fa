package dev.pipewright.platform.backfill;

import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.tenant.AcrossTenants;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has back-fills go on: when somebody asks for something, when the run of a slice is over, and once a minute as
/// long as there is an open one. While there is none, it asks nothing.
public final class BackFillWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackFillWatch.class);
    private static final String OPEN = """
            SELECT tenant, id FROM backfill WHERE state = 'RUNNING'
            UNION SELECT tenant, backfill FROM backfill_slice WHERE state = 'RUNNING'""";

    private final AcrossTenants across;
    private final BackFills backFills;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("backfills").daemon().factory());
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean later = new AtomicBoolean();
    private volatile boolean begun;

    public BackFillWatch(AcrossTenants across, BackFills backFills) {
        this.across = across;
        this.backFills = backFills;
    }

    private record Open(TenantId tenant, UUID id) {}

    /// Goes on with what there is, and listens from now on.
    public void begin() {
        begun = true;
        wake();
    }

    /// There may be something to do. Returns at once.
    public void wake() {
        if (begun && asked.compareAndSet(false, true)) {
            thread.execute(this::look);
        }
    }

    private void look() {
        asked.set(false);
        boolean isOpen = true;
        try {
            List<Open> open = across.in(jdbc -> jdbc.sql(OPEN)
                    .query((row, number) ->
                            new Open(new TenantId(row.getString("tenant")), row.getObject("id", UUID.class)))
                    .list());
            isOpen = !open.isEmpty();
            open.forEach(this::advance);
        } catch (RuntimeException failure) {
            // The thread's edge.
            LOG.warn("It could not be seen which back-fills are open; trying again in a minute.", failure);
        }
        if (isOpen && later.compareAndSet(false, true)) {
            // In case nobody was told.
            var _ = thread.schedule(this::lookLater, 1, TimeUnit.MINUTES);
        }
    }

    private void lookLater() {
        later.set(false);
        look();
    }

    private void advance(Open open) {
        try {
            backFills.advance(open.tenant(), open.id());
        } catch (RuntimeException failure) {
            // One must not hold up the others.
            LOG.warn("The back-fill {} could not go on; trying again in a minute.", open.id(), failure);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
