package dev.pipewright.desktop;

import dev.pipewright.designer.start.DefaultBrowser;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// A page in whatever browser the desktop prefers. Nobody can tell when it is closed.
final class DefaultBrowserTab implements Window {

    private final Supplier<URI> address;

    /// A page that is not shown yet.
    ///
    /// @param address where it is; asked anew each time it is shown
    DefaultBrowserTab(Supplier<URI> address) {
        this.address = address;
    }

    @Override
    public void show() {
        DefaultBrowser.open(address.get());
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
