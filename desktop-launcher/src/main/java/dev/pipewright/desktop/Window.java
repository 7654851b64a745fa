package dev.pipewright.desktop;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// Where a person sees the application.
interface Window extends AutoCloseable {

    /// Puts it before the person's eyes, because somebody asks for it. Safe for use by many threads.
    ///
    /// @throws IOException if it is closed
    void show() throws IOException;

    /// Is complete when the person has closed it.
    CompletableFuture<?> closed();

    @Override
    void close();
}
