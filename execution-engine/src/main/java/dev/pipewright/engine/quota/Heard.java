package dev.pipewright.engine.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a node has said of a target, by the quota's clock, and whether it is the one that may probe it.
///
/// @param silentSince null unless the target is silent there
/// @param failedAt when the last call failed there; null unless the target is silent there
record Heard(
        @Nullable Instant silentSince,
        @Nullable Instant failedAt,
        @Nullable Instant answeredAt,
        boolean mayProbe) {

    static Heard of(Hearing hearing, Instant now) {
        Silence silence = hearing.silence();
        return new Heard(
                silence == null ? null : now.minus(silence.began()),
                silence == null ? null : now.minus(silence.failed()),
                hearing.answered() == null ? null : now.minus(hearing.answered()),
                false);
    }

    Heard probing(boolean isThis) {
        return new Heard(silentSince, failedAt, answeredAt, isThis);
    }

    /// The silence that all have met; null if the target answers somewhere. What one node has met while another was
    /// answered is its own affair.
    static @Nullable Silence byAll(List<Heard> all, Instant now) {
        Instant answered = all.stream()
                .map(Heard::lastAnswer)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        List<Heard> silent =
                all.stream().filter(one -> one.isSilentSince(answered)).toList();
        Instant failed = silent.stream()
                .map(Heard::lastFailure)
                .max(Comparator.naturalOrder())
                .orElse(now);
        return silent.stream()
                .map(Heard::begin)
                .min(Comparator.naturalOrder())
                .map(began -> new Silence(Duration.between(began, now), Duration.between(failed, now)))
                .orElse(null);
    }

    private boolean isSilentSince(Instant answer) {
        return silentSince != null && silentSince.isAfter(answer);
    }

    private Instant begin() {
        return silentSince == null ? Instant.MIN : silentSince;
    }

    private Instant lastFailure() {
        return failedAt == null ? Instant.MIN : failedAt;
    }

    private Instant lastAnswer() {
        return answeredAt == null ? Instant.MIN : answeredAt;
    }

    /// True if a node is the next to probe: it has calls to make, and has not failed for longer than the others. So
    /// the right goes round, and a node that cannot reach the target does not keep it from those that can. As long
    /// as another's block gives it that right, nobody else has it.
    static boolean isNext(String node, Map<String, QuotaBook.Holding> all) {
        boolean taken = all.entrySet().stream()
                .anyMatch(other ->
                        !other.getKey().equals(node) && other.getValue().heard().mayProbe());
        Comparator<Map.Entry<String, QuotaBook.Holding>> order =
                Comparator.comparing(entry -> entry.getValue().wish().tenants().isEmpty());
        return !taken
                && all.entrySet().stream()
                        .min(order.thenComparing(
                                        entry -> entry.getValue().heard().lastFailure())
                                .thenComparing(Map.Entry::getKey))
                        .filter(first -> first.getKey().equals(node))
                        .isPresent();
    }
}
