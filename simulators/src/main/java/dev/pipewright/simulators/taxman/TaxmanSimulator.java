package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.http.HttpListener;
import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;
import dev.pipewright.simulators.tax.TaxCalculator;
import dev.pipewright.simulators.tax.TaxTable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// TAXMAN, running on a port of 127.0.0.1. Safe for many threads.
public final class TaxmanSimulator implements AutoCloseable {

    private static final int LARGEST_BODY = 5 * 1024 * 1024;

    private final DocumentRegister register;
    private final Counters counters;
    private final AdminApi admin;
    private final TaxmanApi api;
    private final HttpListener listener;

    private TaxmanSimulator(TaxmanOptions options, TaxTable table, LongSupplier nanoTime) throws IOException {
        var reader = new OrderReader(table);
        var calculator = new TaxCalculator(table);
        var faults = new FaultInjector();
        counters = new Counters();
        register = new DocumentRegister(reader, calculator, log(options.recordFile()));
        var batches = new Batches(reader, calculator, register, counters);
        var calls = new TaxmanCalls(table, reader, calculator, register, batches, counters);
        api = new TaxmanApi(options, calls, faults, counters, nanoTime);
        admin = new AdminApi(api, register, batches, faults, counters);
        restore(options.recordFile());
        listener = listen(options.port());
    }

    /// Starts a TAXMAN.
    ///
    /// @throws IOException if the port is taken or the record file cannot be used
    public static TaxmanSimulator start(TaxmanOptions options) throws IOException {
        return start(options, System::nanoTime);
    }

    /// @param nanoTime what the limits are measured with
    static TaxmanSimulator start(TaxmanOptions options, LongSupplier nanoTime) throws IOException {
        return new TaxmanSimulator(options, TaxTable.standard(), nanoTime);
    }

    /// The port it listens on.
    public int port() {
        return listener.port();
    }

    /// Its address, without a slash at the end.
    public URI baseUrl() {
        return listener.baseUrl();
    }

    /// What it was asked and what it did.
    public TaxmanCounters counters() {
        return counters.read(register.size());
    }

    /// The documents it has recorded, in the order they came.
    public List<RecordedDocument> documents() {
        return register.all();
    }

    /// Stops it. What is in the record file stays there.
    @Override
    public void close() throws IOException {
        listener.close();
        register.close();
    }

    private HttpListener listen(int port) throws IOException {
        try {
            return HttpListener.start(port, LARGEST_BODY, this::handle);
        } catch (IOException e) {
            register.close();
            throw e;
        }
    }

    private HttpResponse handle(HttpRequest request) throws InterruptedException {
        return request.path().startsWith("/admin/") ? admin.handle(request) : api.handle(request);
    }

    private static @Nullable DocumentLog log(@Nullable Path file) throws IOException {
        return file == null ? null : DocumentLog.open(file);
    }

    private void restore(@Nullable Path file) throws IOException {
        try {
            register.restore();
        } catch (Refusal e) {
            register.close();
            throw new IOException("The record file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
