package dev.pipewright.simulators.vendors;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A service that looks like Stripe Tax, running on a port of 127.0.0.1. Its clock stands still unless it is told to go
/// on. Safe for many threads.
public final class StripeLookalike implements AutoCloseable {

    /// The port it has when it is started by itself.
    public static final int USUAL_PORT = 7095;

    /// What callers show as `Bearer`.
    public static final String KEY = "sk_test_demo";

    /// What its clock shows at first.
    public static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final StripeApi api = new StripeApi(START);
    private final VendorServer server;

    private StripeLookalike(int port) throws IOException {
        server = new VendorServer(port, api);
    }

    /// Starts one.
    ///
    /// @param port 0 for a free one
    /// @throws IOException if the port is taken
    public static StripeLookalike start(int port) throws IOException {
        return new StripeLookalike(port);
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

    /// Lets time pass.
    public void pass(Duration time) {
        api.pass(time);
    }

    /// Forgets the answers to the keys of calculations, as Stripe does after a day.
    public void forgetCalculationKeys() {
        api.forgetCalculationKeys();
    }

    /// The transactions it has, in the order they came; amounts are in minor units.
    public List<VendorDocument> documents() {
        return api.documents();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
