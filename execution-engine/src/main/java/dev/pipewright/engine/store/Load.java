package dev.pipewright.engine.store;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one run reads of a stream: the part between two watermark values, both included, or a range that somebody
/// chose. Fixed when the run first opens the source, or with the run, so that each slice, on whatever node, reads
/// the same. All values are JSON values.
///
/// @param since how far the loads before had got; absent if there was none
/// @param from where this one begins: `since`, less what is to be read again; absent to begin at the beginning
/// @param to where it ends; absent if the stream had no watermark value, and is read as it is
/// @param moved true if the run moved the watermark to its end
/// @param known fingerprints of what the loads before had seen and this one reads again; none once it is certified
/// @param reading what was read; absent until the run is completed
/// @param isRange true if it is read whatever was read before: what has its last value does not belong to it, nor
///     does what has none, and it moves no watermark
public record Load(
        LoadedStream of,
        @Nullable Object since,
        @Nullable Object from,
        @Nullable Object to,
        boolean moved,
        List<String> known,
        @Nullable Reading reading,
        boolean isRange) {

    public Load(
            LoadedStream of,
            @Nullable Object since,
            @Nullable Object from,
            @Nullable Object to,
            boolean moved,
            List<String> known,
            @Nullable Reading reading,
            boolean isRange) {
        this.of = of;
        this.since = since;
        this.from = from;
        this.to = to;
        this.moved = moved;
        this.known = List.copyOf(known);
        this.reading = reading;
        this.isRange = isRange;
    }

    /// A load that is about to begin.
    public Load(LoadedStream of, @Nullable Object since, @Nullable Object from, @Nullable Object to) {
        this(of, since, from, to, false, List.of(), null, false);
    }

    /// A range that is about to be read.
    public static Load range(LoadedStream of, Object from, Object to) {
        return new Load(of, null, from, to, false, List.of(), null, true);
    }

    /// True if one of a run's loads is a range: the run moves no watermark then, also not those of its other
    /// sources.
    public static boolean isRangeAmong(List<Load> loads) {
        return loads.stream().anyMatch(Load::isRange);
    }

    /// True if there is somewhere to move the watermark, and it was not done yet.
    boolean mayMove() {
        return !moved && to != null && !isRange;
    }

    /// True if the run may still read this: what it reads, no other has read since.
    ///
    /// @param present the watermark's value now
    public boolean fits(@Nullable Object present) {
        return !mayMove() || beganAt(present);
    }

    /// True if the watermark still stands where the load began: nobody has set or moved it since.
    ///
    /// @param present the watermark's value now
    boolean beganAt(@Nullable Object present) {
        return Objects.equals(WatermarkText.of(present), WatermarkText.of(since));
    }

    /// The load once it has moved the watermark.
    Load asMoved() {
        return new Load(of, since, from, to, true, known, reading, isRange);
    }

    /// The load that knows what the ones before it had seen; a range does not ask.
    Load knowing(List<String> fingerprints) {
        return isRange ? this : new Load(of, since, from, to, moved, fingerprints, reading, false);
    }

    /// The load once all was read.
    Load certified(Reading whole) {
        return new Load(of, since, from, to, moved, List.of(), whole, isRange);
    }
}
