package dev.pipewright.designer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.ValuePattern;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.trouble.OpenCause;
import dev.pipewright.platform.trouble.OwnedCause;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A cause as the API tells it.
///
/// @param id names the cause, in all runs of the pipeline
/// @param kind `documents`, or `records` that a node refused
/// @param owner who is to act
/// @param message what is wrong, as the first one says it
/// @param advice what to do
/// @param patterns what the values of the field look like
/// @param remedies what can be done from here: `change` what reaches the call, `map_values` that a value map does
///     not have
/// @param runs in lists of a pipeline: how many runs have it
@JsonInclude(JsonInclude.Include.NON_NULL)
record CauseJson(
        String id,
        String kind,
        String node,
        @Nullable String state,
        @Nullable String code,
        @Nullable String field,
        String owner,
        String message,
        String advice,
        long count,
        List<String> examples,
        List<ValuePattern> patterns,
        List<String> remedies,
        @Nullable Long runs,
        @Nullable String newestRun,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen) {

    static CauseJson of(OwnedCause owned, Locale locale) {
        return of(owned, locale, null);
    }

    static CauseJson of(OpenCause open, Locale locale) {
        return of(open.cause(), locale, open);
    }

    private static CauseJson of(OwnedCause owned, Locale locale, @Nullable OpenCause seen) {
        Sentences sentences = Sentences.in(locale);
        Cause cause = owned.cause();
        CauseKey key = cause.key();
        DocumentState state = key.state();
        return new CauseJson(
                key.word(),
                key.isOfRecords() ? "records" : "documents",
                key.node().value(),
                state == null ? null : Words.of(state),
                key.code(),
                key.field(),
                Words.of(owned.owner()),
                sentences.read(cause.message()),
                sentences.text(owned.advice()),
                cause.count(),
                cause.examples(),
                cause.patterns(),
                owned.remedies().stream().map(Words::of).sorted().toList(),
                seen == null ? null : seen.runs(),
                seen == null ? null : seen.newest().toString(),
                seen == null ? null : seen.firstSeen(),
                seen == null ? null : seen.lastSeen());
    }
}
