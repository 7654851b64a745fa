package dev.pipewright.engine;

import dev.pipewright.engine.dataflow.SliceObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Adds up what slices commit and tells it, at most four times a second.
final class ProgressMeter implements SliceObserver {

    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final Consumer<RunProgress> listener;
    private final Clock clock;
    private final Instant start;
    private final AtomicReference<Instant> next;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong formed = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private volatile String stage = "";

    ProgressMeter(Consumer<RunProgress> listener, Clock clock) {
        this.listener = listener;
        this.clock = clock;
        this.start = clock.instant();
        this.next = new AtomicReference<>(start);
    }

    void enter(String name) {
        stage = name;
        tell();
    }

    @Override
    public void read(long records) {
        read.addAndGet(records);
        tell();
    }

    @Override
    public void formed(long documents) {
        formed.addAndGet(documents);
        tell();
    }

    @Override
    public void settled(long documents) {
        settled.addAndGet(documents);
        tell();
    }

    @Override
    public void delivered(long records) {
        delivered.addAndGet(records);
        tell();
    }

    private void tell() {
        Instant now = clock.instant();
        Instant due = next.get();
        if (!now.isBefore(due) && next.compareAndSet(due, now.plus(BETWEEN))) {
            listener.accept(new RunProgress(
                    stage, read.get(), formed.get(), settled.get(), delivered.get(), Duration.between(start, now)));
        }
    }
}
