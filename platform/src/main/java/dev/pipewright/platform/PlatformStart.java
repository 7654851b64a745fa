package dev.pipewright.platform;

import dev.pipewright.engine.flowable.FlowableRunner;
import dev.pipewright.engine.quartz.CronTimer;
import dev.pipewright.engine.store.Notifications;
import org.springframework.context.SmartLifecycle;

/// Sets everything going once all of it is there. What was set going ends with its own bean.
final class PlatformStart implements SmartLifecycle {

    private final Notifications notifications;
    private final FlowableRunner runner;
    private final CronTimer timer;
    private volatile boolean running;

    PlatformStart(Notifications notifications, FlowableRunner runner, CronTimer timer) {
        this.notifications = notifications;
        this.runner = runner;
        this.timer = timer;
    }

    @Override
    public void start() {
        notifications.begin();
        runner.begin();
        timer.begin();
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
