package dev.pipewright.desktop;

import dev.pipewright.designer.start.DefaultBrowser;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/// A page in whatever browser the desktop prefers. Nobody can tell when it is closed.
final class DefaultBrowserTab implements Window {

    @Override
    public void show(URI page) {
        DefaultBrowser.open(page);
    }

    @Override
    public CompletableFuture<?> closed() {
        return new CompletableFuture<>();
    }

    @Override
    public void close() {
        // It stays; the page says that the connection is lost.
    }
}
