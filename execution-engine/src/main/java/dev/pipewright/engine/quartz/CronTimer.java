package dev.pipewright.engine.quartz;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.UUID;
import javax.sql.DataSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/// Fires plans at their times, on one node of all. Whoever was down at a planned time fires once when it is back,
/// for the last time it missed, and not for each of them. A firing that fails is repeated, at growing pauses,
/// until it works. Safe for use by many threads.
public final class CronTimer implements AutoCloseable {

    private static final String GROUP = "plans";
    private static final String REPEATS = "repeats";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Scheduler scheduler;

    /// Hears when a plan is due.
    @FunctionalInterface
    public interface Due {

        /// May happen again after a crash, with the same planned time. If it throws, it happens again in any
        /// case.
        ///
        /// @param planned the time by the plan, also if it is late
        void due(String name, Instant planned);
    }

    /// A timer; [#begin] starts the clock.
    ///
    /// @param dataSource connections whose first schema is the one for plans, as the migrations have made it
    /// @param node the name this process keeps over restarts
    public CronTimer(DataSource dataSource, String node, Due due) {
        // Quartz finds data sources by name, for the whole process.
        String source = "pipewright-" + UUID.randomUUID();
        DBConnectionManager.getInstance().addConnectionProvider(source, new Pooled(dataSource));
        try {
            this.scheduler = ownScheduler(settings(node, source));
            scheduler.setJobFactory((_, _) -> new Firing(due, this::repeat));
        } catch (SchedulerException e) {
            throw new IllegalStateException("The schedules could not be prepared.", e);
        }
    }

    /// Quartz gives out again what this process has under the same name, and all nodes have one name: so nobody shall
    /// find this one.
    private static Scheduler ownScheduler(Properties settings) throws SchedulerException {
        var known = SchedulerRepository.getInstance();
        synchronized (known) {
            var scheduler = new StdSchedulerFactory(settings).getScheduler();
            known.remove(scheduler.getSchedulerName());
            return scheduler;
        }
    }

    private static Properties settings(String node, String source) {
        var settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", "pipewright");
        settings.setProperty("org.quartz.scheduler.instanceId", node);
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.threadPool.threadCount", "2");
        settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        settings.setProperty("org.quartz.jobStore.dataSource", source);
        settings.setProperty("org.quartz.jobStore.useProperties", "true");
        settings.setProperty("org.quartz.jobStore.misfireThreshold", "60000");
        settings.setProperty("org.quartz.jobStore.isClustered", "true");
        settings.setProperty("org.quartz.jobStore.clusterCheckinInterval", "20000");
        return settings;
    }

    /// Starts the clock, first with what was missed.
    public void begin() {
        doing(scheduler::start);
    }

    /// Keeps a plan, or changes the one with the name.
    public void put(String name, CronPlan plan) {
        var job = JobBuilder.newJob(Firing.class)
                .withIdentity(name, GROUP)
                .requestRecovery()
                .usingJobData(Firing.CRON, plan.cron())
                .usingJobData(Firing.ZONE, plan.zone().getId())
                .build();
        var trigger = TriggerBuilder.newTrigger()
                .withIdentity(name, GROUP)
                .forJob(job)
                .withSchedule(CronScheduleBuilder.cronSchedule(plan.expression())
                        .inTimeZone(TimeZone.getTimeZone(plan.zone()))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
        doing(() -> {
            scheduler.addJob(job, true, true);
            if (scheduler.rescheduleJob(TriggerKey.triggerKey(name, GROUP), trigger) == null) {
                scheduler.scheduleJob(trigger);
            }
        });
    }

    /// Makes these all the plans there are. A plan that is as it was keeps the time it may have missed.
    public void keepOnly(Map<String, CronPlan> plans) {
        Map<String, CronPlan> present = plans();
        present.keySet().stream().filter(name -> !plans.containsKey(name)).forEach(this::remove);
        plans.forEach((name, plan) -> {
            if (!plan.equals(present.get(name))) {
                put(name, plan);
            }
        });
    }

    private Map<String, CronPlan> plans() {
        var plans = new HashMap<String, CronPlan>();
        doing(() -> {
            for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.triggerGroupEquals(GROUP))) {
                JobDetail job = scheduler.getJobDetail(JobKey.jobKey(key.getName(), GROUP));
                if (job != null) {
                    plans.put(key.getName(), Firing.planOf(job.getJobDataMap()));
                }
            }
        });
        return plans;
    }

    /// Forgets a plan; what is being fired goes on.
    public void remove(String name) {
        // The job goes with its last trigger. Deleting the job itself fails if it is just being fired.
        doing(() -> {
            scheduler.unscheduleJob(TriggerKey.triggerKey(name, REPEATS));
            scheduler.unscheduleJob(TriggerKey.triggerKey(name, GROUP));
        });
    }

    /// Fires a plan once more after a pause. A plan has one repeat at a time: that of its last failure.
    private void repeat(String name, Instant planned, int tries) throws SchedulerException {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10));
        var trigger = TriggerBuilder.newTrigger()
                .withIdentity(name, REPEATS)
                .forJob(name, GROUP)
                .usingJobData(Firing.PLANNED, planned.toString())
                .usingJobData(Firing.TRIES, String.valueOf(tries + 1))
                .startAt(Date.from(Instant.now().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE)))
                .build();
        if (scheduler.rescheduleJob(trigger.getKey(), trigger) == null) {
            scheduler.scheduleJob(trigger);
        }
    }

    /// Fires a plan now, as if its time had come.
    void fireNow(String name) {
        doing(() -> scheduler.triggerJob(JobKey.jobKey(name, GROUP)));
    }

    /// Waits for what is being fired.
    @Override
    public void close() {
        doing(() -> scheduler.shutdown(true));
    }

    @FunctionalInterface
    private interface Doing {
        void run() throws SchedulerException;
    }

    private static void doing(Doing action) {
        try {
            action.run();
        } catch (SchedulerException e) {
            throw new IllegalStateException("The schedules could not be changed. Check that the database runs.", e);
        }
    }

    private record Pooled(DataSource dataSource) implements ConnectionProvider {

        @Override
        public Connection getConnection() throws SQLException {
            return dataSource.getConnection();
        }

        @Override
        public void shutdown() {
            // The pool belongs to who gave it.
        }

        @Override
        public void initialize() {
            // The pool is ready.
        }
    }
}
