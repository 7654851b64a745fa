package dev.pipewright.designer.api;

import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.shadow.PublishGate;
import dev.pipewright.platform.shadow.Shadow;
import dev.pipewright.platform.shadow.ShadowRequest;
import dev.pipewright.platform.shadow.ShadowRequest.What;
import dev.pipewright.platform.shadow.ShadowRuns;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Compares drafts with what is live before they are published.
@RestController
@RequestMapping("/api/v1")
class ShadowsController {

    private static final int LATEST = 20;
    private static final int STANDARD = 200;

    private final ShadowRuns shadows;
    private final PublishGate gate;
    private final Catalogue catalogue;

    ShadowsController(ShadowRuns shadows, PublishGate gate, Catalogue catalogue) {
        this.shadows = shadows;
        this.gate = gate;
        this.catalogue = catalogue;
    }

    /// What is to be compared.
    ///
    /// @param version a published version; the draft if left out
    /// @param last on how many of the last documents; 200 if nothing is said
    /// @param from on all runs that were started from this moment on, in place of `last`
    /// @param to and before this one; now if left out
    record Ask(
            @Nullable Integer version,
            @Nullable Integer last,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /// @param changed how many documents the person has seen that change
    record Confirmation(@Nullable Long changed) {}

    /// @param compared true if drafts are published only after they were compared
    record PublishingJson(@Nullable Boolean compared) {}

    @GetMapping("/pipelines/{pipeline}/shadow")
    List<ShadowJson> list(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String pipeline) {
        return shadows.list(tenantOf(caller, pipeline), pipeline, LATEST).stream()
                .map(shadow -> ShadowJson.of(shadow, null))
                .toList();
    }

    @PostMapping("/pipelines/{pipeline}/shadow")
    ResponseEntity<ShadowJson> start(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String pipeline,
            @RequestBody(required = false) @Nullable Ask ask) {
        TenantId tenant = tenantOf(caller, pipeline);
        var asked = ask == null ? new Ask(null, null, null, null) : ask;
        Shadow begun =
                shadows.start(new ShadowRequest(tenant, pipeline, asked.version(), what(asked), caller.getName()));
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create("/api/v1/shadows/" + begun.id()))
                .body(ShadowJson.of(begun, null));
    }

    private static What what(Ask asked) {
        Instant from = asked.from();
        if (from != null) {
            Instant to = asked.to();
            return new What.Between(from, to == null ? Instant.MAX : to);
        }
        int last = asked.last() == null ? STANDARD : asked.last();
        if (last < 1 || last > What.Last.MOST) {
            throw new ApiException(
                    HttpStatus.BAD_REQUEST, "'last' is a number from 1 to " + What.Last.MOST + ". Send one of them.");
        }
        return new What.Last(last);
    }

    /// A comparison with what it found.
    @GetMapping("/shadows/{shadow}")
    ShadowJson find(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String shadow) {
        TenantId tenant = caller.person().tenant();
        UUID id = known(caller, shadow);
        return ShadowJson.of(
                shadows.find(tenant, id).orElseThrow(),
                shadows.report(tenant, id).orElse(null));
    }

    @PostMapping("/shadows/{shadow}/cancel")
    ShadowJson cancel(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String shadow) {
        shadows.cancel(caller.person().tenant(), known(caller, shadow), caller.getName());
        return find(caller, shadow);
    }

    @PostMapping("/shadows/{shadow}/confirm")
    ShadowJson confirm(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String shadow,
            @RequestBody(required = false) @Nullable Confirmation seen) {
        UUID id = known(caller, shadow);
        Long changed = seen == null ? null : seen.changed();
        if (changed == null) {
            throw new ApiException(HttpStatus.BAD_REQUEST, "Fill in 'changed' with the number of documents you saw.");
        }
        shadows.confirm(caller.person().tenant(), id, changed, caller.getName());
        return find(caller, shadow);
    }

    @GetMapping("/pipelines/{pipeline}/publishing")
    PublishingJson publishing(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String pipeline) {
        return new PublishingJson(gate.isDemanded(tenantOf(caller, pipeline), pipeline));
    }

    @PutMapping("/pipelines/{pipeline}/publishing")
    PublishingJson demand(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String pipeline,
            @RequestBody PublishingJson wanted) {
        TenantId tenant = tenantOf(caller, pipeline);
        Boolean compared = wanted.compared();
        if (compared == null) {
            throw new ApiException(HttpStatus.BAD_REQUEST, "Fill in 'compared' with true or false.");
        }
        gate.demand(tenant, pipeline, compared, caller.getName());
        return new PublishingJson(compared);
    }

    private UUID known(PersonPrincipal caller, String shadow) {
        try {
            UUID id = UUID.fromString(shadow);
            if (shadows.find(caller.person().tenant(), id).isPresent()) {
                return id;
            }
        } catch (IllegalArgumentException noId) {
            throw unknown(shadow);
        }
        throw unknown(shadow);
    }

    private static ApiException unknown(String shadow) {
        return new ApiException(
                HttpStatus.NOT_FOUND,
                "There is no comparison " + shadow + ". See /api/v1/pipelines/{pipeline}/shadow for the list.");
    }

    private TenantId tenantOf(PersonPrincipal caller, String pipeline) {
        TenantId tenant = caller.person().tenant();
        if (catalogue.find(tenant, pipeline).isEmpty()) {
            throw PipelinesController.unknown(pipeline);
        }
        return tenant;
    }
}
