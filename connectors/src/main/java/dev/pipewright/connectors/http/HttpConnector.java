package dev.pipewright.connectors.http;

import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.Connector;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/// Any system that answers HTTP with JSON, described by settings only.
public final class HttpConnector implements Connector {

    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Pause pause;

    /// With the machine's clock.
    public HttpConnector() {
        this(Clock.systemUTC(), System::nanoTime, Thread::sleep);
    }

    /// With a clock of its own.
    ///
    /// @param nanoTime tells how much time has passed
    public HttpConnector(Clock clock, LongSupplier nanoTime, Pause pause) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    @Override
    public String kind() {
        return "http";
    }

    @Override
    public Class<? extends Record> connectionSettings() {
        return HttpConnectionSettings.class;
    }

    @Override
    public Class<? extends Record> sourceSettings() {
        return HttpSourceSettings.class;
    }

    @Override
    public Class<? extends Record> sinkSettings() {
        return HttpSinkSettings.class;
    }

    @Override
    public Connection open(Map<String, Object> settings) {
        return open(settings, CallListener.NONE);
    }

    /// @param listener is told each request
    HttpConnection open(Map<String, Object> settings, CallListener listener) {
        HttpConnectionSettings bound = SettingsBinder.bind(HttpConnectionSettings.class, settings);
        Authorization authorization = Authorizations.of(bound, clock, listener);
        HttpExchanger exchanger = new HttpExchanger(
                URI.create(bound.baseUrl()),
                authorization,
                bound.maxConcurrent(),
                Duration.ofSeconds(bound.connectTimeoutSeconds()),
                Duration.ofSeconds(bound.answerTimeoutSeconds()),
                clock,
                listener);
        return new HttpConnection(
                exchanger,
                bound.account(),
                Authorizations.credential(bound, exchanger.origin()),
                bound.limits(),
                bound.retries(),
                bound.testPath(),
                new Pace(bound.callsPerSecond(), nanoTime),
                pause);
    }
}
