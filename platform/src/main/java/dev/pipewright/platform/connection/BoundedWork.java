package dev.pipewright.platform.connection;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Work with another system that nobody waits for longer than said. It runs on a virtual thread: when that is
/// interrupted, Java closes the socket that it waits at, so the other system learns of it too.
final class BoundedWork {

    private BoundedWork() {}

    /// Does something, and gives it up when time is over or the caller is interrupted.
    ///
    /// @throws ConnectorException of kind UNAVAILABLE if it was given up, or what the work threw
    static <T> T within(Duration longest, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("connection-work").start(task);
        try {
            return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new ConnectorException(
                    Kind.UNAVAILABLE, Sentence.of("platform.connectionTooSlow", "seconds", longest.toSeconds()), e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new ConnectorException(Kind.UNAVAILABLE, Sentence.of("platform.connectionGivenUp"), e);
        }
    }
}
