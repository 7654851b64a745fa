package dev.pipewright.platform.result;

import dev.pipewright.platform.tenant.AcrossTenants;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Drops what runs have left when it is old enough, a month at a time: documents, attempts, results, rejected
/// records. Runs with their balances stay, and so does what was recorded where (effects). A month stays whole
/// while one of its runs is not over, or one of its documents waits or is unknown.
public final class Retention implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final String TO_DROP = """
            SELECT DISTINCT r.month FROM run r WHERE r.month < ?
                AND to_regclass('pipewright.result_' || to_char(r.month, 'YYYY_MM')) IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM run o WHERE o.month = r.month AND o.ended_at IS NULL)
                AND NOT EXISTS (SELECT 1 FROM document d
                    WHERE d.month = r.month AND d.state IN ('WAITING', 'UNKNOWN'))
            ORDER BY r.month""";

    private final AcrossTenants across;
    private final int months;
    private final List<Runnable> others;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("retention").daemon().factory());

    /// @param months how many whole months are kept beside the present one; 0 keeps everything
    /// @param others drop what is dropped elsewhere, as often
    public Retention(AcrossTenants across, int months, List<Runnable> others, Clock clock) {
        if (months < 0) {
            throw new IllegalArgumentException("months to keep can not be negative: " + months);
        }
        this.across = across;
        this.months = months;
        this.others = List.copyOf(others);
        this.clock = clock;
    }

    /// Looks once a day, first now.
    public void begin() {
        if (months > 0) {
            var _ = timer.scheduleWithFixedDelay(() -> attempt(this::drop), 0, 1, TimeUnit.DAYS);
        }
        var _ = timer.scheduleWithFixedDelay(() -> others.forEach(Retention::attempt), 0, 1, TimeUnit.DAYS);
    }

    private static void attempt(Runnable dropping) {
        try {
            dropping.run();
        } catch (RuntimeException failure) {
            // The thread's edge: tomorrow is another day.
            LOG.warn("What is old could not be dropped; trying again tomorrow.", failure);
        }
    }

    /// Drops what is old enough now.
    ///
    /// @return the months that were dropped
    public List<LocalDate> drop() {
        LocalDate first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .withDayOfMonth(1)
                .minusMonths(months);
        List<LocalDate> old = across.in(jdbc -> jdbc.sql(TO_DROP)
                .param(Date.valueOf(first))
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .list());
        for (LocalDate month : old) {
            across.in(jdbc -> jdbc.sql("SELECT drop_month(?)")
                    .param(Date.valueOf(month))
                    .query()
                    .listOfRows());
            LOG.info("Dropped what the runs of {} have left.", month);
        }
        return old;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
