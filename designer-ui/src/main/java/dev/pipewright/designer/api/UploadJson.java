package dev.pipewright.designer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.store.Upload;
import dev.pipewright.engine.store.UploadChunk;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.ingest.UploadReport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An upload as the API tells it.
///
/// @param state `open` or `landed`
/// @param chunks left out in the answer to a chunk
/// @param runs left out while the upload is open
@JsonInclude(JsonInclude.Include.NON_NULL)
record UploadJson(
        String id,
        String stream,
        String state,
        long bytes,
        Instant openedAt,
        @Nullable Instant landedAt,
        @Nullable List<ChunkJson> chunks,
        @Nullable List<UploadRunJson> runs) {

    /// A chunk that is there.
    ///
    /// @param digest as the header Content-Digest has it
    record ChunkJson(int number, int bytes, String digest) {

        static ChunkJson of(UploadChunk chunk) {
            return new ChunkJson(chunk.number(), chunk.bytes(), ContentDigest.text(chunk.hash()));
        }
    }

    /// A run that the upload asked for.
    ///
    /// @param run left out if it could not start
    /// @param refusal why it could not; left out otherwise
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UploadRunJson(
            String pipeline, @Nullable String run, @Nullable String refusal) {

        static UploadRunJson of(UploadReport.UploadRun asked, Locale locale) {
            RunId run = asked.run();
            String refusal = asked.refusal();
            return new UploadRunJson(
                    asked.pipeline(),
                    run == null ? null : run.toString(),
                    refusal == null ? null : Sentences.in(locale).read(refusal));
        }
    }

    static UploadJson of(Upload upload) {
        return of(upload, null, null);
    }

    static UploadJson of(UploadReport report, Locale locale) {
        return of(
                report.upload(),
                report.chunks().stream().map(ChunkJson::of).toList(),
                report.upload().landedAt() == null
                        ? null
                        : report.runs().stream()
                                .map(run -> UploadRunJson.of(run, locale))
                                .toList());
    }

    private static UploadJson of(Upload upload, @Nullable List<ChunkJson> chunks, @Nullable List<UploadRunJson> runs) {
        return new UploadJson(
                upload.id(),
                upload.stream(),
                upload.landedAt() == null ? "open" : "landed",
                upload.bytes(),
                upload.openedAt(),
                upload.landedAt(),
                chunks,
                runs);
    }
}
