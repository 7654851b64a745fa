package dev.pipewright.simulators.lookalike;

import dev.pipewright.simulators.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tokens for client credentials. Safe for many threads.
final class Tokens {

    /// How long a token is good, by the source's time.
    static final Duration LIFE = Duration.ofHours(1);

    /// How many calls a token is good for while [Trap#SHORT_LIVED_TOKEN] is on.
    static final int FEW_CALLS = 3;

    private static final String BEARER = "Bearer ";

    private final SourceClock clock;
    private final Traps traps;
    private final String basic;
    private final Map<String, Token> tokens = new HashMap<>();
    private int issued;

    Tokens(SourceClock clock, Traps traps) {
        this.clock = clock;
        this.traps = traps;
        String pair = LookalikeOptions.CLIENT_ID + ":" + LookalikeOptions.CLIENT_SECRET;
        this.basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private record Token(Instant until, int calls) {}

    synchronized Map<String, Object> issue(HttpRequest request) throws Refused {
        if (!request.header("authorization").orElse("").equals(basic)) {
            throw new Refused(401, "INVALID_CLIENT", "The client is not known: send its id and secret as 'Basic'.");
        }
        if (!request.text().contains("grant_type=client_credentials")) {
            throw new Refused(400, "UNSUPPORTED_GRANT_TYPE", "Send 'grant_type=client_credentials'.");
        }
        issued++;
        String token = "token-" + issued;
        tokens.put(token, new Token(clock.now().plus(LIFE), 0));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", token);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", LIFE.toSeconds());
        return answer;
    }

    synchronized void check(HttpRequest request) throws Refused {
        String header = request.header("authorization").orElse("");
        String name = header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
        Token token = tokens.get(name);
        if (token == null) {
            throw new Refused(401, "INVALID_TOKEN", "The token is not known: fetch one at /oauth/token.");
        }
        boolean isUsedUp = traps.isOn(Trap.SHORT_LIVED_TOKEN) && token.calls() >= FEW_CALLS;
        if (isUsedUp || !clock.now().isBefore(token.until())) {
            tokens.remove(name);
            throw new Refused(401, "TOKEN_EXPIRED", "The token has expired: fetch another one at /oauth/token.");
        }
        tokens.put(name, new Token(token.until(), token.calls() + 1));
    }
}
