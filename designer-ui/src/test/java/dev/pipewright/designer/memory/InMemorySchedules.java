package dev.pipewright.designer.memory;

import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.schedule.Schedule;
import dev.pipewright.platform.schedule.Schedules;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.scheduling.support.CronExpression;

/// Schedules of one tenant, which start nothing.
public final class InMemorySchedules implements Schedules {

    private final Map<String, Schedule> schedules = new ConcurrentHashMap<>();
    private final Clock clock;

    public InMemorySchedules(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Schedule> list(TenantId tenant) {
        return List.copyOf(schedules.values());
    }

    @Override
    public Optional<Schedule> find(TenantId tenant, String pipeline) {
        return Optional.ofNullable(schedules.get(pipeline));
    }

    @Override
    public Schedule save(TenantId tenant, Schedule schedule) {
        nextTimes(schedule.cron(), schedule.zone(), 1);
        schedules.put(schedule.pipeline(), schedule);
        return schedule;
    }

    @Override
    public void remove(TenantId tenant, String pipeline) {
        schedules.remove(pipeline);
    }

    @Override
    public List<Instant> nextTimes(String cron, ZoneId zone, int count) {
        if (!CronExpression.isValidExpression("0 " + cron)) {
            throw new IllegalArgumentException("'" + cron + "' is no cron expression. Write it like 30 6 * * MON-FRI.");
        }
        var expression = CronExpression.parse("0 " + cron);
        return Stream.iterate(
                        expression.next(ZonedDateTime.now(clock.withZone(zone))),
                        time -> time != null,
                        time -> expression.next(time))
                .limit(count)
                .map(ZonedDateTime::toInstant)
                .toList();
    }
}
