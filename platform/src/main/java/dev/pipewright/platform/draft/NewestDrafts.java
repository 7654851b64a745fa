package dev.pipewright.platform.draft;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// The newest drafts that this node has seen, so that it needs not read a whole log again: those used last, and no
/// more than a number of them. Safe for use by many threads.
final class NewestDrafts {

    private final int most;
    private final LinkedHashMap<DraftKey, Draft> drafts = new LinkedHashMap<>(16, 0.75f, true);

    NewestDrafts(int most) {
        this.most = most;
    }

    synchronized @Nullable Draft find(DraftKey key) {
        return drafts.get(key);
    }

    /// Remembers a draft, unless a newer one is known.
    synchronized void remember(DraftKey key, Draft draft) {
        drafts.merge(key, draft, (known, fresh) -> fresh.seq() > known.seq() ? fresh : known);
        if (drafts.size() > most) {
            drafts.pollFirstEntry();
        }
    }
}
