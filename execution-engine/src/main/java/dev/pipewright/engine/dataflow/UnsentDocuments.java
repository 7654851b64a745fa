package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.call.Target;
import dev.pipewright.engine.ledger.OpenDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Documents that are to be sent, in batches as their target takes them.
final class UnsentDocuments {

    /// How long a call that takes several documents waits for more of them.
    private static final long GATHERING = Duration.ofMillis(20).toNanos();

    private final Target target;
    private final LinkedBlockingQueue<OpenDocument> queue = new LinkedBlockingQueue<>();
    /// What did not go with the documents before it; of the thread that takes.
    private @Nullable OpenDocument leftOver;

    UnsentDocuments(Target target) {
        this.target = target;
    }

    void add(OpenDocument document) {
        queue.add(document);
    }

    /// Waits for a document; with those that go in one call with it and are there by now. For one thread.
    List<OpenDocument> take() throws InterruptedException {
        OpenDocument first = leftOver == null ? queue.take() : leftOver;
        leftOver = null;
        int most = target.most();
        if (most == 1) {
            return List.of(first);
        }
        List<OpenDocument> batch = new ArrayList<>(List.of(first));
        long until = System.nanoTime() + GATHERING;
        while (batch.size() < most) {
            OpenDocument more = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (more == null || !target.takes(batch, more)) {
                leftOver = more;
                break;
            }
            batch.add(more);
        }
        return List.copyOf(batch);
    }
}
