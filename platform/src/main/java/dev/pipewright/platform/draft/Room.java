package dev.pipewright.platform.draft;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who has one draft open, as this node knows it, and who here wants to know. Used by one thread.
final class Room {

    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    private final Map<String, Seen> people = new LinkedHashMap<>();
    private final Map<String, Consumer<List<Present>>> listeners = new LinkedHashMap<>();

    private record Seen(Present present, Instant at) {}

    void listen(String seat, Consumer<List<Present>> listener) {
        listeners.put(seat, listener);
    }

    /// True if a page of this node looks at the draft.
    boolean isWatched() {
        return !listeners.isEmpty();
    }

    boolean isHere(String seat) {
        return listeners.containsKey(seat);
    }

    /// Those whose pages this node serves.
    List<Present> here() {
        return people.values().stream()
                .map(Seen::present)
                .filter(present -> isHere(present.seat()))
                .toList();
    }

    void see(Present present, Instant now) {
        Seen before = people.put(present.seat(), new Seen(present, now));
        if (before == null || !before.present().equals(present)) {
            tell();
        }
    }

    void leave(String seat) {
        listeners.remove(seat);
        if (people.remove(seat) != null) {
            tell();
        }
    }

    /// Forgets those who were silent since.
    void forgetSilent(Instant since) {
        if (people.values().removeIf(seen -> seen.at().isBefore(since))) {
            tell();
        }
    }

    private void tell() {
        List<Present> now = people.values().stream()
                .map(Seen::present)
                .sorted(Comparator.comparing(Present::name).thenComparing(Present::seat))
                .toList();
        listeners.values().forEach(listener -> tell(listener, now));
    }

    /// The edge to whoever listens: a page that is gone is nobody else's trouble.
    private static void tell(Consumer<List<Present>> listener, List<Present> now) {
        try {
            listener.accept(now);
        } catch (RuntimeException trouble) {
            LOG.warn("Someone could not be told who else has a draft open.", trouble);
        }
    }
}
