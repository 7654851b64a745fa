package dev.pipewright.connectors.http;

import dev.pipewright.connectors.spi.ChangeReadableConnection;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.KeyReadableConnection;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.WritableConnection;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A connection to a host, with what it allows. Two connections are equal only if they are the same one.
public final class HttpConnection implements KeyReadableConnection, ChangeReadableConnection, WritableConnection {

    private static final Duration LONGEST_CHECK = Duration.ofSeconds(10);

    private final HttpExchanger exchanger;
    private final String account;
    private final String credential;
    private final CallLimits limits;
    private final RetrySettings retries;
    private final String testPath;
    private final Pace pace;
    private final Pause pause;

    /// A connection that owns its exchanger.
    ///
    /// @param account names the account at the host within the tenant; part of the key of each document sent there
    /// @param limits those of the account
    /// @param testPath what to get to test the connection, as in `/v1/ping`
    public HttpConnection(HttpExchanger exchanger, String account, CallLimits limits, String testPath) {
        this(
                exchanger,
                account,
                exchanger.origin() + " " + account,
                limits,
                RetrySettings.standard(),
                testPath,
                new Pace(limits.perSecond(), System::nanoTime),
                Thread::sleep);
    }

    HttpConnection(
            HttpExchanger exchanger,
            String account,
            String credential,
            CallLimits limits,
            RetrySettings retries,
            String testPath,
            Pace pace,
            Pause pause) {
        this.pace = pace;
        this.pause = pause;
        this.exchanger = exchanger;
        this.account = account;
        this.credential = credential;
        this.limits = limits;
        this.retries = retries;
        this.testPath = testPath;
    }

    /// Sends a call and waits for its answer, whatever its status.
    ///
    /// @throws NoAnswerException if there is none
    public HttpExchange send(HttpCall call) throws NoAnswerException {
        return exchanger.send(call);
    }

    /// Likewise.
    ///
    /// @param refused is told the answer before, if the call was sent once more with another authorization
    public HttpExchange send(HttpCall call, Consumer<HttpExchange> refused) throws NoAnswerException {
        return exchanger.send(call, refused);
    }

    /// A text without the secrets that the calls show.
    public String masked(String text) {
        return exchanger.masked(text);
    }

    /// Gets another authorization for further calls.
    ///
    /// @return true if asking again with it may help
    public boolean renewAuthorization() {
        return exchanger.renewAuthorization();
    }

    /// How long a call may take at most: an earlier one has ended by then.
    public Duration longestCall() {
        return exchanger.longest();
    }

    public String baseUrl() {
        return exchanger.origin();
    }

    public String account() {
        return account;
    }

    /// The same for all connections that the host cannot tell apart, and for no others. It was made of secrets: it
    /// is neither shown nor stored as it is.
    public String credential() {
        return credential;
    }

    /// What all connections of the credential may do together.
    public CallLimits limits() {
        return limits;
    }

    /// How documents are sent again that go this way, where their call node does not say it.
    public RetrySettings retries() {
        return retries;
    }

    @Override
    public String check() {
        // Fetching a token and getting an answer may each take longer than a person waits.
        FutureTask<String> attempt = new FutureTask<>(this::answers);
        Thread.ofVirtual().name("http-check").start(attempt);
        try {
            return attempt.get(LONGEST_CHECK.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ConnectorException known ? known : unanswered(e);
        } catch (TimeoutException e) {
            attempt.cancel(true);
            throw unanswered(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            attempt.cancel(true);
            throw unanswered(e);
        }
    }

    private ConnectorException unanswered(Exception cause) {
        return new ConnectorException(
                ConnectorException.Kind.UNAVAILABLE,
                Sentence.of(
                        "connectors.noAnswerWithin",
                        "origin",
                        exchanger.origin(),
                        "seconds",
                        LONGEST_CHECK.toSeconds()),
                cause);
    }

    private String answers() {
        try {
            int status = exchanger.send(HttpCall.of("GET", testPath)).status();
            if (status == 401 || status == 403) {
                throw new ConnectorException(
                        ConnectorException.Kind.CREDENTIALS,
                        Sentence.of("connectors.credentialsRefused", "origin", exchanger.origin()));
            }
            if (status >= 400) {
                throw new ConnectorException(
                        status >= 500 ? ConnectorException.Kind.UNAVAILABLE : ConnectorException.Kind.SETTINGS,
                        Sentence.of(
                                status >= 500 ? "connectors.checkAnswered" : "connectors.checkRefused",
                                "origin",
                                exchanger.origin(),
                                "path",
                                testPath,
                                "status",
                                status));
            }
            return exchanger.origin() + " answers.";
        } catch (NoAnswerException e) {
            throw new ConnectorException(
                    ConnectorException.Kind.UNAVAILABLE,
                    Sentence.of("connectors.checkAddress", "reason", e.getMessage()),
                    e);
        }
    }

    @Override
    public Schema schema(StreamRequest request) {
        HttpSource source = HttpSource.of(request);
        return source.schema(caller(source.settings().answers()), exchanger.baseUrl());
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
        HttpSource source = HttpSource.of(request);
        return source.read(caller(source.settings().answers()), exchanger.baseUrl(), checkpoint);
    }

    /// The host's clock: what its newest record is nobody can ask for.
    @Override
    public Object newest(StreamRequest request, List<String> watermark, Duration lag) {
        HttpSource source = HttpSource.of(request);
        return source.now(caller(source.settings().answers()), exchanger.baseUrl(), lag)
                .toString();
    }

    @Override
    public boolean findsByKey(StreamRequest request) {
        return HttpSource.of(request).settings().keysParameter() != null;
    }

    @Override
    public List<DataRecord> readByKeys(StreamRequest request, List<Map<String, Object>> keys) {
        HttpSource source = HttpSource.of(request);
        return source.withKeys(caller(source.settings().answers()), exchanger.baseUrl(), keys);
    }

    private PatientCaller caller(Map<String, String> answers) {
        return new PatientCaller(exchanger, AnswerRules.of(answers), pace, pause);
    }

    @Override
    public Delivery delivery(SinkRequest request) {
        boolean replaces = sinkSettings(request).method() == HttpSinkSettings.Method.PUT;
        return replaces ? Delivery.UPSERT_BY_KEY : Delivery.AT_LEAST_ONCE;
    }

    @Override
    public RecordWriter write(SinkRequest request) {
        HttpSinkSettings settings = sinkSettings(request);
        return new HttpWriter(settings, caller(settings.answers()));
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
