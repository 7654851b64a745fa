package dev.pipewright.simulators.lookalike;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lists that were begun: which rows they still have. A cursor can be used again until it expires, for an answer
/// may be lost. Safe for many threads.
final class Cursors {

    /// How long a cursor is good, by the source's time.
    static final Duration LIFE = Duration.ofMinutes(10);

    private final SourceClock clock;
    private final Map<String, Rest> rests = new HashMap<>();
    private int issued;

    Cursors(SourceClock clock) {
        this.clock = clock;
    }

    /// What is left of a list.
    ///
    /// @param limit the most rows of a page
    record Rest(List<Long> ids, int limit, Instant until) {}

    synchronized String issue(List<Long> ids, int limit) {
        rests.values().removeIf(rest -> rest.until().isBefore(clock.now()));
        issued++;
        String cursor = "c" + issued;
        rests.put(cursor, new Rest(ids, limit, clock.now().plus(LIFE)));
        return cursor;
    }

    synchronized Rest rest(String cursor) throws Refused {
        Rest rest = rests.get(cursor);
        if (rest == null || rest.until().isBefore(clock.now())) {
            throw new Refused(400, "CURSOR_EXPIRED", "The cursor has expired: begin with the first page again.");
        }
        return rest;
    }
}
