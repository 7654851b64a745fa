package dev.pipewright.connectors.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/// Sends calls to one host and nowhere else: redirects are answers, not followed, so that credentials never leave for
/// another host. Nothing is tried twice here, except once after renewed authorization. Safe for use by many threads; a
/// virtual thread per call is the intended use.
public final class HttpExchanger implements AutoCloseable {

    static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final String MASK = "•••";
    /// What is shorter is in each other text, and guessed as soon as tried.
    private static final int SHORTEST_SECRET = 4;
    private static final Duration IDLE_BEFORE_CHECK = Duration.ofSeconds(2);

    private final URI baseUrl;
    private final Authorization authorization;
    private final CloseableHttpClient client;
    private final Clock clock;
    private final Duration answerTimeout;
    private final Duration longest;
    private final ScheduledThreadPoolExecutor watch;
    private final CallListener listener;

    /// An exchanger for a host.
    ///
    /// @param baseUrl scheme, host and perhaps a path that all calls share
    /// @param places how many calls may be under way at once
    /// @param connectTimeout the longest wait for a connection
    /// @param answerTimeout the longest wait for the whole answer once connected
    public HttpExchanger(
            URI baseUrl,
            Authorization authorization,
            int places,
            Duration connectTimeout,
            Duration answerTimeout,
            Clock clock) {
        this(baseUrl, authorization, places, connectTimeout, answerTimeout, clock, CallListener.NONE);
    }

    HttpExchanger(
            URI baseUrl,
            Authorization authorization,
            int places,
            Duration connectTimeout,
            Duration answerTimeout,
            Clock clock,
            CallListener listener) {
        this.listener = listener;
        this.baseUrl = baseUrl;
        this.authorization = authorization;
        this.clock = clock;
        this.answerTimeout = answerTimeout;
        this.longest = connectTimeout.plus(answerTimeout);
        this.watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("http-watch").factory());
        watch.setRemoveOnCancelPolicy(true);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(places)
                .setMaxConnPerRoute(places)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setValidateAfterInactivity(Timeout.of(IDLE_BEFORE_CHECK))
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(Timeout.of(answerTimeout))
                        .setTcpNoDelay(true)
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(answerTimeout))
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Pipewright")
                .build();
    }

    /// Sends a call and waits for its answer, whatever its status.
    ///
    /// @throws NoAnswerException if there is none
    public HttpExchange send(HttpCall call) throws NoAnswerException {
        return send(call, _ -> {});
    }

    /// Likewise.
    ///
    /// @param refused is told the answer before, if the call was sent once more with another authorization
    HttpExchange send(HttpCall call, Consumer<HttpExchange> refused) throws NoAnswerException {
        Map<String, String> caller = authorization.headers();
        HttpExchange answer = sendOnce(call, caller);
        if (answer.status() != 401 || !authorization.renew(caller)) {
            return answer;
        }
        refused.accept(answer);
        return sendOnce(call, authorization.headers());
    }

    /// A text without the secrets that the calls show.
    String masked(String text) {
        String masked = text;
        for (String secret : authorization.secrets()) {
            masked = secret.length() < SHORTEST_SECRET ? masked : masked.replace(secret, MASK);
        }
        return masked;
    }

    private HttpExchange sendOnce(HttpCall call, Map<String, String> caller) throws NoAnswerException {
        listener.sending();
        long start = System.nanoTime();
        try {
            HttpExchange answer = exchange(requestOf(call, caller));
            listener.answered(sent(call, caller, start), answer);
            return answer;
        } catch (NoAnswerException e) {
            listener.unanswered(sent(call, caller, start), e);
            throw e;
        }
    }

    private CallListener.Sent sent(HttpCall call, Map<String, String> caller, long start) {
        return new CallListener.Sent(addressOf(call), call, caller, Duration.ofNanos(System.nanoTime() - start));
    }

    private HttpExchange exchange(HttpUriRequestBase request) throws NoAnswerException {
        var late = new AtomicBoolean();
        // The client's own time-outs are for each part of an answer: one that drips would outlast them all.
        ScheduledFuture<?> end = watch.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                longest.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, this::answerOf);
        } catch (UnknownHostException e) {
            throw noAnswer("The host " + baseUrl.getHost() + " is not known.", false, e);
        } catch (ConnectTimeoutException | ConnectException | NoRouteToHostException e) {
            throw noAnswer("Could not reach " + origin() + ".", false, e);
        } catch (SSLHandshakeException | SSLPeerUnverifiedException e) {
            throw noAnswer("No secure connection to " + origin() + ": its certificate is not trusted.", false, e);
        } catch (SocketTimeoutException e) {
            throw noAnswer(origin() + " did not answer within " + answerTimeout.toSeconds() + " s.", true, e);
        } catch (IOException e) {
            throw late.get()
                    ? noAnswer(origin() + " did not answer whole within " + answerTimeout.toSeconds() + " s.", true, e)
                    : noAnswer("The connection to " + origin() + " broke before the answer was there.", true, e);
        } finally {
            end.cancel(false);
        }
    }

    private static NoAnswerException noAnswer(String message, boolean mayHaveArrived, IOException cause) {
        return new NoAnswerException(message, mayHaveArrived, cause);
    }

    /// Gets another authorization for further calls.
    ///
    /// @return true if asking again with it may help
    boolean renewAuthorization() {
        return authorization.renew(authorization.headers());
    }

    /// How long a call may take at most, from its start to its answer.
    Duration longest() {
        return longest;
    }

    /// Scheme, host and port: what a message may name of the base URL.
    public String origin() {
        return baseUrl.getScheme() + "://" + baseUrl.getRawAuthority();
    }

    /// What all calls share, path included.
    URI baseUrl() {
        return baseUrl;
    }

    private URI addressOf(HttpCall call) {
        String base = baseUrl.toString();
        String prefix = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return URI.create(prefix + call.path());
    }

    private HttpUriRequestBase requestOf(HttpCall call, Map<String, String> caller) {
        var request = new HttpUriRequestBase(call.method(), addressOf(call));
        call.headers().forEach(request::addHeader);
        caller.forEach(request::addHeader);
        HttpCall.Body body = call.body();
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body.bytes(), ContentType.parse(body.contentType())));
        }
        return request;
    }

    private HttpExchange answerOf(ClassicHttpResponse response) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return new HttpExchange(response.getCode(), headers, bytesOf(response), clock);
    }

    private static byte[] bytesOf(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        try (InputStream content = entity.getContent()) {
            byte[] bytes = content.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("an answer of more than 16 MB");
            }
            return bytes;
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.GRACEFUL);
        watch.shutdownNow();
    }
}
