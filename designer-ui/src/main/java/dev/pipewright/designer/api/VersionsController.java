package dev.pipewright.designer.api;

import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.change.Change;
import dev.pipewright.model.change.Comparison;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.file.PipelineFiles;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Publishes versions, lists and compares them, and gives each as a file.
@RestController
@RequestMapping("/api/v1/pipelines/{pipeline}")
class VersionsController {

    private static final String DRAFT = "draft";
    private static final String LIVE = "live";

    private final Catalogue catalogue;
    private final Drafts drafts;
    private final Versions versions;
    private final PipelineFiles files;

    VersionsController(Catalogue catalogue, Drafts drafts, Versions versions, PipelineFiles files) {
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.versions = versions;
        this.files = files;
    }

    /// A version without its drawing.
    record VersionJson(int number, String author, String note, String contentHash, Instant publishedAt) {}

    /// What is said of a version that is published.
    record PublishJson(@Nullable String note) {}

    /// What differs between two drawings.
    record ComparisonJson(List<ChangeJson> functional, List<ChangeJson> layout) {}

    /// One difference.
    ///
    /// @param before the value as JSON text; null if it was not there
    /// @param after the value as JSON text; null if it is no longer there
    record ChangeJson(
            String part,
            @Nullable String node,
            String subject,
            String field,
            @Nullable String before,
            @Nullable String after) {

        static ChangeJson of(Change change) {
            var node = change.node();
            return new ChangeJson(
                    change.part().name().toLowerCase(Locale.ROOT),
                    node == null ? null : node.value(),
                    change.subject(),
                    change.field(),
                    change.before(),
                    change.after());
        }
    }

    @GetMapping("/versions")
    List<VersionJson> list(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String pipeline) {
        refuseUnknown(caller, pipeline);
        return versions.list(caller.person().tenant(), pipeline).stream()
                .map(VersionsController::json)
                .toList();
    }

    @PostMapping("/versions")
    @ResponseStatus(HttpStatus.CREATED)
    VersionJson publish(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String pipeline,
            @RequestBody(required = false) @Nullable PublishJson asked) {
        refuseUnknown(caller, pipeline);
        String note = asked == null ? null : asked.note();
        return json(versions.publish(caller.person().tenant(), pipeline, caller.getName(), note == null ? "" : note));
    }

    @GetMapping(path = "/versions/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
    String file(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String pipeline,
            @PathVariable String version) {
        refuseUnknown(caller, pipeline);
        return numberOf(version)
                .flatMap(number -> files.version(caller.person().tenant(), pipeline, number))
                .map(PipelineJson::write)
                .orElseThrow(() -> noVersion(version));
    }

    @GetMapping("/changes")
    ComparisonJson changes(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String pipeline,
            @RequestParam(defaultValue = LIVE) String from,
            @RequestParam(defaultValue = DRAFT) String to) {
        refuseUnknown(caller, pipeline);
        var comparison = Comparison.of(drawing(caller, pipeline, from), drawing(caller, pipeline, to));
        return new ComparisonJson(
                comparison.functional().stream().map(ChangeJson::of).toList(),
                comparison.layout().stream().map(ChangeJson::of).toList());
    }

    private Drawing drawing(PersonPrincipal caller, String pipeline, String side) {
        var tenant = caller.person().tenant();
        Optional<Drawing> drawing = switch (side) {
            case DRAFT -> drafts.open(tenant, pipeline).map(Draft::drawing);
            case LIVE -> versions.live(tenant, pipeline).map(Version::drawing);
            default ->
                numberOf(side)
                        .flatMap(number -> versions.version(tenant, pipeline, number))
                        .map(Version::drawing);
        };
        return drawing.orElseThrow(() -> noVersion(side));
    }

    private static Optional<Integer> numberOf(String text) {
        return text.matches("[1-9]\\d{0,8}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static ApiException noVersion(String version) {
        return new ApiException(
                HttpStatus.NOT_FOUND,
                "There is no version '" + version + "'. Use 'draft', 'live' or a number of the list of versions.");
    }

    private void refuseUnknown(PersonPrincipal caller, String pipeline) {
        if (catalogue.find(caller.person().tenant(), pipeline).isEmpty()) {
            throw PipelinesController.unknown(pipeline);
        }
    }

    private static VersionJson json(Version version) {
        return new VersionJson(
                version.number(), version.author(), version.note(), version.contentHash(), version.publishedAt());
    }
}
