package dev.pipewright.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.http.HttpTestRead.End;
import dev.pipewright.connectors.http.HttpTestRead.Outcome;
import dev.pipewright.connectors.http.OrderHost.Bad;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A test read at a host that counts. Its orders come five to a page, so that all of them take six requests.
class HttpTestReadIT {

    private static final String SECRET = "s3cret +/\"ü";
    private static final Map<String, Object> PAGES =
            Map.of("path", "/orders", "records", "/orders", "pagination", "PAGE", "pageParameter", "page");

    private final OrderHost host = new OrderHost();

    @AfterEach
    void stopHost() {
        host.close();
    }

    private HttpTestRead read(Map<String, Object> connection, Map<String, Object> source) {
        return new HttpTestRead(connection, new StreamRequest(source, Map.of(), Schema.UNKNOWN, List.of()));
    }

    private Map<String, Object> withToken() {
        return Map.of("baseUrl", host.baseUrl(), "auth", "BEARER", "token", SECRET);
    }

    private Map<String, Object> withClient() {
        return Map.of(
                "baseUrl",
                host.baseUrl(),
                "auth",
                "OAUTH2",
                "tokenUrl",
                host.baseUrl() + "/token",
                "clientId",
                "c",
                "clientSecret",
                SECRET);
    }

    @Test
    void no_more_than_five_requests_arrive() {
        var read = read(withToken(), PAGES);

        Outcome outcome = read.run();

        assertThat(host.requests).hasSize(5);
        assertThat(read.calls()).hasSize(5);
        assertThat(outcome.end()).isEqualTo(End.ENOUGH_CALLS);
        assertThat(outcome.count()).isEqualTo(21);
    }

    @Test
    void requests_for_tokens_count() {
        var read = read(withClient(), PAGES);

        Outcome outcome = read.run();

        assertThat(host.requests).hasSize(5);
        assertThat(read.calls().getFirst().address()).isEqualTo(host.baseUrl() + "/token");
        assertThat(outcome.count()).isEqualTo(20);
    }

    @Test
    void tries_count() {
        for (int i = 0; i < 9; i++) {
            host.bad.add(new Bad(503, "busy", Map.of("Retry-After", "0")));
        }

        Outcome outcome = read(withToken(), PAGES).run();

        assertThat(host.requests).hasSize(5);
        assertThat(outcome.end()).isEqualTo(End.ENOUGH_CALLS);
    }

    @Test
    void refused_tokens_count() {
        for (int i = 0; i < 9; i++) {
            host.bad.add(new Bad(401, "no", Map.of()));
        }

        var read = read(withClient(), PAGES);
        read.run();

        assertThat(host.requests).hasSizeLessThanOrEqualTo(5);
        assertThat(read.calls()).hasSameSizeAs(host.requests);
    }

    @Test
    void a_host_that_asks_to_wait_long_is_not_waited_for() {
        host.bad.add(new Bad(429, "later", Map.of("Retry-After", "60")));

        Outcome outcome = read(withToken(), PAGES).run();

        assertThat(host.requests).hasSize(1);
        assertThat(outcome.end()).isEqualTo(End.TROUBLE);
        assertThat(outcome.trouble()).contains("60");
    }

    @Test
    void what_is_wrong_is_said_and_the_answer_is_shown() {
        host.bad.add(new Bad(404, "{\"error\":\"no such thing\"}", Map.of("X-Trace", "7")));
        var read = read(withToken(), PAGES);

        Outcome outcome = read.run();

        assertThat(outcome.trouble()).contains("404", "no such thing");
        assertThat(read.calls()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("GET");
            assertThat(call.address()).isEqualTo(host.baseUrl() + "/orders?page=1");
            assertThat(call.status()).isEqualTo(404);
            assertThat(call.answerHeaders()).containsEntry("X-trace", "7");
            assertThat(call.answer()).isEqualTo("{\"error\":\"no such thing\"}");
        });
    }

    @Test
    void secrets_are_masked_wherever_they_stand() {
        String pair = Base64.getEncoder().encodeToString(("c:" + SECRET).getBytes(StandardCharsets.UTF_8));
        String json = "{\"orders\":[{\"id\":\"1\",\"echo\":\"s3cret +/\\\"ü\"}],\"access_token\":\"from-the-body\"}";
        host.bad.add(new Bad(200, "{\"access_token\":\"token-1234\",\"expires_in\":3600}", Map.of()));
        host.bad.add(new Bad(200, json, Map.of("X-Echo", "token-1234", "Set-Cookie", "session=1")));
        Map<String, Object> source = Map.of(
                "path",
                "/all",
                "records",
                "/orders",
                "query",
                Map.of("apikey", SECRET),
                "headers",
                Map.of("X-Key", "x"));
        var read = read(withClient(), source);

        Outcome outcome = read.run();

        String shown = read.calls() + outcome.toString();
        assertThat(shown)
                .contains("/all?apikey=•••", "Authorization=•••", "X-Key=•••", "•••")
                .doesNotContain("s3cret", "s3cret%20", pair, "token-1234", "from-the-body", "session=1");
        assertThat(host.requests.getLast().header("Authorization")).isEqualTo("Bearer token-1234");
        assertThat(outcome.records()).containsExactly(Map.of("id", "1", "echo", "•••"));
    }

    @Test
    void a_host_that_is_not_there_is_a_request_without_an_answer() {
        String address = host.baseUrl();
        host.close();

        var read = read(Map.of("baseUrl", address), Map.of("path", "/all", "records", "/orders"));
        Outcome outcome = read.run();

        assertThat(outcome.end()).isEqualTo(End.TROUBLE);
        assertThat(read.calls()).isNotEmpty().allSatisfy(call -> {
            assertThat(call.status()).isNull();
            assertThat(call.trouble()).startsWith("Could not reach http://127.0.0.1:");
        });
    }
}
