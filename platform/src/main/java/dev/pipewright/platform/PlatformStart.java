package dev.pipewright.platform;

import dev.pipewright.engine.flowable.FlowableRunner;
import dev.pipewright.engine.quartz.CronTimer;
import dev.pipewright.engine.store.Notifications;
import dev.pipewright.platform.backfill.BackFillWatch;
import dev.pipewright.platform.ingest.Ingest;
import dev.pipewright.platform.result.Retention;
import dev.pipewright.platform.schedule.JdbcSchedules;
import java.util.Set;
import org.springframework.context.SmartLifecycle;

/// Sets going what this node has a role for, once all of it is there. What was set going ends with its own bean.
final class PlatformStart implements SmartLifecycle {

    private final Set<Role> roles;
    private final Notifications notifications;
    private final FlowableRunner runner;
    private final Ingest ingest;
    private final BackFillWatch backFills;
    private final JdbcSchedules schedules;
    private final CronTimer timer;
    private final Retention retention;
    private volatile boolean running;

    PlatformStart(
            Set<Role> roles,
            Notifications notifications,
            FlowableRunner runner,
            Ingest ingest,
            BackFillWatch backFills,
            JdbcSchedules schedules,
            CronTimer timer,
            Retention retention) {
        this.roles = Set.copyOf(roles);
        this.notifications = notifications;
        this.runner = runner;
        this.ingest = ingest;
        this.backFills = backFills;
        this.schedules = schedules;
        this.timer = timer;
        this.retention = retention;
    }

    @Override
    public void start() {
        notifications.begin();
        if (roles.contains(Role.WORKER)) {
            runner.begin();
        }
        if (roles.contains(Role.SCHEDULER)) {
            ingest.startWhatIsLeft();
            backFills.begin();
            schedules.reconcile();
            timer.begin();
            retention.begin();
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
