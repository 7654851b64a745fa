package dev.pipewright.designer.api;

import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.Mode;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.schedule.Schedule;
import dev.pipewright.platform.schedule.Schedules;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Lists pipelines and sets their schedules.
@RestController
@RequestMapping("/api/v1/pipelines")
class PipelinesController {

    private static final int NEXT = 10;

    private final Catalogue catalogue;
    private final Schedules schedules;
    private final Environments environments;

    PipelinesController(Catalogue catalogue, Schedules schedules, Environments environments) {
        this.catalogue = catalogue;
        this.schedules = schedules;
        this.environments = environments;
    }

    /// A schedule as the API tells and takes it.
    ///
    /// @param environment the name of one; the connections that are drawn if left out
    /// @param next the next ten times; not read
    /// @param lastRefusal why the last planned time started no run, if it did not; not read
    record ScheduleJson(
            @Nullable String cron,
            @Nullable String zone,
            @Nullable String mode,
            @Nullable Map<String, @Nullable String> parameters,
            @Nullable Boolean paused,
            @Nullable String environment,
            @Nullable List<Instant> next,
            @Nullable RefusalJson lastRefusal) {}

    /// Why a planned time started no run.
    record RefusalJson(Instant planned, String reason) {}

    @GetMapping
    List<CatalogueEntry> list(@AuthenticationPrincipal PersonPrincipal caller) {
        return catalogue.list(caller.person().tenant());
    }

    @GetMapping("/{pipeline}")
    CatalogueEntry find(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String pipeline) {
        return catalogue.find(caller.person().tenant(), pipeline).orElseThrow(() -> unknown(pipeline));
    }

    @GetMapping("/{pipeline}/schedule")
    ScheduleJson schedule(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String pipeline) {
        find(caller, pipeline);
        return schedules
                .find(caller.person().tenant(), pipeline)
                .map(schedule -> json(caller, schedule))
                .orElseThrow(() -> new ApiException(
                        HttpStatus.NOT_FOUND, "The pipeline " + pipeline + " has no schedule. Set one with PUT."));
    }

    @PutMapping("/{pipeline}/schedule")
    ScheduleJson save(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String pipeline,
            @RequestBody ScheduleJson asked) {
        find(caller, pipeline);
        var cron = needed("cron", asked.cron());
        var zone = needed("zone", asked.zone());
        var parameters = GivenParameters.of(asked.parameters());
        try {
            var schedule = new Schedule(
                    pipeline,
                    cron,
                    ZoneId.of(zone),
                    Words.read(Mode.class, "mode", asked.mode(), Mode.ESTIMATE),
                    parameters,
                    Boolean.TRUE.equals(asked.paused()),
                    asked.environment() == null || asked.environment().isEmpty()
                            ? ""
                            : environments
                                    .named(caller.person().tenant(), asked.environment())
                                    .name());
            return json(caller, schedules.save(caller.person().tenant(), schedule, caller.getName()));
        } catch (DateTimeException noZone) {
            throw new ApiException(
                    HttpStatus.BAD_REQUEST, "'zone' can not be '" + zone + "'. Use a name like Europe/Berlin.", noZone);
        } catch (IllegalArgumentException noCron) {
            throw new ApiException(HttpStatus.BAD_REQUEST, String.valueOf(noCron.getMessage()), noCron);
        }
    }

    @DeleteMapping("/{pipeline}/schedule")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String pipeline) {
        find(caller, pipeline);
        schedules.remove(caller.person().tenant(), pipeline, caller.getName());
    }

    private ScheduleJson json(PersonPrincipal caller, Schedule schedule) {
        var refusal = schedules.refusals(caller.person().tenant()).get(schedule.pipeline());
        return new ScheduleJson(
                schedule.cron(),
                schedule.zone().getId(),
                Words.of(schedule.mode()),
                new LinkedHashMap<>(schedule.parameters()),
                schedule.paused(),
                schedule.environment().isEmpty() ? null : schedule.environment(),
                schedule.paused() ? List.of() : schedules.nextTimes(schedule.cron(), schedule.zone(), NEXT),
                refusal == null
                        ? null
                        : new RefusalJson(refusal.planned(), Sentences.english().read(refusal.reason())));
    }

    private static String needed(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new ApiException(HttpStatus.BAD_REQUEST, "Fill in '" + field + "'.");
        }
        return value;
    }

    static ApiException unknown(String pipeline) {
        return new ApiException(
                HttpStatus.NOT_FOUND, "There is no pipeline " + pipeline + ". See /api/v1/pipelines for the list.");
    }
}
