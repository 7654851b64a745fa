package dev.pipewright.designer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.Acceptance;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.Finding;
import dev.pipewright.engine.ledger.TroubleSelection;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.trouble.Troubles;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Tells why documents and records did not get through, by cause, and takes what people do about them.
@RestController
@RequestMapping("/api/v1")
class TroublesController {

    private static final int MOST = 1000;

    private final Runs runs;
    private final Catalogue catalogue;
    private final Troubles troubles;

    TroublesController(Runs runs, Catalogue catalogue, Troubles troubles) {
        this.runs = runs;
        this.catalogue = catalogue;
        this.troubles = troubles;
    }

    /// What nothing will be done about.
    ///
    /// @param cause all of this cause; or else
    /// @param documents these documents
    record Accept(
            @Nullable String cause,
            @Nullable List<Long> documents,
            @Nullable String note) {}

    /// What a person found out at the target about documents that are unknown.
    ///
    /// @param cause all of this cause; or else
    /// @param documents these documents
    /// @param isThere true if the target has them
    record Settlement(
            @Nullable String cause,
            @Nullable List<Long> documents,
            @Nullable Boolean isThere) {}

    /// How many documents were settled.
    record Settled(long count) {}

    /// An acceptance as the API tells it.
    ///
    /// @param cause left out if documents were chosen one by one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AcceptanceJson(String id, @Nullable String cause, String person, Instant made, String note, long count) {

        static AcceptanceJson of(Acceptance acceptance) {
            CauseKey cause = acceptance.cause();
            return new AcceptanceJson(
                    acceptance.id().toString(),
                    cause == null ? null : cause.word(),
                    acceptance.person(),
                    acceptance.made(),
                    acceptance.note(),
                    acceptance.count());
        }
    }

    @GetMapping("/runs/{run}/causes")
    List<CauseJson> ofRun(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String run, Locale locale) {
        return troubles.ofRun(tenant(caller), known(caller, run)).stream()
                .map(cause -> CauseJson.of(cause, locale))
                .toList();
    }

    @GetMapping("/pipelines/{pipeline}/causes")
    List<CauseJson> ofPipeline(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String pipeline,
            @RequestParam(required = false) @Nullable String mode,
            Locale locale) {
        if (catalogue.find(tenant(caller), pipeline).isEmpty()) {
            throw PipelinesController.unknown(pipeline);
        }
        return troubles.ofPipeline(tenant(caller), pipeline, Words.read(Mode.class, "mode", mode, Mode.RECORD)).stream()
                .map(cause -> CauseJson.of(cause, locale))
                .toList();
    }

    @GetMapping("/runs/{run}/acceptances")
    List<AcceptanceJson> acceptances(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String run) {
        return troubles.acceptances(tenant(caller), known(caller, run)).stream()
                .map(AcceptanceJson::of)
                .toList();
    }

    @PostMapping("/runs/{run}/acceptances")
    ResponseEntity<AcceptanceJson> accept(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String run,
            @RequestBody(required = false) @Nullable Accept accept) {
        RunId id = known(caller, run);
        Accept asked = accept == null ? new Accept(null, null, null) : accept;
        String note = asked.note();
        Acceptance accepted = troubles.accept(
                tenant(caller),
                id,
                selection(asked.cause(), asked.documents()),
                note == null ? "" : note,
                caller.getName());
        return ResponseEntity.created(URI.create("/api/v1/runs/" + id + "/acceptances/" + accepted.id()))
                .body(AcceptanceJson.of(accepted));
    }

    @DeleteMapping("/runs/{run}/acceptances/{acceptance}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String run,
            @PathVariable String acceptance) {
        RunId id = known(caller, run);
        if (troubles.takeBack(tenant(caller), id, idOf(run, acceptance), caller.getName())
                .isEmpty()) {
            throw unknown(run, acceptance);
        }
    }

    @PostMapping("/runs/{run}/settlements")
    Settled settle(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String run,
            @RequestBody(required = false) @Nullable Settlement settlement) {
        RunId id = known(caller, run);
        Settlement asked = settlement == null ? new Settlement(null, null, null) : settlement;
        Boolean isThere = asked.isThere();
        if (isThere == null) {
            throw new ApiException(
                    HttpStatus.BAD_REQUEST,
                    "Fill in 'isThere': true if the target has the documents, false if it does not.");
        }
        return new Settled(troubles.settle(
                tenant(caller),
                id,
                selection(asked.cause(), asked.documents()),
                new Finding(isThere, caller.getName())));
    }

    private static TroubleSelection selection(@Nullable String cause, @Nullable List<Long> documents) {
        if (cause != null && documents == null) {
            return new TroubleSelection.OfCause(causeOf(cause));
        }
        if (cause == null && documents != null && !documents.isEmpty() && documents.size() <= MOST) {
            return new TroubleSelection.Documents(documents);
        }
        throw new ApiException(
                HttpStatus.BAD_REQUEST,
                "Fill in either 'cause', as /causes tells it, or 'documents', with 1 to " + MOST
                        + " ids as /troubled tells them.");
    }

    /// A cause as a caller names it.
    static CauseKey causeOf(String word) {
        return CauseKey.read(word)
                .orElseThrow(() -> new ApiException(
                        HttpStatus.BAD_REQUEST, "There is no cause '" + word + "'. Take an 'id' that /causes tells."));
    }

    private static UUID idOf(String run, String acceptance) {
        try {
            return UUID.fromString(acceptance);
        } catch (IllegalArgumentException noId) {
            throw unknown(run, acceptance);
        }
    }

    private static ApiException unknown(String run, String acceptance) {
        return new ApiException(
                HttpStatus.NOT_FOUND,
                "There is no acceptance " + acceptance + ". See /api/v1/runs/" + run + "/acceptances for the list.");
    }

    private RunId known(PersonPrincipal caller, String run) {
        return RunsController.known(runs, caller, run);
    }

    private static TenantId tenant(PersonPrincipal caller) {
        return caller.person().tenant();
    }
}
