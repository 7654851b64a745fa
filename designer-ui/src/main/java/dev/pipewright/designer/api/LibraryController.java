package dev.pipewright.designer.api;

import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.environment.NodeConnection;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.library.Installations;
import dev.pipewright.platform.library.Library;
import dev.pipewright.platform.library.LibraryEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lists library pipelines, gives each version as a file, and begins pipelines with them.
@RestController
@RequestMapping("/api/v1/library")
class LibraryController {

    private final Library library;
    private final Installations installations;

    LibraryController(Library library, Installations installations) {
        this.library = library;
        this.installations = installations;
    }

    /// A version of a library pipeline without its drawing.
    ///
    /// @param connections those that whoever uses it has to choose
    /// @param addedAt absent of what comes with the product
    record LibraryJson(
            String id,
            int version,
            String name,
            String purpose,
            String source,
            List<String> reads,
            List<String> calls,
            List<String> writes,
            List<NodeConnection> connections,
            @Nullable Instant addedAt) {

        static LibraryJson of(LibraryEntry entry) {
            return new LibraryJson(
                    entry.id(),
                    entry.version(),
                    entry.name(),
                    entry.purpose(),
                    entry.source(),
                    entry.reads(),
                    entry.calls(),
                    entry.writes(),
                    entry.connections(),
                    entry.addedAt());
        }
    }

    /// How a pipeline is begun with a library pipeline.
    ///
    /// @param name as in the library if absent
    /// @param version the newest if absent
    /// @param connections the caller's connections by the names that the library pipeline has for them
    record UseJson(
            @Nullable String name,
            @Nullable Integer version,
            @Nullable Map<String, @Nullable String> connections) {}

    @GetMapping
    List<LibraryJson> list(@AuthenticationPrincipal PersonPrincipal caller) {
        return library.list(caller.person().tenant()).stream()
                .map(LibraryJson::of)
                .toList();
    }

    @GetMapping("/{library}")
    List<LibraryJson> versions(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable("library") String id) {
        List<LibraryEntry> versions = library.versions(caller.person().tenant(), id);
        if (versions.isEmpty()) {
            throw unknown(id);
        }
        return versions.stream().map(LibraryJson::of).toList();
    }

    @GetMapping(path = "/{library}/versions/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
    String file(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable("library") String id,
            @PathVariable int version) {
        return find(caller.person().tenant(), id, version).file();
    }

    @PostMapping("/{library}/pipelines")
    ResponseEntity<CatalogueEntry> use(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable("library") String id,
            @RequestBody(required = false) @Nullable UseJson asked) {
        var use = asked == null ? new UseJson(null, null, null) : asked;
        LibraryEntry entry = find(caller.person().tenant(), id, use.version());
        String name = use.name();
        CatalogueEntry added = installations.use(
                caller.person().tenant(),
                entry,
                name == null || name.isBlank() ? entry.name() : name.strip(),
                chosen(use.connections()),
                caller.getName());
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/pipelines/" + added.id())
                .body(added);
    }

    private static Map<String, String> chosen(@Nullable Map<String, @Nullable String> connections) {
        Map<String, String> chosen = new LinkedHashMap<>();
        if (connections != null) {
            connections.forEach((wanted, own) -> {
                if (own != null) {
                    chosen.put(wanted, own);
                }
            });
        }
        return chosen;
    }

    private LibraryEntry find(TenantId reader, String id, @Nullable Integer version) {
        var found = version == null ? library.newest(reader, id) : library.find(reader, id, version);
        return found.orElseThrow(() -> unknown(id));
    }

    private static ApiException unknown(String id) {
        return new ApiException(
                HttpStatus.NOT_FOUND,
                "There is no such version of a library pipeline " + id + ". See /api/v1/library for the list.");
    }
}
