package dev.pipewright.desktop;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/// Where a person sees the application.
interface Window extends AutoCloseable {

    /// Shows an address once more, because somebody asks for it.
    void show(URI page) throws IOException;

    /// Is complete when the person has closed it.
    CompletableFuture<?> closed();

    @Override
    void close();
}
