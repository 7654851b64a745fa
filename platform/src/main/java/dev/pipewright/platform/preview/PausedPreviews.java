package dev.pipewright.platform.preview;

import dev.pipewright.engine.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The previews that have stopped before a node, in the memory of this server: a few of them, each for a while, since
/// each keeps the records it has read. One that is gone has to begin again. Safe for use by many threads.
///
/// @param <P> what can be gone on with
final class PausedPreviews<P> {

    static final int MOST = 30;
    static final Duration LONGEST = Duration.ofMinutes(15);

    private final InstantSource clock;
    /// The one that was not used for the longest comes first.
    private final Map<UUID, Kept<P>> kept = new LinkedHashMap<>();

    PausedPreviews(InstantSource clock) {
        this.clock = clock;
    }

    private record Kept<P>(TenantId tenant, P preview, Instant used) {}

    /// Keeps one; the one that was not used for the longest makes room.
    synchronized void keep(TenantId tenant, UUID id, P preview) {
        kept.remove(id);
        kept.put(id, new Kept<>(tenant, preview, clock.instant()));
        forgetOld();
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    /// Takes one out, to go on with it. Two can not go on with the same one.
    synchronized Optional<P> take(TenantId tenant, UUID id) {
        forgetOld();
        Kept<P> found = kept.get(id);
        if (found == null || !found.tenant().equals(tenant)) {
            return Optional.empty();
        }
        kept.remove(id);
        return Optional.of(found.preview());
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(LONGEST);
        kept.values().removeIf(one -> one.used().isBefore(oldest));
    }
}
