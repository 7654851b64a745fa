package dev.pipewright.connectors.http;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A token fetched with OAuth 2 client credentials, kept until shortly before it expires or is refused.
final class ClientCredentials implements Authorization {

    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final long USUAL_SECONDS = 300;

    private final HttpConnectionSettings settings;
    private final Clock clock;
    private final CallListener listener;
    private @Nullable String token;
    private Instant until = Instant.MIN;

    ClientCredentials(HttpConnectionSettings settings, Clock clock, CallListener listener) {
        this.listener = listener;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized Map<String, String> headers() {
        String known = token;
        if (known == null || !clock.instant().isBefore(until)) {
            known = fetch();
            token = known;
        }
        return headers(known);
    }

    private static Map<String, String> headers(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    @Override
    public synchronized boolean renew(Map<String, String> refused) {
        if (token != null && headers(token).equals(refused)) {
            token = null;
        }
        return true;
    }

    private String pair() {
        return Authorizations.pair(Objects.requireNonNull(settings.clientId()), settings.clientSecret());
    }

    @Override
    public synchronized Set<String> secrets() {
        var secrets = new HashSet<>(Set.of(pair(), Authorizations.reveal(settings.clientSecret())));
        if (token != null) {
            secrets.add(token);
        }
        return secrets;
    }

    private String fetch() {
        URI url = URI.create(Objects.requireNonNull(settings.tokenUrl()));
        URI origin = URI.create(url.getScheme() + "://" + url.getRawAuthority());
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String scope = settings.scope();
        String form = "grant_type=client_credentials"
                + (scope == null ? "" : "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8));
        HttpCall call = new HttpCall(
                "POST",
                path,
                Map.of("Accept", "application/json"),
                new HttpCall.Body("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII)));
        Authorization client = () -> Map.of("Authorization", "Basic " + pair());
        try (HttpExchanger exchanger = new HttpExchanger(
                origin,
                client,
                1,
                Duration.ofSeconds(settings.connectTimeoutSeconds()),
                Duration.ofSeconds(settings.answerTimeoutSeconds()),
                clock,
                listener)) {
            return tokenOf(exchanger.send(call), origin);
        } catch (NoAnswerException e) {
            throw new ConnectorException(
                    Kind.UNAVAILABLE, Sentence.of("connectors.noToken", "reason", e.getMessage()), e);
        }
    }

    private String tokenOf(HttpExchange answer, URI origin) {
        if (answer.status() == 200) {
            try {
                byte[] body = answer.body();
                if (JsonValues.parse(body, 0, body.length) instanceof Map<?, ?> fields
                        && fields.get("access_token") instanceof String fetched) {
                    long seconds = fields.get("expires_in") instanceof Long given ? given : USUAL_SECONDS;
                    until = clock.instant().plusSeconds(seconds).minus(EARLY);
                    return fetched;
                }
            } catch (InvalidJson e) {
                throw noToken(origin, answer.status(), Kind.SETTINGS, e);
            }
        }
        boolean busy = answer.status() == 429 || answer.status() >= 500;
        throw noToken(origin, answer.status(), busy ? Kind.UNAVAILABLE : Kind.CREDENTIALS, null);
    }

    private static ConnectorException noToken(URI origin, int status, Kind kind, @Nullable Throwable cause) {
        return new ConnectorException(
                kind, Sentence.of("connectors.noTokenGiven", "origin", origin, "status", status), cause);
    }
}
