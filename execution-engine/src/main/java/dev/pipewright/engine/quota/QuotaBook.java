package dev.pipewright.engine.quota;

import dev.pipewright.connectors.http.CallLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/// Which nodes hold what of a credential's limits and whether the target answers them, and how many calls of the day
/// are taken.
///
/// @param lastEnd when the last of the blocks ended that are not in the book any more
/// @param holdings by node
record QuotaBook(LocalDate day, long takenOfDay, Instant lastEnd, Map<String, Holding> holdings) {

    /// How long a block is good: so much later, a node that fell silent holds nothing any more.
    static final Duration LENGTH = Duration.ofSeconds(5);

    /// Of a credential that nobody has used.
    static final QuotaBook EMPTY = new QuotaBook(LocalDate.EPOCH, 0, Instant.EPOCH, Map.of());

    private static final double ALIKE = 1e-6;

    QuotaBook {
        holdings = Map.copyOf(holdings);
    }

    /// What a node holds and wants.
    ///
    /// @param places the most that it has under way until its next claim
    /// @param perSecond the most that it makes a second until its next claim
    record Holding(Instant until, int places, double perSecond, Shares.Wish wish, Heard heard) {

        Holding probing(boolean isThis) {
            return new Holding(until, places, perSecond, wish, heard.probing(isThis));
        }
    }

    /// A block for a node, and the book after that.
    record Entry(QuotaBlock block, QuotaBook after) {}

    /// Gives a node its next block.
    Entry take(String node, QuotaClaim claim, Instant now) {
        return at(now).taken(node, claim, now);
    }

    /// The book of this moment: without what has ended.
    private QuotaBook at(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var living = new HashMap<String, Holding>();
        Instant ended = lastEnd;
        for (var entry : holdings.entrySet()) {
            Instant until = entry.getValue().until();
            if (until.isAfter(now)) {
                living.put(entry.getKey(), entry.getValue());
            } else if (until.isAfter(ended)) {
                ended = until;
            }
        }
        return new QuotaBook(today, today.equals(day) ? takenOfDay : 0, ended, living);
    }

    private Entry taken(String node, QuotaClaim claim, Instant now) {
        var others = new HashMap<>(holdings);
        others.remove(node);
        CallLimits limits = claim.limits();
        Shares shares = Shares.of(node, claim, others, now);
        int places = Math.clamp(limits.atOnce() - placesOf(others), 0, shares.places());
        boolean paced = limits.perSecond() > 0;
        double perSecond = paced ? Math.clamp(limits.perSecond() - perSecondOf(others), 0, shares.perSecond()) : 0;
        var holding = new Holding(
                now.plus(LENGTH),
                Math.max(places, claim.placesHeld()),
                paced ? Math.max(perSecond, claim.perSecondHeld()) : 0,
                Shares.Wish.of(claim),
                Heard.of(claim.hearing(), now));
        var all = new HashMap<>(others);
        all.put(node, holding);
        Silence silence = Heard.byAll(all.values().stream().map(Holding::heard).toList(), now);
        boolean mayProbe = silence != null && Heard.isNext(node, all);
        boolean settled = silence == null
                && places == shares.places()
                && places == holding.places()
                && (!paced || (isAlike(perSecond, shares.perSecond()) && isAlike(perSecond, holding.perSecond())));
        long ofDay = limits.perDay() == 0
                ? Long.MAX_VALUE
                : Math.clamp(claim.ofDayWanted(), 0, Math.max(0, limits.perDay() - takenOfDay));
        Instant nextDay = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var block = new QuotaBlock(
                LENGTH,
                settled,
                places,
                paced ? perSecond : Double.POSITIVE_INFINITY,
                paced ? Math.max(1, limits.burst() * perSecond / limits.perSecond()) : 1,
                ready(limits, now),
                ofDay,
                Duration.between(now, nextDay),
                nextDay,
                shares.nodes(),
                silence,
                mayProbe);
        all.put(node, holding.probing(mayProbe));
        return new Entry(
                block, new QuotaBook(day, limits.perDay() == 0 ? takenOfDay : takenOfDay + ofDay, lastEnd, all));
    }

    private static int placesOf(Map<String, Holding> holdings) {
        return holdings.values().stream().mapToInt(Holding::places).sum();
    }

    private static double perSecondOf(Map<String, Holding> holdings) {
        return holdings.values().stream().mapToDouble(Holding::perSecond).sum();
    }

    private static boolean isAlike(double one, double other) {
        return Math.abs(one - other) < ALIKE;
    }

    /// How many calls may follow each other at once: those that nobody can have made since the last block ended.
    private double ready(CallLimits limits, Instant now) {
        if (!holdings.isEmpty()) {
            return 0;
        }
        double since = Duration.between(lastEnd, now).toMillis() / 1000.0;
        return Math.min(limits.burst(), since * limits.perSecond());
    }
}
