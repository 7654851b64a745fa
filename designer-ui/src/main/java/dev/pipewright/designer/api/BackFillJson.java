package dev.pipewright.designer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipewright.engine.RunId;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.backfill.BackFill;
import dev.pipewright.platform.backfill.BackFillReport;
import dev.pipewright.platform.backfill.BackFillSlice;
import dev.pipewright.platform.backfill.SliceState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A back-fill as the API tells it. Documents and slices are left out in lists.
///
/// @param from belongs to the range
/// @param to belongs to what follows it
/// @param environment where its slices run; left out if with the connections that are drawn
/// @param counts how many slices are in each state, and in all
@JsonInclude(JsonInclude.Include.NON_NULL)
record BackFillJson(
        String id,
        String pipeline,
        int version,
        String source,
        String from,
        String to,
        String slice,
        String mode,
        @Nullable String environment,
        int atOnce,
        boolean stopAtFailure,
        String status,
        String author,
        Instant createdAt,
        Map<String, Integer> counts,
        @Nullable DocumentsJson documents,
        @Nullable List<SliceJson> slices) {

    /// The documents so far, of the last run of each slice.
    ///
    /// @param refused records that came to no document
    record DocumentsJson(long formed, long done, long troubled, long refused) {}

    /// A slice.
    ///
    /// @param tries how often a run was started for it
    /// @param failure why no run could be started; a run tells its own failure
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SliceJson(
            int number,
            String from,
            String to,
            String status,
            int tries,
            @Nullable String run,
            @Nullable String failure) {

        static SliceJson of(BackFillSlice slice) {
            RunId run = slice.run();
            String trouble = slice.trouble();
            return new SliceJson(
                    slice.number(),
                    slice.bounds().from(),
                    slice.bounds().to(),
                    Words.of(slice.state()),
                    slice.tries(),
                    run == null ? null : run.toString(),
                    trouble == null ? null : Sentences.english().read(trouble));
        }
    }

    static BackFillJson of(BackFill backFill) {
        return of(backFill, null, null);
    }

    static BackFillJson of(BackFillReport report) {
        return of(
                report.backFill(),
                new DocumentsJson(report.formed(), report.done(), report.troubled(), report.refused()),
                report.slices().stream().map(SliceJson::of).toList());
    }

    private static BackFillJson of(
            BackFill backFill, @Nullable DocumentsJson documents, @Nullable List<SliceJson> slices) {
        var counts = new LinkedHashMap<String, Integer>();
        counts.put("total", backFill.total());
        for (SliceState state : SliceState.values()) {
            counts.put(Words.of(state), backFill.count(state));
        }
        return new BackFillJson(
                backFill.id().toString(),
                backFill.pipeline(),
                backFill.version(),
                backFill.source().value(),
                backFill.from(),
                backFill.to(),
                backFill.length().toString(),
                Words.of(backFill.mode()),
                backFill.environment().isEmpty() ? null : backFill.environment(),
                backFill.atOnce(),
                backFill.stopsAtFailure(),
                Words.of(backFill.state()),
                backFill.author(),
                backFill.createdAt(),
                counts,
                documents,
                slices);
    }
}
