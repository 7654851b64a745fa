package dev.pipewright.simulators.vendors;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/// A service that looks like Avalara's AvaTax, version 2, running on a port of 127.0.0.1. Safe for many threads.
public final class AvalaraLookalike implements AutoCloseable {

    /// The port it has when it is started by itself.
    public static final int USUAL_PORT = 7093;

    /// The account, which is the user of basic authorization.
    public static final String ACCOUNT = "2000000001";

    /// The key of [#ACCOUNT].
    public static final String LICENSE_KEY = "demo-license";

    /// The only company of the account.
    public static final String COMPANY = "DEFAULT";

    private final AvalaraBook book = new AvalaraBook();
    private final VendorServer server;

    private AvalaraLookalike(int port) throws IOException {
        server = new VendorServer(port, new AvalaraApi(book));
    }

    /// Starts one.
    ///
    /// @param port 0 for a free one
    /// @throws IOException if the port is taken
    public static AvalaraLookalike start(int port) throws IOException {
        return new AvalaraLookalike(port);
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

    /// Locks the documents with a code, as filing a return does.
    public void lock(String code) {
        book.lock(code);
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
