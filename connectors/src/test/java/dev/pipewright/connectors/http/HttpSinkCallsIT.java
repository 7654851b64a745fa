package dev.pipewright.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.http.OrderHost.Bad;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.WritableConnection.Delivery;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.schema.Schema;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a sink sends to its host, and what it makes of the answers.
class HttpSinkCallsIT {

    private static final Map<String, Object> ONE_BY_ONE = Map.of("path", "/orders");
    private static final Map<String, Object> BY_ID = Map.of("path", "/orders/{id}", "method", "PUT");

    private final OrderHost host = new OrderHost();
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void stopHost() {
        host.close();
    }

    private HttpConnection open() {
        return (HttpConnection)
                new HttpConnector(Clock.systemUTC(), () -> 0, pauses::add).open(Map.of("baseUrl", host.baseUrl()));
    }

    private void write(Map<String, Object> settings, DataRecord... records) {
        try (HttpConnection connection = open();
                RecordWriter writer = connection.write(new SinkRequest(settings, Schema.UNKNOWN, "run-1"))) {
            writer.resume(null);
            writer.write(List.of(records));
            writer.complete();
        }
    }

    private static DataRecord order(Object id) {
        return new DataRecord(String.valueOf(id), new Origin("test", 1, "record 1"), Map.of("id", id));
    }

    private static Map<String, Object> with(Map<String, Object> settings, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return more;
    }

    private List<String> lines() {
        return host.requests.stream().map(OrderHost.Request::line).toList();
    }

    private List<String> bodies() {
        return host.requests.stream().map(OrderHost.Request::body).toList();
    }

    @Test
    void put_replaces_and_patch_changes_the_record_that_the_path_names() {
        write(BY_ID, order("a"));
        write(with(BY_ID, "method", "PATCH"), order("a"));

        assertThat(lines()).containsExactly("PUT /api/orders/a", "PATCH /api/orders/a");
        assertThat(bodies()).containsExactly("{\"id\":\"a\"}", "{\"id\":\"a\"}");
        assertThat(host.requests)
                .allSatisfy(
                        request -> assertThat(request.header("Content-Type")).isEqualTo("application/json"));
    }

    @Test
    void only_what_replaces_may_be_sent_again_without_harm() {
        try (HttpConnection connection = open()) {
            assertThat(connection.delivery(new SinkRequest(BY_ID, Schema.UNKNOWN, "run-1")))
                    .isEqualTo(Delivery.UPSERT_BY_KEY);
            assertThat(connection.delivery(new SinkRequest(with(BY_ID, "method", "PATCH"), Schema.UNKNOWN, "run-1")))
                    .isEqualTo(Delivery.AT_LEAST_ONCE);
            assertThat(connection.delivery(new SinkRequest(ONE_BY_ONE, Schema.UNKNOWN, "run-1")))
                    .isEqualTo(Delivery.AT_LEAST_ONCE);
        }
    }

    @Test
    void a_value_in_the_path_is_encoded_so_that_it_stays_one_part_of_it() {
        write(BY_ID, order("a/b c?d=1&e#f+100%"), order("Köln"), order(7L), order(new BigDecimal("1E+3")));

        assertThat(lines())
                .containsExactly(
                        "PUT /api/orders/a%2Fb%20c%3Fd%3D1%26e%23f%2B100%25",
                        "PUT /api/orders/K%C3%B6ln", "PUT /api/orders/7", "PUT /api/orders/1000");
    }

    @Test
    void a_record_whose_value_would_lead_to_another_path_is_refused() {
        assertThatThrownBy(() -> write(BY_ID, order("..")))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DATA))
                .hasMessage("A record's field 'id' is '..', which leads the path of the sink to another place:"
                        + " give it another value before the sink, or leave the record out.");
        assertThatThrownBy(() -> write(BY_ID, order("")))
                .hasMessage("A record has no value in the field 'id', which the path of the sink needs:"
                        + " give it one before the sink, or leave the record out.");
        assertThatThrownBy(() -> write(with(BY_ID, "path", "/orders/{number}"), order("a")))
                .hasMessageStartingWith("A record has no value in the field 'number'");

        assertThat(host.requests).isEmpty();
    }

    @Test
    void a_header_carries_the_records_key() {
        write(with(ONE_BY_ONE, "keyHeader", "Idempotency-Key"), order("FM-1"), order("[\"A\",1]"));

        assertThat(host.requests.stream().map(request -> request.header("Idempotency-Key")))
                .containsExactly("FM-1", "[\"A\",1]");
    }

    @Test
    void different_keys_are_different_in_the_header_whatever_is_in_them() {
        write(
                with(ONE_BY_ONE, "keyHeader", "Idempotency-Key"),
                order("東京"),
                order("大阪"),
                order(" a"),
                order("a"),
                order("%20a"));

        assertThat(host.requests.stream().map(request -> request.header("Idempotency-Key")))
                .containsExactly("%E6%9D%B1%E4%BA%AC", "%E5%A4%A7%E9%98%AA", "%20a", "a", "%2520a");
    }

    @Test
    void a_call_carries_as_many_records_as_wanted_and_the_last_one_the_rest() {
        write(with(ONE_BY_ONE, "batchSize", 2L), order("a"), order("b"), order("c"), order("d"), order("e"));

        assertThat(bodies())
                .containsExactly(
                        "[{\"id\":\"a\"},{\"id\":\"b\"}]", "[{\"id\":\"c\"},{\"id\":\"d\"}]", "[{\"id\":\"e\"}]");
    }

    @Test
    void a_call_with_several_records_names_none_of_them() {
        String sentence = "Set 'Records per call' to 1, or use neither fields in 'Path' nor 'Key header'.";

        assertThatThrownBy(() -> write(with(BY_ID, "batchSize", 2L), order("a")))
                .hasMessage(sentence);
        assertThatThrownBy(() ->
                        write(Map.of("path", "/orders", "keyHeader", "Idempotency-Key", "batchSize", 2L), order("a")))
                .hasMessage(sentence);
    }

    @Test
    void a_path_that_cannot_stand_in_an_address_is_a_wrong_setting() {
        assertThatThrownBy(() -> write(Map.of("path", "/my orders/{id}"), order("a")))
                .hasMessage("Write 'Path' as it stands in an address, with %20 for a blank and without #.");
    }

    @Test
    void a_busy_host_gets_the_same_record_again_after_the_time_it_names() {
        host.bad.add(new Bad(429, "", Map.of("Retry-After", "3")));

        write(ONE_BY_ONE, order("a"), order("b"));

        assertThat(bodies()).containsExactly("{\"id\":\"a\"}", "{\"id\":\"a\"}", "{\"id\":\"b\"}");
        assertThat(pauses).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void a_refused_record_is_a_matter_of_the_data_and_none_is_sent_after_it() {
        host.bad.add(new Bad(422, "{\"error\":\"no such customer\"}", Map.of()));

        assertThatThrownBy(() -> write(ONE_BY_ONE, order("a"), order("b")))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DATA))
                .hasMessageEndingWith(
                        "/orders answered with status 422: {\"error\":\"no such customer\"}. Correct the request.");
        assertThat(bodies()).containsExactly("{\"id\":\"a\"}");
    }

    @Test
    void rules_say_what_an_answer_means_where_it_is_not_as_usual() {
        host.bad.add(new Bad(409, "", Map.of()));
        host.bad.add(new Bad(422, "", Map.of()));
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("4xx", "RETRY");
        rules.put("409", "OK");

        write(with(ONE_BY_ONE, "answers", rules), order("a"), order("b"));

        assertThat(bodies()).containsExactly("{\"id\":\"a\"}", "{\"id\":\"b\"}", "{\"id\":\"b\"}");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void an_answer_of_200_may_be_a_refusal() {
        host.bad.add(new Bad(200, "{\"result\":{\"status\":\"FAILED\"}}", Map.of()));
        host.bad.add(new Bad(200, "{\"result\":{\"status\":\"LOCKED\"}}", Map.of()));
        Map<String, Object> settings = with(
                ONE_BY_ONE,
                "answers",
                Map.of("/result/status=FAILED", "reject", "/result/status=LOCKED", "credentials"));

        assertThatThrownBy(() -> write(settings, order("a")))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DATA));
        assertThatThrownBy(() -> write(settings, order("a")))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CREDENTIALS));
    }

    @Test
    void a_rule_that_means_nothing_is_named() {
        assertThatThrownBy(() -> write(with(ONE_BY_ONE, "answers", Map.of("409", "IGNORE")), order("a")))
                .hasMessageStartingWith("Correct the rule '409 = IGNORE' of 'Answers': ");
    }
}
