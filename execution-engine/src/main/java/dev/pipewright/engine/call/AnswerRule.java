package dev.pipewright.engine.call;

import dev.pipewright.model.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One row of an [AnswerTable]: which answers it is about, and what they mean.
///
/// @param code the target's own code, or one of the product's; with `number`, either of the two is enough
/// @param status as in `404`, or a class of them as in `4xx`
/// @param says words that the target's message has
/// @param advice the last part of the key of a sentence, as in `postalCode` for `answers.postalCode`
/// @param field the field it is about, where the target does not say it
/// @param name what to call the cause, where the target has no code for it
/// @param pause how long to wait if the target does not say it
record AnswerRule(
        @Nullable String code,
        @Nullable Long number,
        @Nullable String status,
        @Nullable String says,
        Action then,
        TroubleOwner owner,
        String advice,
        @Nullable String field,
        @Nullable String name,
        Duration pause) {

    private static final Set<String> KNOWN =
            Set.of("code", "number", "status", "says", "then", "owner", "advice", "field", "name", "wait");

    /// What is done with an answer.
    enum Action {
        /// The target has the document already; that is success if what it has is ours.
        ACCEPT,
        /// What was asked for is so already: success.
        IGNORE,
        /// The document is wrong and stays wrong.
        REFUSE,
        /// The document is too large for one call.
        SPLIT,
        /// It certainly was not done: try again.
        RETRY,
        /// Nobody knows whether it was done: ask again where that is safe, look it up, or leave it to a person.
        UNKNOWN,
        /// Try again when the target says; that costs no try.
        WAIT,
        /// Get another token and ask again; without one the run stops.
        REFRESH,
        /// Nothing will be done before somebody acts: the run stops.
        STOP
    }

    /// Reads a row.
    ///
    /// @throws IllegalArgumentException if it has a field that no row has, or lacks one
    static AnswerRule of(Map<?, ?> row) {
        if (!KNOWN.containsAll(row.keySet())) {
            throw new IllegalArgumentException("a row with a field that no row has: " + row);
        }
        String advice = text(row, "advice");
        String then = text(row, "then");
        String owner = text(row, "owner");
        if (advice == null || then == null || owner == null) {
            throw new IllegalArgumentException("a row without action, owner or advice: " + row);
        }
        return new AnswerRule(
                text(row, "code"),
                row.get("number") instanceof Long number ? number : null,
                text(row, "status"),
                text(row, "says"),
                Action.valueOf(constant(then)),
                TroubleOwner.valueOf(constant(owner)),
                advice,
                text(row, "field"),
                text(row, "name"),
                row.get("wait") instanceof Long seconds ? Duration.ofSeconds(seconds) : Duration.ofSeconds(1));
    }

    private static @Nullable String text(Map<?, ?> row, String name) {
        return row.get(name) instanceof String text ? text : null;
    }

    private static String constant(String words) {
        return words.replace(' ', '_').toUpperCase(Locale.ROOT);
    }

    boolean covers(AnswerFacts facts) {
        return coversName(facts)
                && (status == null || isStatus(status, facts.status()))
                && (says == null || facts.message().contains(says));
    }

    private boolean coversName(AnswerFacts facts) {
        return (code == null && number == null)
                || (code != null && facts.codes().contains(code))
                || (number != null && number.equals(facts.number()));
    }

    private static boolean isStatus(String wanted, int status) {
        return wanted.endsWith("xx") ? wanted.charAt(0) - '0' == status / 100 : wanted.equals(Integer.toString(status));
    }

    /// How much a row says about which answers it means; the one that says most wins. The code of a detail says more
    /// than that of the whole.
    int weight(List<String> codes) {
        int named = code == null && number == null
                ? 0
                : !codes.isEmpty() && codes.getFirst().equals(code) ? 16 : 8;
        int worded = says == null ? 0 : 4;
        int placed = status == null ? 0 : status.endsWith("xx") ? 1 : 2;
        return named + worded + placed;
    }

    /// True if a document that is kept with this code may have met this row.
    boolean isNamed(String kept) {
        return kept.equals(name) || (name == null && kept.equals(code));
    }

    CallCause cause() {
        return new CallCause(owner, new Sentence("answers." + advice, Map.of()));
    }
}
