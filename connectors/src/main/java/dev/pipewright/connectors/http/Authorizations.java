package dev.pipewright.connectors.http;

import dev.pipewright.connectors.spi.Secret;
import dev.pipewright.model.record.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The authorization that settings ask for.
final class Authorizations {

    private Authorizations() {}

    /// @param listener is told requests for tokens
    static Authorization of(HttpConnectionSettings settings, Clock clock, CallListener listener) {
        return switch (settings.auth()) {
            case NONE -> Authorization.NONE;
            case BASIC -> {
                String pair = pair(Objects.requireNonNull(settings.user()), settings.password());
                yield header("Authorization", "Basic " + pair, Set.of(pair, reveal(settings.password())));
            }
            case BEARER -> {
                String token = reveal(settings.token());
                yield header("Authorization", "Bearer " + token, Set.of(token));
            }
            case HEADER -> {
                String value = reveal(settings.headerValue());
                yield header(Objects.requireNonNull(settings.headerName()), value, Set.of(value));
            }
            case OAUTH2 -> new ClientCredentials(settings, clock, listener);
        };
    }

    /// What a host knows the caller by, hashed: callers that it cannot tell apart have the same.
    static String credential(HttpConnectionSettings settings, String origin) {
        String caller = switch (settings.auth()) {
            case NONE -> settings.account();
            case BASIC -> settings.user() + "\n" + reveal(settings.password());
            case BEARER -> reveal(settings.token());
            case HEADER -> settings.headerName() + "\n" + reveal(settings.headerValue());
            case OAUTH2 -> settings.tokenUrl() + "\n" + settings.clientId();
        };
        return CanonicalJson.hash(List.of(origin, settings.auth().name(), caller));
    }

    /// Always the same.
    private record Fixed(Map<String, String> headers, Set<String> secrets) implements Authorization {}

    private static Authorization header(String name, String value, Set<String> secrets) {
        return new Fixed(Map.of(name, value), secrets);
    }

    /// What stands for user and password in a header.
    static String pair(String user, @Nullable Secret password) {
        return Base64.getEncoder().encodeToString((user + ":" + reveal(password)).getBytes(StandardCharsets.UTF_8));
    }

    static String reveal(@Nullable Secret secret) {
        return Objects.requireNonNull(secret).reveal();
    }
}
