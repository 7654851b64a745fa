package dev.pipewright.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A target that watches what reaches it: nothing twice, and nothing older after something newer.
final class StoryTarget {

    /// A content that it refuses, whenever it comes.
    static final String REFUSED = "content 2";

    private final boolean knowsKeys;
    private final Map<DocumentKey, TreeMap<Long, Payload>> entries = new HashMap<>();
    private final Set<Long> arrived = new HashSet<>();

    /// @param knowsKeys true if it knows a request that it has recorded by its idempotency key
    StoryTarget(boolean knowsKeys) {
        this.knowsKeys = knowsKeys;
    }

    /// True if what may have arrived can be sent again.
    boolean isSafe() {
        return knowsKeys;
    }

    static boolean refuses(OpenDocument document) {
        return document.request().text().contains(REFUSED);
    }

    /// A request arrives, perhaps long after anybody waits for its answer.
    void receive(OpenDocument document) {
        if (refuses(document)) {
            return;
        }
        arrived.add(document.id());
        TreeMap<Long, Payload> revisions = entries.computeIfAbsent(document.key(), _ -> new TreeMap<>());
        Payload known = revisions.get(document.revision());
        if (known == null) {
            assertThat(revisions.tailMap(document.revision()))
                    .as("newer than %s", document)
                    .isEmpty();
            revisions.put(document.revision(), document.request());
        } else {
            assertThat(knowsKeys).as("twice: %s", document).isTrue();
            assertThat(known).as("one key, one request: %s", document).isEqualTo(document.request());
        }
    }

    boolean hasReceived(long document) {
        return arrived.contains(document);
    }

    /// What it has of an effect last.
    String last(DocumentKey key) {
        TreeMap<Long, Payload> revisions = entries.getOrDefault(key, new TreeMap<>());
        return revisions.isEmpty() ? "" : revisions.lastEntry().getValue().text();
    }
}
