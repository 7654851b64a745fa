package dev.pipewright.platform.schedule;

import dev.pipewright.engine.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The schedules of the tenants; a pipeline has one at most. Safe for use by many threads.
public interface Schedules {

    List<Schedule> list(TenantId tenant);

    Optional<Schedule> find(TenantId tenant, String pipeline);

    /// Keeps a new schedule, or changes the one that the pipeline has.
    ///
    /// @throws IllegalArgumentException with a sentence, if the cron expression is not one
    Schedule save(TenantId tenant, Schedule schedule);

    void remove(TenantId tenant, String pipeline);

    /// The next times of a schedule that need not be saved yet, earliest first.
    ///
    /// @throws IllegalArgumentException with a sentence, if the cron expression is not one
    List<Instant> nextTimes(String cron, ZoneId zone, int count);
}
