package dev.pipewright.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.http.OrderHost.Bad;
import dev.pipewright.connectors.kit.Reading;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.schema.Schema;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpConnectorIT {

    private final OrderHost host = new OrderHost();
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void stopHost() {
        host.close();
    }

    private HttpConnection connection(Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(more);
        settings.putIfAbsent("baseUrl", host.baseUrl());
        return (HttpConnection) new HttpConnector(Clock.systemUTC(), () -> 0, pauses::add).open(settings);
    }

    private Reading read(Map<String, Object> connectionSettings, Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of("path", "/all", "records", "/orders"));
        settings.putAll(more);
        try (HttpConnection connection = connection(connectionSettings)) {
            return Reading.ofAll(connection, new StreamRequest(settings, Map.of(), Schema.UNKNOWN, List.of()), 1);
        }
    }

    @Test
    void each_kind_of_authorization_is_sent() {
        assertThat(read(Map.of("auth", "BASIC", "user", "u", "password", "p"), Map.of())
                        .records())
                .hasSize(OrderHost.ORDERS);
        read(Map.of("auth", "BEARER", "token", "t"), Map.of());
        read(Map.of("auth", "HEADER", "headerName", "X-Api-Key", "headerValue", "k"), Map.of());

        assertThat(host.calls).containsExactly("GET /api/all Basic dTpw", "GET /api/all Bearer t", "GET /api/all k");
    }

    @Test
    void a_test_that_asks_for_what_is_not_there_says_what_to_set() {
        host.bad.add(new Bad(404, "", Map.of()));
        try (HttpConnection connection = connection(Map.of("testPath", "/ping"))) {
            assertThatThrownBy(connection::check)
                    .hasMessageEndingWith("/ping answered with status 404. Set 'Test path' to something that can be"
                            + " read, or correct 'Base URL'.");
        }
    }

    @Test
    void a_token_is_fetched_once_kept_and_renewed_once_when_it_is_refused() {
        Map<String, Object> oauth =
                Map.of("auth", "OAUTH2", "tokenUrl", host.baseUrl() + "/token", "clientId", "c", "clientSecret", "s");
        try (HttpConnection connection = connection(oauth)) {
            StreamRequest request = new StreamRequest(
                    Map.of("path", "/all", "records", "/orders"), Map.of(), Schema.UNKNOWN, List.of());
            Reading.ofAll(connection, request, 1);
            host.bad.add(new Bad(401, "", Map.of()));
            Reading.ofAll(connection, request, 1);
        }

        assertThat(host.calls)
                .containsExactly(
                        "POST /api/token Basic Yzpz",
                        "GET /api/all Bearer t1",
                        "GET /api/all Bearer t1",
                        "POST /api/token Basic Yzpz",
                        "GET /api/all Bearer t4");
    }

    @Test
    void what_the_calls_show_is_masked_for_readers() {
        try (HttpConnection basic = connection(Map.of("auth", "BASIC", "user", "ann", "password", "sesame"))) {
            assertThat(basic.masked("ann showed sesame as YW5uOnNlc2FtZQ==")).isEqualTo("ann showed ••• as •••");
        }
        try (HttpConnection nobody = connection(Map.of())) {
            assertThat(nobody.masked("sesame")).isEqualTo("sesame");
        }
    }

    @Test
    void the_answer_before_a_renewed_token_is_told_as_well() throws NoAnswerException {
        var told = new ArrayList<Integer>();
        Map<String, Object> oauth = Map.of(
                "auth", "OAUTH2", "tokenUrl", host.baseUrl() + "/token", "clientId", "c", "clientSecret", "secret");
        try (HttpConnection connection = connection(oauth)) {
            connection.send(HttpCall.of("GET", "/all"));
            host.bad.add(new Bad(401, "", Map.of()));

            HttpExchange answer = connection.send(HttpCall.of("GET", "/all"), refused -> told.add(refused.status()));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(told).containsExactly(401);
            assertThat(connection.masked("a secret")).isEqualTo("a •••");
        }
    }

    @Test
    void a_token_is_asked_for_with_its_scope() {
        read(
                Map.of(
                        "auth",
                        "OAUTH2",
                        "tokenUrl",
                        host.baseUrl() + "/token",
                        "clientId",
                        "c",
                        "clientSecret",
                        "s",
                        "scope",
                        "orders.read tax"),
                Map.of());

        assertThat(host.tokenForms).containsExactly("grant_type=client_credentials&scope=orders.read+tax");
    }

    @Test
    void a_busy_host_is_asked_again_after_the_time_it_names() {
        host.bad.add(new Bad(429, "", Map.of("Retry-After", "7")));
        host.bad.add(new Bad(503, "", Map.of()));

        Reading reading = read(Map.of(), Map.of());

        assertThat(reading.records()).hasSize(OrderHost.ORDERS);
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(2));
    }

    @Test
    void a_host_that_stays_busy_is_given_up_after_some_tries() {
        for (int i = 0; i < 6; i++) {
            host.bad.add(new Bad(503, "closed", Map.of()));
        }

        assertThatThrownBy(() -> read(Map.of(), Map.of("query", Map.of("key", "hush"))))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessageEndingWith("/all answered with status 503: closed. It was tried 6 times.")
                .hasMessageNotContaining("hush");
    }

    @Test
    void rules_say_what_an_answer_means_where_it_is_not_as_usual() {
        host.bad.add(new Bad(200, "{\"error\":{\"code\":\"BUSY\"}}", Map.of()));

        Reading reading = read(Map.of(), Map.of("answers", Map.of("/error/code=BUSY", "RETRY")));

        assertThat(reading.records()).hasSize(OrderHost.ORDERS);
        assertThat(pauses).hasSize(1);
    }

    @Test
    void wrong_credentials_and_wrong_requests_are_for_different_people() {
        host.bad.add(new Bad(403, "", Map.of()));
        assertThatThrownBy(() -> read(Map.of(), Map.of()))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CREDENTIALS));

        host.bad.add(new Bad(404, "", Map.of()));
        assertThatThrownBy(() -> read(Map.of(), Map.of()))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SETTINGS));
    }

    @Test
    void neither_a_redirect_nor_a_next_page_leads_to_another_host() {
        try (OrderHost other = new OrderHost()) {
            host.bad.add(new Bad(302, "", Map.of("Location", other.baseUrl() + "/all")));
            assertThatThrownBy(() -> read(Map.of("auth", "BEARER", "token", "t"), Map.of()))
                    .hasMessageContaining("answered with status 302");

            host.bad.add(new Bad(200, "{\"orders\":[],\"link\":\"" + other.baseUrl() + "/all\"}", Map.of()));
            assertThatThrownBy(() -> read(Map.of(), Map.of("pagination", "NEXT_LINK", "next", "/link")))
                    .hasMessageContaining("so it is not asked for: correct the connection's 'Base URL'.");

            assertThat(other.calls).isEmpty();
        }
    }

    @Test
    void an_item_that_is_no_object_is_unreadable_and_a_missing_array_is_a_failure() {
        host.bad.add(new Bad(200, "{\"orders\":[{\"id\":1},7]}", Map.of()));
        Reading reading = read(Map.of(), Map.of());
        assertThat(reading.records()).hasSize(1);
        assertThat(reading.messages()).containsExactly("Record 2 is not a JSON object.");

        assertThatThrownBy(() -> read(Map.of(), Map.of("records", "/nothing")))
                .hasMessage(
                        "The answer of /all has no records at '/nothing' but the fields orders: correct 'Records' of"
                                + " the source.");
    }

    @Test
    void wrong_settings_are_all_named() {
        assertThatThrownBy(() -> connection(Map.of("baseUrl", "ftp://x", "auth", "BEARER")))
                .hasMessage("Fill in 'Token'.");
        assertThatThrownBy(() -> connection(Map.of("baseUrl", "ftp://x", "testPath", "ping")))
                .hasMessage("Set 'Base URL' to an address such as https://api.example.com/v1."
                        + " Begin 'Test path' with a slash.");
    }
}
