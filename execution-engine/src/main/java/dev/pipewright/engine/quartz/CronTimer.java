package dev.pipewright.engine.quartz;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Properties;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fires plans at their times, on one node of all. Whoever was down at a planned time fires once when it is back,
/// for the last time it missed, and not for each of them. Safe for use by many threads.
public final class CronTimer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CronTimer.class);
    private static final String GROUP = "plans";

    private final Scheduler scheduler;

    /// Hears when a plan is due.
    @FunctionalInterface
    public interface Due {

        /// May happen again after a crash, with the same planned time.
        ///
        /// @param planned the time by the plan, also if it is late
        void due(String name, Instant planned);
    }

    /// Prepares the schema; [#begin] starts the clock.
    ///
    /// @param dataSource connections whose first schema is the one for plans, with the right to create in it
    /// @param node the name this process keeps over restarts
    public CronTimer(DataSource dataSource, String node, Due due) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/quartz")
                .table("quartz_history")
                .load()
                .migrate();
        String source = "pipewright-" + node;
        DBConnectionManager.getInstance().addConnectionProvider(source, new Pooled(dataSource));
        try {
            var factory = new StdSchedulerFactory();
            factory.initialize(settings(node, source));
            this.scheduler = factory.getScheduler();
            scheduler.setJobFactory((_, _) -> new Firing(due));
        } catch (SchedulerException e) {
            throw new IllegalStateException("The schedules could not be prepared.", e);
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
                .usingJobData("cron", plan.cron())
                .usingJobData("zone", plan.zone().getId())
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

    /// Forgets a plan; what is being fired goes on.
    public void remove(String name) {
        // The job goes with its last trigger. Deleting the job itself fails if it is just being fired.
        doing(() -> scheduler.unscheduleJob(TriggerKey.triggerKey(name, GROUP)));
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

    /// Tells that a plan is due. Quartz keeps the class by its name.
    @DisallowConcurrentExecution
    static final class Firing implements Job {

        private final Due due;

        Firing(Due due) {
            this.due = due;
        }

        @Override
        public void execute(JobExecutionContext context) {
            String name = context.getJobDetail().getKey().getName();
            var plan = new CronPlan(
                    context.getMergedJobDataMap().getString("cron"),
                    ZoneId.of(context.getMergedJobDataMap().getString("zone")));
            Instant fired = context.getScheduledFireTime().toInstant();
            try {
                plan.latestAt(fired).ifPresent(planned -> due.due(name, planned));
            } catch (RuntimeException failure) {
                LOG.warn("The plan {} was due, but its work could not be started.", name, failure);
            }
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
