package dev.pipewright.engine.quartz;

import dev.pipewright.engine.quartz.CronTimer.Due;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells that a plan is due. Quartz keeps the class by its name.
@DisallowConcurrentExecution
final class Firing implements Job {

    static final String CRON = "cron";
    static final String ZONE = "zone";
    /// The planned time, and how often it failed, if this is a repeat.
    static final String PLANNED = "planned";

    static final String TRIES = "tries";

    private static final Logger LOG = LoggerFactory.getLogger(Firing.class);

    private final Due due;
    private final Repeat repeat;

    /// Fires a plan once more after a pause.
    @FunctionalInterface
    interface Repeat {

        /// Fires it.
        ///
        /// @param tries how often the planned time has failed before
        void repeat(String name, Instant planned, int tries) throws SchedulerException;
    }

    Firing(Due due, Repeat repeat) {
        this.due = due;
        this.repeat = repeat;
    }

    static CronPlan planOf(JobDataMap data) {
        return new CronPlan(data.getString(CRON), ZoneId.of(data.getString(ZONE)));
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        String name = context.getJobDetail().getKey().getName();
        JobDataMap data = context.getMergedJobDataMap();
        Optional<Instant> planned = data.containsKey(PLANNED)
                ? Optional.of(Instant.parse(data.getString(PLANNED)))
                : planOf(data).latestAt(context.getScheduledFireTime().toInstant());
        int tries = data.containsKey(TRIES) ? Integer.parseInt(data.getString(TRIES)) : 0;
        if (planned.isPresent()) {
            fire(context.getScheduler(), name, planned.get(), tries);
        }
    }

    private void fire(Scheduler scheduler, String name, Instant planned, int tries) throws JobExecutionException {
        try {
            due.due(name, planned);
        } catch (RuntimeException failure) {
            // The thread's edge: whatever it was, the planned time must not be lost.
            LOG.warn(
                    "The plan {} was due at {}, but its work could not be started; trying again.",
                    name,
                    planned,
                    failure);
            repeatLater(scheduler, name, planned, tries);
        }
    }

    private void repeatLater(Scheduler scheduler, String name, Instant planned, int tries)
            throws JobExecutionException {
        try {
            repeat.repeat(name, planned, tries);
        } catch (SchedulerException e) {
            // The database is gone. Waiting for a connection is the pause; who stops is repeated at the next start.
            throw new JobExecutionException("The plan " + name + " could not be put off.", e, !isStopping(scheduler));
        }
    }

    private static boolean isStopping(Scheduler scheduler) {
        try {
            return scheduler.isInStandbyMode() || scheduler.isShutdown();
        } catch (SchedulerException _) {
            return true;
        }
    }
}
