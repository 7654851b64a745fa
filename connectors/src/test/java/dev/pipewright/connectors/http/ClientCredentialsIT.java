package dev.pipewright.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.http.OrderHost.Bad;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tokens that are fetched with client credentials; the host's are good for an hour.
class ClientCredentialsIT {

    private static final HttpCall ALL = HttpCall.of("GET", "/all");

    private final OrderHost host = new OrderHost();
    private final SetClock clock = new SetClock();
    private final HttpConnection connection = (HttpConnection) new HttpConnector(clock, () -> 0, _ -> {})
            .open(Map.of(
                    "baseUrl", host.baseUrl(),
                    "auth", "OAUTH2",
                    "tokenUrl", host.baseUrl() + "/token",
                    "clientId", "c",
                    "clientSecret", "s"));

    /// A clock that goes on only when it is told to.
    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-03-02T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }

    @AfterEach
    void stopHost() {
        connection.close();
        host.close();
    }

    @Test
    void many_calls_at_once_share_one_token() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpExchange>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(threads.submit(() -> connection.send(ALL)));
            }
            for (Future<HttpExchange> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        }

        assertThat(host.tokenForms).hasSize(1);
        assertThat(host.calls)
                .hasSize(41)
                .filteredOn("GET /api/all Bearer t1"::equals)
                .hasSize(40);
    }

    @Test
    void a_token_is_fetched_anew_half_a_minute_before_it_expires() throws NoAnswerException {
        connection.send(ALL);
        clock.pass(Duration.ofSeconds(3569));
        connection.send(ALL);
        clock.pass(Duration.ofSeconds(1));
        connection.send(ALL);

        assertThat(host.calls)
                .containsExactly(
                        "POST /api/token Basic Yzpz",
                        "GET /api/all Bearer t1",
                        "GET /api/all Bearer t1",
                        "POST /api/token Basic Yzpz",
                        "GET /api/all Bearer t4");
    }

    @Test
    void a_token_that_does_not_say_how_long_it_is_good_is_taken_to_be_good_for_five_minutes() throws Exception {
        host.bad.add(new Bad(200, "{\"access_token\":\"short\"}", Map.of()));
        connection.send(ALL);
        clock.pass(Duration.ofSeconds(269));
        connection.send(ALL);
        clock.pass(Duration.ofSeconds(1));
        connection.send(ALL);

        assertThat(host.calls)
                .containsExactly(
                        "POST /api/token Basic Yzpz",
                        "GET /api/all Bearer short",
                        "GET /api/all Bearer short",
                        "POST /api/token Basic Yzpz",
                        "GET /api/all Bearer t4");
    }

    @Test
    void a_token_that_is_refused_to_several_calls_is_fetched_anew_once() {
        var settings = new HttpConnectionSettings(
                host.baseUrl(),
                HttpConnectionSettings.Auth.OAUTH2,
                null,
                null,
                null,
                null,
                null,
                host.baseUrl() + "/token",
                "c",
                new Secret("s"),
                null,
                "main",
                16,
                0,
                0,
                0,
                RetrySettings.standard(),
                5,
                30,
                "/");
        var credentials = new ClientCredentials(settings, clock, CallListener.NONE);
        Map<String, String> refused = credentials.headers();

        assertThat(credentials.renew(refused)).isTrue();
        assertThat(credentials.headers()).containsEntry("Authorization", "Bearer t2");
        assertThat(credentials.renew(refused)).isTrue();
        assertThat(credentials.headers()).containsEntry("Authorization", "Bearer t2");

        assertThat(host.tokenForms).hasSize(2);
    }

    @Test
    void a_client_that_is_refused_is_said_to_have_wrong_credentials_and_a_busy_token_host_to_be_busy() {
        host.bad.add(new Bad(401, "", Map.of()));
        assertThatThrownBy(() -> connection.send(ALL))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CREDENTIALS))
                .hasMessageEndingWith(
                        " gave no token (status 401): check 'Token URL', 'Client id' and 'Client secret'.");

        host.bad.add(new Bad(503, "", Map.of()));
        assertThatThrownBy(() -> connection.send(ALL))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
    }
}
