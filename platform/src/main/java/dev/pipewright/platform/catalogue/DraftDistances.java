package dev.pipewright.platform.catalogue;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.change.Comparison;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.version.Versions;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far drafts are from their live versions. Lists ask again and again, so what was found is remembered until the
/// draft or the version is another one. Safe for use by many threads.
final class DraftDistances {

    private static final int REMEMBERED = 1_000;

    private final Drafts drafts;
    private final Versions versions;
    private final LinkedHashMap<Key, Distance> known = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(TenantId tenant, String pipeline) {}

    /// How a draft differs from a version.
    ///
    /// @param seq of the draft
    /// @param version the number of the version
    record Distance(long seq, int version, int functional, int layout) {}

    DraftDistances(Drafts drafts, Versions versions) {
        this.drafts = drafts;
        this.versions = versions;
    }

    /// How the draft differs from a version.
    ///
    /// @param seq how far the draft is, or further
    Distance of(TenantId tenant, String pipeline, long seq, int version) {
        var key = new Key(tenant, pipeline);
        Distance found = find(key);
        if (found != null && found.seq() >= seq && found.version() == version) {
            return found;
        }
        Distance distance = measure(tenant, pipeline, version).orElse(new Distance(seq, version, 0, 0));
        remember(key, distance);
        return distance;
    }

    private Optional<Distance> measure(TenantId tenant, String pipeline, int number) {
        Optional<Draft> draft = drafts.open(tenant, pipeline);
        return draft.flatMap(open -> versions.version(tenant, pipeline, number).map(version -> {
            var comparison = Comparison.of(version.drawing(), open.drawing());
            return new Distance(
                    open.seq(),
                    number,
                    comparison.functional().size(),
                    comparison.layout().size());
        }));
    }

    private synchronized @Nullable Distance find(Key key) {
        return known.get(key);
    }

    private synchronized void remember(Key key, Distance distance) {
        known.put(key, distance);
        if (known.size() > REMEMBERED) {
            known.pollFirstEntry();
        }
    }
}
