package dev.pipewright.simulators.vendors;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/// A service that looks like TaxJar, version 2, running on a port of 127.0.0.1. Safe for many threads.
public final class TaxJarLookalike implements AutoCloseable {

    /// The port it has when it is started by itself.
    public static final int USUAL_PORT = 7094;

    /// What callers show as `Bearer` or as `Token token="…"`.
    public static final String TOKEN = "demo-token";

    private final TaxJarBook book = new TaxJarBook();
    private final VendorServer server;

    private TaxJarLookalike(int port) throws IOException {
        server = new VendorServer(port, new TaxJarApi(book));
    }

    /// Starts one.
    ///
    /// @param port 0 for a free one
    /// @throws IOException if the port is taken
    public static TaxJarLookalike start(int port) throws IOException {
        return new TaxJarLookalike(port);
    }

    /// Its address, without a slash at the end.
    public URI baseUrl() {
        return server.baseUrl();
    }

    /// How many calls it got.
    public int calls() {
        return server.calls();
    }

    /// Lets each n-th call fail, in one way after the other.
    ///
    /// @param every 5 for one call in five, 1 for all
    public void fail(int every, VendorFault... turns) {
        server.fail(every, List.of(turns));
    }

    /// What it has recorded, in the order it came.
    public List<VendorDocument> documents() {
        return book.all();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
