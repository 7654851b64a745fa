package dev.pipewright.designer.api;

import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.designer.api.LibraryController.LibraryJson;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.library.Installations;
import dev.pipewright.platform.library.LibraryAdditions;
import dev.pipewright.platform.library.LibraryStanding;
import dev.pipewright.platform.library.LibraryUpdate;
import dev.pipewright.platform.library.LibraryWords;
import dev.pipewright.platform.version.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Adds versions of a pipeline to the library, and brings what the library has newly into its draft.
@RestController
@RequestMapping("/api/v1/pipelines/{pipeline}/library")
class PipelineLibraryController {

    private final Catalogue catalogue;
    private final Versions versions;
    private final LibraryAdditions additions;
    private final Installations installations;

    PipelineLibraryController(
            Catalogue catalogue, Versions versions, LibraryAdditions additions, Installations installations) {
        this.catalogue = catalogue;
        this.versions = versions;
        this.additions = additions;
        this.installations = installations;
    }

    /// What is added to the library.
    ///
    /// @param version the live one if absent
    record AddJson(
            @Nullable Integer version,
            @Nullable String name,
            @Nullable String purpose,
            @Nullable String source) {}

    @GetMapping
    LibraryStanding standing(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String pipeline) {
        find(caller, pipeline);
        return installations
                .standing(caller.person().tenant(), pipeline)
                .orElseThrow(() -> new ApiException(
                        HttpStatus.NOT_FOUND, "The pipeline " + pipeline + " did not begin with a library pipeline."));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    LibraryJson add(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String pipeline,
            @RequestBody(required = false) @Nullable AddJson asked) {
        CatalogueEntry entry = find(caller, pipeline);
        var add = asked == null ? new AddJson(null, null, null, null) : asked;
        Integer version = add.version() == null ? entry.live() : add.version();
        if (version == null
                || versions.version(caller.person().tenant(), pipeline, version).isEmpty()) {
            throw new ApiException(
                    HttpStatus.NOT_FOUND,
                    "There is no such version of " + pipeline + ". Publish it first, or name one that is published.");
        }
        var words = new LibraryWords(text(add.name()), text(add.purpose()), text(add.source()));
        return LibraryJson.of(additions.add(caller.person().tenant(), pipeline, version, words, caller.getName()));
    }

    @PutMapping
    CatalogueEntry update(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String pipeline,
            @RequestParam @Nullable String conflicts) {
        find(caller, pipeline);
        LibraryUpdate update = installations
                .update(caller.person().tenant(), pipeline)
                .orElseThrow(() -> new ApiException(
                        HttpStatus.CONFLICT, "The library has nothing newer for the pipeline " + pipeline + "."));
        installations.apply(
                caller.person().tenant(),
                update,
                DraftsController.decided(update.merge(), conflicts),
                caller.getName());
        return find(caller, pipeline);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private CatalogueEntry find(PersonPrincipal caller, String pipeline) {
        return catalogue
                .find(caller.person().tenant(), pipeline)
                .orElseThrow(() -> PipelinesController.unknown(pipeline));
    }
}
