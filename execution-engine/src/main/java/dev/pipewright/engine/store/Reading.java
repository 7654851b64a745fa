package dev.pipewright.engine.store;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.ledger.StorageException;
import dev.pipewright.model.record.CanonicalJson;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a load has read: enough to compare it with its source, and to know again what the next load meets again.
///
/// @param records how many records, also those that the loads before had seen
/// @param digest the sum of the records' hashes modulo 2^128, whatever their order, as 32 hexadecimal digits
/// @param seen how many of the records the loads before had seen: they went no further
/// @param beyond how many the next load reads again without knowing them: they are more than are worth keeping
/// @param border fingerprints of what has the highest watermark value
/// @param window fingerprints of what the next load reads again before that: what it looks back for, and what has no
///     watermark value
/// @param days how many of the records that were not seen before fall on each day, by their watermark
/// @param undated how many of these fall on none, or on more days than are worth keeping
public record Reading(
        long records,
        String digest,
        long seen,
        long beyond,
        List<String> border,
        List<String> window,
        SortedMap<String, Long> days,
        long undated) {

    /// How many fingerprints of each kind are kept.
    public static final int MOST_FINGERPRINTS = 2_000;

    /// How many days are told apart.
    public static final int MOST_DAYS = 4_000;

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(128);

    /// Nothing was read.
    public static final Reading NONE =
            new Reading(0, digest(BigInteger.ZERO), 0, 0, List.of(), List.of(), new TreeMap<>(), 0);

    public Reading {
        border = List.copyOf(border);
        window = List.copyOf(window);
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /// A sum of hashes as it is written.
    public static String digest(BigInteger sum) {
        String digits = sum.mod(MODULUS).toString(16);
        return "0".repeat(32 - digits.length()) + digits;
    }

    /// The sum that a digest stands for.
    public BigInteger sum() {
        return new BigInteger(digest, 16);
    }

    /// What two parts of a load have read together.
    public Reading plus(Reading other) {
        var bordering = new ArrayList<>(border);
        bordering.addAll(other.border);
        var behind = new ArrayList<>(window);
        behind.addAll(other.window);
        int over = over(bordering) + over(behind);
        var merged = new TreeMap<>(days);
        other.days.forEach((day, count) -> merged.merge(day, count, Long::sum));
        long dropped = 0;
        while (merged.size() > MOST_DAYS) {
            dropped += merged.pollFirstEntry().getValue();
        }
        return new Reading(
                records + other.records,
                digest(sum().add(other.sum())),
                seen + other.seen,
                beyond + other.beyond + over,
                bordering.subList(0, Math.min(bordering.size(), MOST_FINGERPRINTS)),
                behind.subList(0, Math.min(behind.size(), MOST_FINGERPRINTS)),
                merged,
                undated + other.undated + dropped);
    }

    private static int over(List<String> fingerprints) {
        return Math.max(0, fingerprints.size() - MOST_FINGERPRINTS);
    }

    /// All fingerprints, in an order of their own.
    public List<String> fingerprints() {
        var all = new ArrayList<>(border);
        all.addAll(window);
        Collections.sort(all);
        return all;
    }

    /// All of it as a JSON object.
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("records", records);
        map.put("digest", digest);
        map.put("seen", seen);
        map.put("beyond", beyond);
        map.put("border", String.join(",", border));
        map.put("window", String.join(",", window));
        map.put("days", days);
        map.put("undated", undated);
        return map;
    }

    /// What [#json] wrote.
    public static Reading of(Map<?, ?> map) {
        var days = new TreeMap<String, Long>();
        if (map.get("days") instanceof Map<?, ?> kept) {
            kept.forEach((day, count) -> days.put((String) day, (Long) count));
        }
        return new Reading(
                number(map, "records"),
                String.valueOf(map.get("digest")),
                number(map, "seen"),
                number(map, "beyond"),
                split(map.get("border")),
                split(map.get("window")),
                days,
                number(map, "undated"));
    }

    private static long number(Map<?, ?> map, String name) {
        return map.get(name) instanceof Long number ? number : 0;
    }

    private static List<String> split(@Nullable Object joined) {
        return joined instanceof String text && !text.isEmpty() ? List.of(text.split(",", -1)) : List.of();
    }

    /// What is kept with the load: the fingerprints are kept with the watermark.
    Reading withoutFingerprints() {
        return new Reading(records, digest, seen, beyond, List.of(), List.of(), days, undated);
    }

    static String kept(Reading reading) {
        return CanonicalJson.text(reading.withoutFingerprints().json());
    }

    static @Nullable Reading read(@Nullable String kept) {
        try {
            return kept != null && JsonValues.parse(kept) instanceof Map<?, ?> map ? of(map) : null;
        } catch (InvalidJson e) {
            throw new StorageException("What a load has read is damaged. Restore it from a backup.", e);
        }
    }

    static @Nullable String joined(List<String> fingerprints) {
        return fingerprints.isEmpty() ? null : String.join(",", fingerprints);
    }

    static List<String> fingerprints(@Nullable String joined) {
        return split(joined);
    }
}
