package dev.pipewright.platform.schedule;

import dev.pipewright.engine.Mode;
import java.time.ZoneId;
import java.util.Map;

/// When a pipeline's live version runs by itself.
///
/// @param cron minute, hour, day of month, month and day of week, as in `30 6 * * MON-FRI`
/// @param zone where the clock hangs
/// @param parameters as people write them; what is left out takes its standard value
/// @param paused a paused schedule starts nothing, and does not catch up later
/// @param environment the name of one; empty to run with the connections that are drawn
public record Schedule(
        String pipeline,
        String cron,
        ZoneId zone,
        Mode mode,
        Map<String, String> parameters,
        boolean paused,
        String environment) {

    public Schedule {
        parameters = Map.copyOf(parameters);
    }

    /// A schedule that runs with the connections that are drawn.
    public Schedule(
            String pipeline, String cron, ZoneId zone, Mode mode, Map<String, String> parameters, boolean paused) {
        this(pipeline, cron, zone, mode, parameters, paused, "");
    }
}
