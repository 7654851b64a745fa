package dev.pipewright.designer.look;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How fast numbers of something under way grow: over the last seconds or minutes, not since its start, so that it
/// tells how things are now. Used by one thread.
public final class Pace<K> {

    private static final Duration SPAN = Duration.ofSeconds(15);

    private final Duration span;
    private final Deque<Seen<K>> seen = new ArrayDeque<>();

    private record Seen<K>(Instant at, Map<K, Long> numbers) {}

    /// The pace of what moves all the time.
    public Pace() {
        this(SPAN);
    }

    /// @param span over how long the pace is told; more than numbers that grow in bursts need from one to the next
    public Pace(Duration span) {
        this.span = span;
    }

    /// Takes the numbers of a moment, which is not before the last one; of one moment, the last that are told.
    public void note(Instant now, Map<K, Long> numbers) {
        while (seen.size() > 1 && seen.getFirst().at().isBefore(now.minus(span))) {
            seen.removeFirst();
        }
        Seen<K> last = seen.peekLast();
        if (last != null && last.at().equals(now)) {
            seen.removeLast();
        }
        if (last == null || !last.at().isAfter(now)) {
            seen.addLast(new Seen<>(now, Map.copyOf(numbers)));
        }
    }

    /// How much a number grows in a second; 0 if that is not known, or it stands.
    public double perSecond(K of) {
        Seen<K> first = seen.peekFirst();
        Seen<K> last = seen.peekLast();
        if (first == null || last == null) {
            return 0;
        }
        double seconds = Duration.between(first.at(), last.at()).toMillis() / 1000.0;
        long more = last.numbers().getOrDefault(of, 0L) - first.numbers().getOrDefault(of, 0L);
        return seconds <= 0 ? 0 : Math.max(0, more / seconds);
    }

    /// How long something takes that is still to do.
    ///
    /// @param left how much it is
    /// @return null if that is not known, because nothing moves
    public @Nullable Duration forMore(K of, long left) {
        double pace = perSecond(of);
        return pace <= 0 ? null : Duration.ofSeconds((long) Math.ceil(left / pace));
    }
}
