package dev.pipewright.designer.api;

import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.ledger.DocumentQuery;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.platform.run.ReplayRequest;
import dev.pipewright.platform.run.ReplayRequest.DocumentName;
import dev.pipewright.platform.run.ReplayRequest.Version;
import dev.pipewright.platform.run.ReplayRequest.What;
import dev.pipewright.platform.run.Runs;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;

/// Does runs again, from what they have read.
@RestController
@RequestMapping("/api/v1")
class ReplaysController {

    private static final int MOST_CHANGES = 1000;

    private final Runs runs;

    ReplaysController(Runs runs) {
        this.runs = runs;
    }

    /// What to do again, as a caller says it. Without documents, cause and query, all of the run.
    ///
    /// @param cause as the list of causes names it
    /// @param version `own` or `live`; what the run ran if left out
    /// @param mode `estimate` or `record`; estimates if left out
    /// @param changes what to change in the records of the documents before, each as [RecordChange] reads it
    record Replay(
            @Nullable List<DocumentJson> documents,
            @Nullable String cause,
            @Nullable QueryJson query,
            @Nullable String version,
            @Nullable String mode,

            @JsonDeserialize(contentUsing = ExactJson.class) @Nullable
            List<@Nullable Object> changes) {}

    /// A document, as files of a run name it.
    record DocumentJson(
            @Nullable String company,
            @Nullable String type,
            @Nullable String code) {}

    /// Documents by what they have in common: each field that is given must fit.
    ///
    /// @param code in which `*` stands for any characters
    record QueryJson(
            @Nullable String company,
            @Nullable String type,
            @Nullable String code,
            @Nullable List<String> states,
            @Nullable BigDecimal atLeast,
            @Nullable BigDecimal atMost) {

        DocumentQuery query() {
            var query = new DocumentQuery(company, type, code, statesMeant(), atLeast, atMost);
            if (query.isOpen()) {
                throw new ApiException(
                        HttpStatus.BAD_REQUEST,
                        "Fill in a field of 'query', or leave it out to replay all of the run.");
            }
            return query;
        }

        private Set<DocumentState> statesMeant() {
            List<String> words = states;
            return words == null
                    ? Set.of()
                    : words.stream()
                            .map(state -> Words.read(DocumentState.class, "states", state, DocumentState.FAILED))
                            .collect(Collectors.toSet());
        }
    }

    /// Starts a replay, or finds the one that the same key has started.
    ///
    /// @param key the same key starts one replay of the run, however often it is sent
    @PostMapping("/runs/{run}/replay")
    ResponseEntity<RunJson> replay(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String run,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable Replay replay) {
        TenantId tenant = caller.person().tenant();
        RunId id = RunsController.known(runs, caller, run);
        var asked = replay == null ? new Replay(null, null, null, null, null, null) : replay;
        var started = runs.replay(new ReplayRequest(
                tenant,
                id,
                whatOf(asked),
                Words.read(Version.class, "version", asked.version(), Version.OWN),
                Words.read(Mode.class, "mode", asked.mode(), Mode.ESTIMATE),
                RunsController.triggerOf("replay/" + run, key),
                caller.getName(),
                changesOf(asked)));
        RunId made = started.run().id();
        return ResponseEntity.status(started.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/v1/runs/" + made))
                .body(RunJson.of(runs.report(tenant, made).orElseThrow()));
    }

    private static What whatOf(Replay asked) {
        var documents = asked.documents();
        var cause = asked.cause();
        var query = asked.query();
        if (Stream.of(documents, cause, query).filter(Objects::nonNull).count() > 1) {
            throw new ApiException(HttpStatus.BAD_REQUEST, "Give documents, a cause or a query, and not two of them.");
        }
        if (documents != null) {
            return new What.Documents(
                    documents.stream().map(ReplaysController::nameOf).toList());
        }
        if (query != null) {
            return new What.OfQuery(query.query());
        }
        return cause == null ? new What.All() : new What.OfCause(TroublesController.causeOf(cause));
    }

    private static List<RecordChange> changesOf(Replay asked) {
        var changes = asked.changes();
        if (changes == null || changes.isEmpty()) {
            return List.of();
        }
        if (whatOf(asked) instanceof What.All) {
            throw new ApiException(
                    HttpStatus.BAD_REQUEST,
                    "All documents of a run cannot be changed at once. Give 'documents', a 'cause' or a 'query'.");
        }
        if (changes.size() > MOST_CHANGES) {
            throw new ApiException(HttpStatus.BAD_REQUEST, "Give at most " + MOST_CHANGES + " changes.");
        }
        return changes.stream().map(ReplaysController::changeOf).toList();
    }

    private static RecordChange changeOf(@Nullable Object change) {
        try {
            return RecordChange.read(change instanceof Map<?, ?> object ? object : Map.of());
        } catch (IllegalArgumentException none) {
            throw new ApiException(HttpStatus.BAD_REQUEST, String.valueOf(none.getMessage()), none);
        }
    }

    private static DocumentName nameOf(@Nullable DocumentJson document) {
        String code = document == null ? null : document.code();
        if (document == null || code == null) {
            throw new ApiException(HttpStatus.BAD_REQUEST, "Each document needs a 'code'.");
        }
        return new DocumentName(document.company(), document.type(), code);
    }
}
