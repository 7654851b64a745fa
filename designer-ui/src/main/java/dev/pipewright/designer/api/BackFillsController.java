package dev.pipewright.designer.api;

import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.backfill.BackFillReport;
import dev.pipewright.platform.backfill.BackFillRequest;
import dev.pipewright.platform.backfill.BackFills;
import dev.pipewright.platform.backfill.SliceLength;
import dev.pipewright.platform.catalogue.Catalogue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Begins back-fills, tells how they go, and changes their course.
@RestController
@RequestMapping("/api/v1")
class BackFillsController {

    private static final int LATEST = 50;

    private final BackFills backFills;
    private final Catalogue catalogue;

    BackFillsController(BackFills backFills, Catalogue catalogue) {
        this.backFills = backFills;
        this.catalogue = catalogue;
    }

    /// What is to be read, as a caller says it.
    ///
    /// @param source the node; the only one that reads changes if left out
    /// @param slice how long each slice is, as in `P1D`, `P1W`, `P1M` or `P10D`
    /// @param mode `estimate` or `record`; estimates if left out
    /// @param atOnce how many slices may run at a time; 1 if left out
    /// @param environment the name of one; the connections that are drawn if left out
    /// @param stopAtFailure false to let the other slices run though one failed; true if left out
    record Ask(
            @Nullable String source,
            @Nullable String from,
            @Nullable String to,
            @Nullable String slice,
            @Nullable String mode,
            @Nullable Integer atOnce,
            @Nullable Boolean stopAtFailure,
            @Nullable Map<String, @Nullable String> parameters,
            @Nullable String environment) {}

    @GetMapping("/pipelines/{pipeline}/backfills")
    List<BackFillJson> list(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String pipeline) {
        return backFills.list(tenantOf(caller, pipeline), pipeline, LATEST).stream()
                .map(BackFillJson::of)
                .toList();
    }

    /// Begins a back-fill, or finds the one that the same key has begun.
    ///
    /// @param key the same key begins one back-fill of the pipeline, however often it is sent
    @PostMapping("/pipelines/{pipeline}/backfills")
    ResponseEntity<BackFillJson> start(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String pipeline,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable Ask ask) {
        TenantId tenant = tenantOf(caller, pipeline);
        var asked = ask == null ? new Ask(null, null, null, null, null, null, null, null, null) : ask;
        var started = backFills.start(new BackFillRequest(
                tenant,
                pipeline,
                asked.source(),
                required("from", asked.from()),
                required("to", asked.to()),
                SliceLength.of(required("slice", asked.slice())),
                Words.read(Mode.class, "mode", asked.mode(), Mode.ESTIMATE),
                Objects.requireNonNullElse(asked.atOnce(), 1),
                Objects.requireNonNullElse(asked.stopAtFailure(), true),
                GivenParameters.of(asked.parameters()),
                RunsController.triggerOf(pipeline, key),
                caller.getName(),
                Objects.requireNonNullElse(asked.environment(), "")));
        BackFillReport report = started.report();
        return ResponseEntity.status(started.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/v1/backfills/" + report.backFill().id()))
                .body(BackFillJson.of(report));
    }

    private static String required(String field, @Nullable String value) {
        if (value == null) {
            throw new ApiException(HttpStatus.BAD_REQUEST, "Fill in '" + field + "'.");
        }
        return value;
    }

    @GetMapping("/backfills/{backfill}")
    BackFillJson find(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String backfill) {
        return known(backfill, backFills.find(tenant(caller), idOf(backfill)));
    }

    @PostMapping("/backfills/{backfill}/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BackFillJson pause(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String backfill) {
        return known(backfill, backFills.pause(tenant(caller), idOf(backfill), caller.getName()));
    }

    @PostMapping("/backfills/{backfill}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BackFillJson resume(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String backfill) {
        return known(backfill, backFills.resume(tenant(caller), idOf(backfill), caller.getName()));
    }

    @PostMapping("/backfills/{backfill}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BackFillJson cancel(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String backfill) {
        return known(backfill, backFills.cancel(tenant(caller), idOf(backfill), caller.getName()));
    }

    @PostMapping("/backfills/{backfill}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BackFillJson retry(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String backfill) {
        return known(backfill, backFills.retry(tenant(caller), idOf(backfill), caller.getName()));
    }

    private static BackFillJson known(String backfill, Optional<BackFillReport> report) {
        return report.map(BackFillJson::of).orElseThrow(() -> unknown(backfill));
    }

    private static UUID idOf(String backfill) {
        try {
            return UUID.fromString(backfill);
        } catch (IllegalArgumentException noId) {
            throw unknown(backfill);
        }
    }

    private static ApiException unknown(String backfill) {
        return new ApiException(
                HttpStatus.NOT_FOUND,
                "There is no back-fill " + backfill + ". See /api/v1/pipelines/{pipeline}/backfills for the list.");
    }

    private TenantId tenantOf(PersonPrincipal caller, String pipeline) {
        TenantId tenant = tenant(caller);
        if (catalogue.find(tenant, pipeline).isEmpty()) {
            throw PipelinesController.unknown(pipeline);
        }
        return tenant;
    }

    private static TenantId tenant(PersonPrincipal caller) {
        return caller.person().tenant();
    }
}
