package dev.pipewright.platform.ingest;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.store.Upload;
import dev.pipewright.engine.store.UploadChunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is there of an upload.
///
/// @param chunks those that are there, by number
/// @param runs those that it asked for, by pipeline; none while it is open
public record UploadReport(Upload upload, List<UploadChunk> chunks, List<UploadRun> runs) {

    public UploadReport {
        chunks = List.copyOf(chunks);
        runs = List.copyOf(runs);
    }

    /// A run that an upload asked for.
    ///
    /// @param run absent if it could not start
    /// @param refusal why it could not, as [dev.pipewright.model.Sentences] reads it; absent if it was not tried
    ///     just now
    public record UploadRun(
            String pipeline, @Nullable RunId run, @Nullable String refusal) {}
}
