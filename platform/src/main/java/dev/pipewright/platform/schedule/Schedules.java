package dev.pipewright.platform.schedule;

import dev.pipewright.engine.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The schedules of the tenants; a pipeline has one at most. Safe for use by many threads.
public interface Schedules {

    List<Schedule> list(TenantId tenant);

    Optional<Schedule> find(TenantId tenant, String pipeline);

    /// Keeps a new schedule, or changes the one that the pipeline has.
    ///
    /// @param author the name of a person
    /// @throws IllegalArgumentException with a sentence, if the cron expression is not one
    Schedule save(TenantId tenant, Schedule schedule, String author);

    /// Pauses a pipeline's schedule or lets it go on, whatever else somebody has changed about it.
    ///
    /// @param author the name of a person
    /// @return the schedule as it is now; empty if there is none any more
    Optional<Schedule> pause(TenantId tenant, String pipeline, boolean paused, String author);

    /// Forgets a pipeline's schedule, if it has one.
    ///
    /// @param author the name of a person
    void remove(TenantId tenant, String pipeline, String author);

    /// The schedules whose last planned time started no run, by pipeline, with the reason.
    Map<String, Refusal> refusals(TenantId tenant);

    /// A planned time whose run was refused. It is gone when a later one starts, or the schedule is changed.
    ///
    /// @param reason what is wrong and what to do, as [dev.pipewright.model.Sentences] reads it
    record Refusal(Instant planned, String reason) {}

    /// The next times of a schedule that need not be saved yet, earliest first.
    ///
    /// @throws IllegalArgumentException with a sentence, if the cron expression is not one
    List<Instant> nextTimes(String cron, ZoneId zone, int count);
}
