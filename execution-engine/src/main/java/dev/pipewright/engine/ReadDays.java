package dev.pipewright.engine;

import dev.pipewright.engine.store.Load;
import dev.pipewright.engine.store.Reading;
import dev.pipewright.engine.store.Watermark;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How many records the loads of a stream have read on each day.
final class ReadDays {

    private final TreeMap<LocalDate, Long> counts = new TreeMap<>();
    private LocalDate known = LocalDate.MIN;
    private @Nullable Object reached;

    /// @param moved the loads that moved the watermark, in their order
    ReadDays(List<Load> moved) {
        moved.forEach(this::add);
    }

    /// The first day of which all is known that was read.
    LocalDate known() {
        return known;
    }

    long on(LocalDate day) {
        return counts.getOrDefault(day, 0L);
    }

    private void add(Load load) {
        Reading reading = load.reading();
        Object since = load.since();
        LocalDate begun = since == null ? LocalDate.MIN : day(since);
        boolean again = since == null || (reached != null && Watermark.compare(since, reached) < 0);
        if (again) {
            // What was counted is read and counted once more.
            counts.tailMap(begun, false).clear();
            known = since == null ? LocalDate.MIN : known;
        } else if (reached == null) {
            known = begun.plusDays(1);
        }
        reached = load.to();
        if (reading == null || reading.days().size() >= Reading.MOST_DAYS) {
            known = reached == null ? LocalDate.MAX : day(reached).plusDays(1);
        } else {
            reading.days().forEach((day, count) -> counts.merge(day(day), count, Long::sum));
        }
    }

    /// The day of a watermark value; the last one there is if it has none.
    static LocalDate day(Object value) {
        String text = value.toString();
        try {
            return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
        } catch (DateTimeException _) {
            return LocalDate.MAX;
        }
    }
}
