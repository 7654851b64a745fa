package dev.pipewright.designer.api;

import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.RunRequest.Subject;
import dev.pipewright.platform.run.Runs;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Starts runs, tells how they go, and stops them.
@RestController
@RequestMapping("/api/v1")
class RunsController {

    private static final int MOST = 500;

    private static final int LONGEST_KEY = 200;

    private final Runs runs;
    private final Catalogue catalogue;

    RunsController(Runs runs, Catalogue catalogue) {
        this.runs = runs;
        this.catalogue = catalogue;
    }

    /// What is to run, as a caller says it.
    ///
    /// @param mode `estimate` or `record`; estimates if left out
    /// @param subject `live` or `draft`; the live version if left out
    /// @param environment the name of one; the connections that are drawn if left out
    record Start(
            @Nullable String mode,
            @Nullable String subject,
            @Nullable Map<String, @Nullable String> parameters,
            @Nullable String environment) {}

    /// Starts a run, or finds the one that the same key has started.
    ///
    /// @param key the same key starts one run of the pipeline, however often it is sent; without one, each call
    ///     starts a run
    @PostMapping("/pipelines/{pipeline}/runs")
    ResponseEntity<RunJson> start(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String pipeline,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable Start start) {
        if (catalogue.find(tenant(caller), pipeline).isEmpty()) {
            throw PipelinesController.unknown(pipeline);
        }
        var asked = start == null ? new Start(null, null, null, null) : start;
        var subject = Words.read(Subject.class, "subject", asked.subject(), Subject.LIVE);
        var mode = Words.read(Mode.class, "mode", asked.mode(), Mode.ESTIMATE);
        if (subject == Subject.DRAFT && mode == Mode.RECORD) {
            throw new ApiException(
                    HttpStatus.BAD_REQUEST,
                    "A draft can only estimate. Publish it, then record with the live version.");
        }
        var started = runs.startOnce(new RunRequest(
                tenant(caller),
                pipeline,
                subject,
                mode,
                GivenParameters.of(asked.parameters()),
                triggerOf(pipeline, key),
                caller.getName(),
                Objects.requireNonNullElse(asked.environment(), "")));
        var run = started.run().id().toString();
        return ResponseEntity.status(started.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/v1/runs/" + run))
                .body(report(caller, run));
    }

    /// @param pipeline or what else keys are told apart by
    static String triggerOf(String pipeline, @Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw new ApiException(
                    HttpStatus.BAD_REQUEST,
                    "An Idempotency-Key has 1 to " + LONGEST_KEY + " characters. Send another one, or none.");
        }
        return "api/" + pipeline + "/" + (key == null ? UUID.randomUUID().toString() : key);
    }

    @GetMapping("/runs")
    List<RunJson> list(
            @AuthenticationPrincipal PersonPrincipal caller,
            @RequestParam(required = false) @Nullable String pipeline,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ApiException(
                    HttpStatus.BAD_REQUEST, "Ask for 1 to " + MOST + " runs at a time, not " + limit + ".");
        }
        RunId last = before == null ? null : known(caller, before);
        return runs.list(tenant(caller), pipeline, last, limit).stream()
                .map(RunJson::of)
                .toList();
    }

    private RunId known(PersonPrincipal caller, String run) {
        return known(runs, caller, run);
    }

    /// The id of a run that the caller's tenant has.
    ///
    /// @throws ApiException if there is none
    static RunId known(Runs runs, PersonPrincipal caller, String run) {
        RunId id = idOf(run);
        if (runs.drawingOf(tenant(caller), id).isEmpty()) {
            throw unknown(run);
        }
        return id;
    }

    @GetMapping("/runs/{run}")
    RunJson report(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String run) {
        return runs.report(tenant(caller), idOf(run)).map(RunJson::of).orElseThrow(() -> unknown(run));
    }

    @PostMapping("/runs/{run}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RunJson cancel(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String run) {
        if (!runs.cancel(tenant(caller), idOf(run), caller.getName())) {
            report(caller, run);
            throw new ApiException(HttpStatus.CONFLICT, "The run " + run + " is over, so it can not be cancelled.");
        }
        return report(caller, run);
    }

    /// Has a failed run go on. Asked again, it answers that the run is under way.
    @PostMapping("/runs/{run}/restart")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RunJson restart(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String run) {
        runs.restart(tenant(caller), known(caller, run), caller.getName());
        return report(caller, run);
    }

    @PostMapping("/runs/{run}/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RunJson pause(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String run) {
        if (!runs.pause(tenant(caller), idOf(run), caller.getName())) {
            report(caller, run);
            throw new ApiException(HttpStatus.CONFLICT, "The run " + run + " is not under way, so it can not rest.");
        }
        return report(caller, run);
    }

    @PostMapping("/runs/{run}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RunJson resume(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String run) {
        if (!runs.resume(tenant(caller), idOf(run), caller.getName())) {
            report(caller, run);
            throw new ApiException(HttpStatus.CONFLICT, "The run " + run + " is not paused, so it can not go on.");
        }
        return report(caller, run);
    }

    static RunId idOf(String run) {
        try {
            return new RunId(UUID.fromString(run));
        } catch (IllegalArgumentException noId) {
            throw unknown(run);
        }
    }

    static ApiException unknown(String run) {
        return new ApiException(HttpStatus.NOT_FOUND, "There is no run " + run + ". See /api/v1/runs for the list.");
    }

    private static TenantId tenant(PersonPrincipal caller) {
        return caller.person().tenant();
    }
}
