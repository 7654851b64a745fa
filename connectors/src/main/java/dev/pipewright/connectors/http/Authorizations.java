package dev.pipewright.connectors.http;

import dev.pipewright.connectors.spi.Secret;
import dev.pipewright.model.record.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The authorization that settings ask for.
final class Authorizations {

    private Authorizations() {}

    static Authorization of(HttpConnectionSettings settings, Clock clock) {
        return switch (settings.auth()) {
            case NONE -> Authorization.NONE;
            case BASIC -> header("Authorization", basic(Objects.requireNonNull(settings.user()), settings.password()));
            case BEARER -> header("Authorization", "Bearer " + reveal(settings.token()));
            case HEADER -> header(Objects.requireNonNull(settings.headerName()), reveal(settings.headerValue()));
            case OAUTH2 -> new ClientCredentials(settings, clock);
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

    private static Authorization header(String name, String value) {
        return () -> Map.of(name, value);
    }

    static String basic(String user, @Nullable Secret password) {
        byte[] pair = (user + ":" + reveal(password)).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static String reveal(@Nullable Secret secret) {
        return Objects.requireNonNull(secret).reveal();
    }
}
