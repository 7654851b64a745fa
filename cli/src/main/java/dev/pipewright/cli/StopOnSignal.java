package dev.pipewright.cli;

import dev.pipewright.engine.PipelineRunner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a run end by itself when the process is asked to end: what was sent is awaited and kept, for a while.
final class StopOnSignal implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    StopOnSignal(PipelineRunner runner) {
        this.hook = new Thread(() -> {
            runner.stop();
            try {
                // The process ends when this does.
                boolean inTime = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assert inTime || ended.getCount() > 0;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
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
