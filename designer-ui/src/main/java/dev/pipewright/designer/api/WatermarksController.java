package dev.pipewright.designer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.DayCounts;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.load.Recounts;
import dev.pipewright.platform.load.SourceWatermark;
import dev.pipewright.platform.load.Watermarks;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Tells how far the incremental sources of a pipeline got, and sets it.
@RestController
@RequestMapping("/api/v1/pipelines/{pipeline}/watermarks")
class WatermarksController {

    private final Catalogue catalogue;
    private final Watermarks watermarks;
    private final Recounts recounts;

    WatermarksController(Catalogue catalogue, Watermarks watermarks, Recounts recounts) {
        this.catalogue = catalogue;
        this.watermarks = watermarks;
        this.recounts = recounts;
    }

    /// A watermark as the API tells it.
    ///
    /// @param run the run that moved it; left out if a person did
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WatermarkJson(
            String node,
            String name,
            @Nullable Object value,
            @Nullable String run,
            @Nullable Instant movedAt) {

        static WatermarkJson of(SourceWatermark watermark) {
            RunId run = watermark.run();
            return new WatermarkJson(
                    watermark.node().value(),
                    watermark.name(),
                    watermark.value(),
                    run == null ? null : run.toString(),
                    watermark.movedAt());
        }
    }

    /// Where the next run is to begin.
    record Position(@Nullable Object value) {}

    /// What the source has and what was read of it.
    ///
    /// @param days those on which the two differ
    record RecountJson(LocalDate first, LocalDate last, List<DayJson> days) {

        static RecountJson of(DayCounts counts) {
            return new RecountJson(
                    counts.first(),
                    counts.last(),
                    counts.differing().stream()
                            .map(day -> new DayJson(day.day(), day.source(), day.read(), day.missing()))
                            .toList());
        }
    }

    /// A day on which the two differ.
    ///
    /// @param missing how many records were certainly not read
    record DayJson(LocalDate day, long source, long read, long missing) {}

    @GetMapping
    List<WatermarkJson> list(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String pipeline,
            @RequestParam(defaultValue = "") String environment) {
        return watermarks.list(tenantOf(caller, pipeline), pipeline, environment).stream()
                .map(WatermarkJson::of)
                .toList();
    }

    @PutMapping("/{node}")
    WatermarkJson set(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String pipeline,
            @PathVariable String node,
            @RequestParam(defaultValue = "") String environment,
            @RequestBody Position position) {
        tenantOf(caller, pipeline);
        Object value = position.value();
        if (value == null) {
            throw new ApiException(HttpStatus.BAD_REQUEST, "Fill in 'value', or use DELETE to begin at the beginning.");
        }
        return change(caller, pipeline, environment, node, plain(value));
    }

    @DeleteMapping("/{node}")
    WatermarkJson reset(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String pipeline,
            @PathVariable String node,
            @RequestParam(defaultValue = "") String environment) {
        return change(caller, pipeline, environment, node, null);
    }

    @GetMapping("/{node}/recount")
    RecountJson recount(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String pipeline,
            @PathVariable String node,
            @RequestParam(defaultValue = "") String environment,
            @RequestParam(required = false) @Nullable LocalDate last) {
        return recounts.of(tenantOf(caller, pipeline), pipeline, environment, node, last)
                .map(RecountJson::of)
                .orElseThrow(() -> unknown(pipeline, node));
    }

    private WatermarkJson change(
            PersonPrincipal caller, String pipeline, String environment, String node, @Nullable Object value) {
        return watermarks
                .set(tenantOf(caller, pipeline), pipeline, environment, node, value, caller.getName())
                .map(WatermarkJson::of)
                .orElseThrow(() -> unknown(pipeline, node));
    }

    /// A number as records have it.
    private static Object plain(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        return value instanceof Number number ? new BigDecimal(number.toString()) : value;
    }

    private TenantId tenantOf(PersonPrincipal caller, String pipeline) {
        TenantId tenant = caller.person().tenant();
        if (catalogue.find(tenant, pipeline).isEmpty()) {
            throw PipelinesController.unknown(pipeline);
        }
        return tenant;
    }

    private static ApiException unknown(String pipeline, String node) {
        return new ApiException(
                HttpStatus.NOT_FOUND,
                "The live version of " + pipeline + " has no source " + node + " that reads only changes. See"
                        + " /api/v1/pipelines/" + pipeline + "/watermarks for the list.");
    }
}
