package dev.pipewright.platform.shadow;

import dev.pipewright.engine.RunId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A comparison of a draft with the version that was live.
///
/// @param base the number of that version
/// @param version the number of the version that is compared; absent if it is the draft
/// @param contentHash of what is compared
/// @param author who wanted it, by name
/// @param changed how many documents differ; absent until it is done
/// @param trouble why it failed, as [dev.pipewright.model.Sentences] reads it; absent if it did not
/// @param confirmedBy who has said that these are the right documents, by name; absent if nobody has
public record Shadow(
        UUID id,
        String pipeline,
        int base,
        @Nullable Integer version,
        String contentHash,
        List<Part> parts,
        ShadowState state,
        String author,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable Long changed,
        @Nullable String trouble,
        @Nullable String confirmedBy) {

    public Shadow(
            UUID id,
            String pipeline,
            int base,
            @Nullable Integer version,
            String contentHash,
            List<Part> parts,
            ShadowState state,
            String author,
            Instant createdAt,
            @Nullable Instant endedAt,
            @Nullable Long changed,
            @Nullable String trouble,
            @Nullable String confirmedBy) {
        this.id = id;
        this.pipeline = pipeline;
        this.base = base;
        this.version = version;
        this.contentHash = contentHash;
        this.parts = List.copyOf(parts);
        this.state = state;
        this.author = author;
        this.createdAt = createdAt;
        this.endedAt = endedAt;
        this.changed = changed;
        this.trouble = trouble;
        this.confirmedBy = confirmedBy;
    }

    /// The inputs of a run, done again twice.
    ///
    /// @param of whose inputs
    /// @param live the run of the live version
    /// @param draft the run of what is compared
    public record Part(RunId of, RunId live, RunId draft) {}

    /// The runs of both versions.
    Stream<RunId> runs() {
        return parts.stream().flatMap(part -> Stream.of(part.live(), part.draft()));
    }
}
