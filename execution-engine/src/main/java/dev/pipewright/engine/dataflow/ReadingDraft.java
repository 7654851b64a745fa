package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.store.Reading;
import dev.pipewright.engine.store.Watermark;
import dev.pipewright.model.record.DataRecord;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes down what was read of a load. Used by one thread.
final class ReadingDraft {

    private final LoadBoundary boundary;
    private final List<FieldPath> watermark;
    private final List<String> border;
    private final List<String> window;
    private final SortedMap<String, Long> days;
    private BigInteger sum;
    private long records;
    private long seen;
    private long beyond;
    private long undated;

    /// Goes on behind what was read before.
    ReadingDraft(LoadBoundary boundary, Reading before) {
        this.boundary = boundary;
        this.watermark =
                boundary.changes().watermark().stream().map(FieldPath::of).toList();
        this.border = new ArrayList<>(before.border());
        this.window = new ArrayList<>(before.window());
        this.days = new TreeMap<>(before.days());
        this.sum = before.sum();
        this.records = before.records();
        this.seen = before.seen();
        this.beyond = before.beyond();
        this.undated = before.undated();
    }

    Reading reading() {
        return new Reading(records, Reading.digest(sum), seen, beyond, border, window, days, undated);
    }

    /// A record, or a document, was read whole.
    ///
    /// @param hashes the sum of the records' hashes
    /// @param fingerprint absent if it cannot be told whether it was seen
    void add(List<DataRecord> whole, BigInteger hashes, @Nullable String fingerprint, boolean isSeen) {
        records += whole.size();
        sum = sum.add(hashes);
        boolean isNew = false;
        boolean readAgain = false;
        for (DataRecord record : whole) {
            Object value = value(record);
            isNew |= value != null && isFrom(boundary.changes().to(), value);
            readAgain |= value == null || isFrom(boundary.again(), value);
            if (!isSeen) {
                count(value);
            }
        }
        seen += isSeen ? whole.size() : 0;
        // No load goes on where a range ends.
        if ((isNew || readAgain) && !boundary.changes().isHalfOpen()) {
            keep(isNew ? border : window, fingerprint, whole.size());
        }
    }

    private void keep(List<String> kept, @Nullable String fingerprint, int size) {
        if (fingerprint == null || kept.size() >= Reading.MOST_FINGERPRINTS) {
            beyond += size;
        } else {
            kept.add(fingerprint);
        }
    }

    /// What else belongs to a changed document was counted when it was read first.
    private void count(@Nullable Object value) {
        Object from = boundary.changes().from();
        if (value != null && from != null && !isFrom(from, value)) {
            return;
        }
        String day = day(value);
        if (day == null || (days.size() >= Reading.MOST_DAYS && !days.containsKey(day))) {
            undated++;
        } else {
            days.merge(day, 1L, Long::sum);
        }
    }

    private static @Nullable String day(@Nullable Object value) {
        return value instanceof String text && text.length() >= 10 ? text.substring(0, 10) : null;
    }

    /// The highest watermark value of a record; null if it has none that compares with where the load ends.
    private @Nullable Object value(DataRecord record) {
        Object highest = null;
        for (FieldPath field : watermark) {
            Object value = field.valueIn(record.fields());
            if (value != null && isOfOneKind(value) && (highest == null || isFrom(highest, value))) {
                highest = value;
            }
        }
        return highest;
    }

    private boolean isOfOneKind(Object value) {
        if (!(value instanceof String text) || !(boundary.changes().to() instanceof String end)) {
            return value instanceof Number && boundary.changes().to() instanceof Number;
        }
        return text.endsWith("Z") ? end.endsWith("Z") && isInstant(text) : !end.endsWith("Z");
    }

    private static boolean isInstant(String text) {
        try {
            return Instant.parse(text).isBefore(Instant.MAX);
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static boolean isFrom(Object from, Object value) {
        return Watermark.compare(value, from) >= 0;
    }
}
