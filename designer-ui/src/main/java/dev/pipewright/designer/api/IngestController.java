package dev.pipewright.designer.api;

import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.ingest.ChunkReceipt;
import dev.pipewright.platform.ingest.Ingest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Takes what is pushed, whole or in chunks that may be sent again in any order, and tells what is there of it.
@RestController
@RequestMapping("/api/v1/ingest/{stream}")
class IngestController {

    private static final Set<String> TYPES = Set.of(
            "application/x-ndjson", "application/json", "text/csv", "application/gzip", "application/octet-stream");

    private final Ingest ingest;

    IngestController(Ingest ingest) {
        this.ingest = ingest;
    }

    /// Takes a chunk, or a whole upload if no chunk is named.
    ///
    /// @param upload the sender's name for it; without one, each call is an upload of its own
    @PostMapping
    ResponseEntity<UploadJson> push(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String stream,
            @RequestParam(required = false) @Nullable String upload,
            @RequestParam(required = false) @Nullable Integer chunk,
            @RequestHeader(name = ContentDigest.HEADER, required = false) @Nullable String digest,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        if (upload == null && chunk != null) {
            throw new ApiException(HttpStatus.BAD_REQUEST, "Say with 'upload' which upload the chunk belongs to.");
        }
        checkType(request.getContentType());
        var id = upload == null ? UUID.randomUUID().toString() : upload;
        int number = chunk == null ? 0 : chunk;
        ChunkReceipt receipt =
                ingest.take(tenant(caller), stream, id, number, request.getInputStream(), ContentDigest.read(digest));
        UploadJson answer = chunk == null
                ? UploadJson.of(ingest.complete(tenant(caller), stream, id, 1), locale)
                : UploadJson.of(receipt.upload());
        return ResponseEntity.status(receipt.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/v1/ingest/" + stream + "/uploads/" + id))
                .body(answer);
    }

    /// A form would be read by others before, so that nothing of it is left here.
    private static void checkType(@Nullable String type) {
        if (type != null && !TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            throw new ApiException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Send the body as application/x-ndjson, application/json, text/csv, application/gzip or"
                            + " application/octet-stream.");
        }
    }

    @GetMapping("/uploads/{upload}")
    UploadJson find(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String stream,
            @PathVariable String upload,
            Locale locale) {
        return ingest.find(tenant(caller), stream, upload)
                .map(report -> UploadJson.of(report, locale))
                .orElseThrow(() -> new ApiException(
                        HttpStatus.NOT_FOUND,
                        "There is no upload " + upload + " to the stream " + stream + ". Its first chunk opens it."));
    }

    @PostMapping("/uploads/{upload}/complete")
    UploadJson complete(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String stream,
            @PathVariable String upload,
            @RequestParam(required = false) @Nullable Integer chunks,
            Locale locale) {
        find(caller, stream, upload, locale);
        if (chunks == null || chunks < 1) {
            throw new ApiException(HttpStatus.BAD_REQUEST, "Say with 'chunks' how many chunks the upload has.");
        }
        return UploadJson.of(ingest.complete(tenant(caller), stream, upload, chunks), locale);
    }

    @DeleteMapping("/uploads/{upload}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @AuthenticationPrincipal PersonPrincipal caller, @PathVariable String stream, @PathVariable String upload) {
        ingest.remove(tenant(caller), stream, upload, caller.getName());
    }

    private static TenantId tenant(PersonPrincipal caller) {
        return caller.person().tenant();
    }
}
