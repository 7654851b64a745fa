package dev.pipewright.engine.quota;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The quota of a process that shares its credentials with nobody.
public final class InMemoryQuota implements Quota {

    private final Map<String, QuotaBook> books;
    private final String node;
    private final Clock clock;

    public InMemoryQuota(Clock clock) {
        this(new ConcurrentHashMap<>(), "local", clock);
    }

    private InMemoryQuota(Map<String, QuotaBook> books, String node, Clock clock) {
        this.books = books;
        this.node = node;
        this.clock = clock;
    }

    /// The same quota as another node sees it.
    InMemoryQuota of(String otherNode) {
        return new InMemoryQuota(books, otherNode, clock);
    }

    @Override
    public QuotaBlock take(String credential, QuotaClaim claim) {
        synchronized (books) {
            QuotaBook.Entry entry =
                    books.getOrDefault(credential, QuotaBook.EMPTY).take(node, claim, clock.instant());
            books.put(credential, entry.after());
            return entry.block();
        }
    }
}
