package dev.pipewright.designer.api;

import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.model.change.Conflict;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.file.OpenMerge;
import dev.pipewright.platform.file.PipelineFiles;
import dev.pipewright.platform.removal.Removals;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Takes drafts out as files, merges files into them, adds and removes pipelines.
@RestController
@RequestMapping("/api/v1/pipelines")
class DraftsController {

    private final Catalogue catalogue;
    private final PipelineFiles files;
    private final Removals removals;

    DraftsController(Catalogue catalogue, PipelineFiles files, Removals removals) {
        this.catalogue = catalogue;
        this.files = files;
        this.removals = removals;
    }

    /// How the conflicts of a merge are decided.
    enum Decision {
        DRAFT,
        FILE
    }

    @PostMapping
    ResponseEntity<CatalogueEntry> add(@AuthenticationPrincipal PersonPrincipal caller, @RequestBody String file) {
        var entry =
                catalogue.add(caller.person().tenant(), PipelineJson.read(file).drawing(), caller.getName());
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/pipelines/" + entry.id())
                .body(entry);
    }

    @DeleteMapping("/{pipeline}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String pipeline) {
        find(caller, pipeline);
        if (!removals.remove(caller.person().tenant(), pipeline, caller.getName())) {
            throw PipelinesController.unknown(pipeline);
        }
    }

    @GetMapping(path = "/{pipeline}/draft", produces = MediaType.APPLICATION_JSON_VALUE)
    String file(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String pipeline) {
        return files.draft(caller.person().tenant(), pipeline)
                .map(PipelineJson::write)
                .orElseThrow(() -> PipelinesController.unknown(pipeline));
    }

    @PutMapping("/{pipeline}/draft")
    CatalogueEntry merge(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String pipeline,
            @RequestParam @Nullable String conflicts,
            @RequestBody String text) {
        find(caller, pipeline);
        PipelineFile file = PipelineJson.read(text);
        OpenMerge merge = files.merge(caller.person().tenant(), pipeline, file)
                .orElseThrow(
                        () -> new ApiException(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "The file's origin is no version and no earlier draft of " + pipeline
                                        + ", so the two cannot be merged. Add it as a new pipeline with POST /api/v1/pipelines."));
        files.apply(caller.person().tenant(), merge, decided(merge, conflicts), caller.getName());
        return find(caller, pipeline);
    }

    /// The conflicts that are decided for the other side.
    ///
    /// @param conflicts `draft` or `file`; absent if nothing is decided
    static Set<Conflict> decided(OpenMerge merge, @Nullable String conflicts) {
        if (merge.conflicts().isEmpty()) {
            return Set.of();
        }
        if (conflicts == null) {
            throw new MergeConflictsException(
                    merge.conflicts().stream().map(Conflict::problem).toList());
        }
        Decision decision = Words.read(Decision.class, "conflicts", conflicts, Decision.DRAFT);
        return decision == Decision.FILE ? Set.copyOf(merge.conflicts()) : Set.of();
    }

    private CatalogueEntry find(PersonPrincipal caller, String pipeline) {
        return catalogue
                .find(caller.person().tenant(), pipeline)
                .orElseThrow(() -> PipelinesController.unknown(pipeline));
    }
}
