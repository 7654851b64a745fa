package dev.pipewright.connectors.http;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.WritableConnection;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A connection to a host, with what it allows. Two connections are equal only if they are the same one.
public final class HttpConnection implements ReadableConnection, WritableConnection {

    private final HttpExchanger exchanger;
    private final String account;
    private final int maxConcurrent;
    private final double callsPerSecond;
    private final String testPath;
    private final Pause pause;

    /// A connection that owns its exchanger.
    ///
    /// @param account names the account at the host within the tenant; part of the key of each document sent there
    /// @param maxConcurrent how many calls may be under way at once
    /// @param callsPerSecond calls per second; 0 for no limit
    /// @param testPath what to get to test the connection, as in `/v1/ping`
    public HttpConnection(
            HttpExchanger exchanger, String account, int maxConcurrent, double callsPerSecond, String testPath) {
        this(exchanger, account, maxConcurrent, callsPerSecond, testPath, Thread::sleep);
    }

    HttpConnection(
            HttpExchanger exchanger,
            String account,
            int maxConcurrent,
            double callsPerSecond,
            String testPath,
            Pause pause) {
        this.pause = pause;
        this.exchanger = exchanger;
        this.account = account;
        this.maxConcurrent = maxConcurrent;
        this.callsPerSecond = callsPerSecond;
        this.testPath = testPath;
    }

    /// Sends a call and waits for its answer, whatever its status.
    ///
    /// @throws NoAnswerException if there is none
    public HttpExchange send(HttpCall call) throws NoAnswerException {
        return exchanger.send(call);
    }

    public String baseUrl() {
        return exchanger.origin();
    }

    public String account() {
        return account;
    }

    public int maxConcurrent() {
        return maxConcurrent;
    }

    /// Calls per second; 0 for no limit.
    public double callsPerSecond() {
        return callsPerSecond;
    }

    @Override
    public String check() {
        try {
            int status = exchanger.send(HttpCall.of("GET", testPath)).status();
            if (status == 401 || status == 403) {
                throw new ConnectorException(
                        ConnectorException.Kind.CREDENTIALS,
                        exchanger.origin() + " refuses the credentials. Check the key or the password.");
            }
            if (status >= 400) {
                throw new ConnectorException(
                        status >= 500 ? ConnectorException.Kind.UNAVAILABLE : ConnectorException.Kind.SETTINGS,
                        exchanger.origin() + testPath + " answered with status " + status + ".");
            }
            return exchanger.origin() + " answers.";
        } catch (NoAnswerException e) {
            throw new ConnectorException(
                    ConnectorException.Kind.UNAVAILABLE, e.getMessage() + " Check the address and that it is up.", e);
        }
    }

    @Override
    public Schema schema(StreamRequest request) {
        return HttpSource.of(request).schema(exchanger, exchanger.baseUrl(), pause);
    }

    @Override
    public List<SourceSplit> splits(StreamRequest request, int wanted) {
        var _ = HttpSource.of(request);
        return List.of(new SourceSplit("all pages", ""));
    }

    @Override
    public Reopening reopening(StreamRequest request) {
        return HttpSource.of(request).reopening();
    }

    @Override
    public RecordReader read(StreamRequest request, SourceSplit split, @Nullable String checkpoint) {
        return HttpSource.of(request).read(exchanger, exchanger.baseUrl(), pause, checkpoint);
    }

    @Override
    public Delivery delivery(SinkRequest request) {
        boolean replaces = sinkSettings(request).method() == HttpSinkSettings.Method.PUT;
        return replaces ? Delivery.UPSERT_BY_KEY : Delivery.AT_LEAST_ONCE;
    }

    @Override
    public RecordWriter write(SinkRequest request) {
        HttpSinkSettings settings = sinkSettings(request);
        return new HttpWriter(settings, new PatientCaller(exchanger, AnswerRules.of(settings.answers()), pause));
    }

    private static HttpSinkSettings sinkSettings(SinkRequest request) {
        return SettingsBinder.bind(HttpSinkSettings.class, request.settings());
    }

    @Override
    public List<StreamDescription> discover() {
        return List.of();
    }

    @Override
    public void close() {
        exchanger.close();
    }
}
