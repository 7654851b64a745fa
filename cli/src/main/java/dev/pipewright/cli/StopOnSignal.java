package dev.pipewright.cli;

import dev.pipewright.engine.PipelineRunner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets a run end by itself when the process is asked to end: what was sent is awaited and kept, and the answer is
/// given, within a while. To be closed when the process has nothing more to say.
final class StopOnSignal implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::endSoon);
    private @Nullable PipelineRunner running;
    private boolean asked;

    StopOnSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// From now on this is what has to stop.
    synchronized void stops(PipelineRunner runner) {
        running = runner;
        if (asked) {
            runner.stop();
        }
    }

    private void endSoon() {
        ask();
        try {
            // The process ends when this does.
            boolean inTime = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assert inTime || ended.getCount() > 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void ask() {
        asked = true;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending already.
        }
    }
}
