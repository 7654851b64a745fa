package dev.pipewright.platform.draft;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the edits of one draft to those who watch it on this node, in the order of the log, each once.
final class DraftFeed {

    private static final Logger LOG = LoggerFactory.getLogger(DraftFeed.class);

    private final List<Consumer<SavedEdit>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock telling = new ReentrantLock();
    private final LongFunction<List<SavedEdit>> after;
    private long told;

    /// @param told the last edit that needs not be told
    /// @param after reads the edits behind a number
    DraftFeed(long told, LongFunction<List<SavedEdit>> after) {
        this.told = told;
        this.after = after;
    }

    void add(Consumer<SavedEdit> listener) {
        listeners.add(listener);
    }

    /// Tells a listener nothing more.
    ///
    /// @return true if nobody is left
    boolean remove(Consumer<SavedEdit> listener) {
        listeners.remove(listener);
        return listeners.isEmpty();
    }

    /// Tells what is new.
    void catchUp() {
        telling.lock();
        try {
            for (SavedEdit edit : after.apply(told)) {
                told = edit.seq();
                listeners.forEach(listener -> tell(listener, edit));
            }
        } finally {
            telling.unlock();
        }
    }

    /// The edge to whoever listens: what goes wrong there, such as a page that is gone, is nobody else's trouble.
    private static void tell(Consumer<SavedEdit> listener, SavedEdit edit) {
        try {
            listener.accept(edit);
        } catch (RuntimeException trouble) {
            LOG.warn("Someone who watches a draft could not take in edit {}.", edit.seq(), trouble);
        }
    }
}
