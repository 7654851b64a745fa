package dev.pipewright.simulators.vendors;

import dev.pipewright.simulators.http.HttpListener;
import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Listens for one vendor and lets calls fail. Safe for many threads.
final class VendorServer implements AutoCloseable {

    private static final int LARGEST_BODY = 5 * 1024 * 1024;

    private final VendorApi api;
    private final VendorFaults faults = new VendorFaults();
    private final AtomicInteger calls = new AtomicInteger();
    private final HttpListener listener;

    VendorServer(int port, VendorApi api) throws IOException {
        this.api = api;
        this.listener = HttpListener.start(port, LARGEST_BODY, this::handle);
    }

    URI baseUrl() {
        return listener.baseUrl();
    }

    int calls() {
        return calls.get();
    }

    void fail(int every, List<VendorFault> turns) {
        faults.set(every, turns);
    }

    private HttpResponse handle(HttpRequest request) {
        calls.incrementAndGet();
        VendorFault fault = faults.next().orElse(null);
        return switch (fault) {
            case null -> api.answer(request);
            case SERVER_ERROR -> api.failing(request, false);
            case SERVER_ERROR_AFTER -> api.failing(request, true);
            case UNAVAILABLE -> api.failure(503);
            case TOO_MANY -> api.failure(429).withHeader("Retry-After", "1");
            case DROP_BEFORE -> HttpResponse.dropped();
            case DROP_AFTER -> {
                api.answer(request);
                yield HttpResponse.dropped();
            }
        };
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
