package dev.pipewright.engine;

import java.time.LocalDate;
import java.util.List;

/// What a source has on each of some days, and what loads have read of it.
///
/// @param first the first day that was compared
/// @param last the last one, as far as loads have got
public record DayCounts(LocalDate first, LocalDate last, List<Day> days) {

    public DayCounts {
        days = List.copyOf(days);
    }

    /// A day.
    ///
    /// @param source how many records the source has on it now
    /// @param read how many records loads have read on it
    public record Day(LocalDate day, long source, long read) {

        /// How many records were certainly not read. What was changed again or deleted since is read and no longer
        /// there, so that fewer in the source are no proof of anything.
        public long missing() {
            return Math.max(0, source - read);
        }
    }

    /// The days on which the two differ.
    public List<Day> differing() {
        return days.stream().filter(day -> day.source() != day.read()).toList();
    }
}
