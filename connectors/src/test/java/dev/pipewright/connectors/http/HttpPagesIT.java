package dev.pipewright.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.http.OrderHost.Bad;
import dev.pipewright.connectors.kit.Reading;
import dev.pipewright.connectors.spi.ConnectorException;
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

/// Hosts that page otherwise than they say.
class HttpPagesIT {

    private static final String CIRCLE = "The host gives the same page again and again: check 'Pagination', 'Page"
            + " parameter' and 'Next page' of the source.";

    private final OrderHost host = new OrderHost();
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void stopHost() {
        host.close();
    }

    private Reading read(Map<String, Object> more) {
        return read(Map.of(), more);
    }

    private Reading read(Map<String, Object> connectionSettings, Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of("path", "/orders", "records", "/orders"));
        settings.putAll(more);
        Map<String, Object> at = new LinkedHashMap<>(connectionSettings);
        at.put("baseUrl", host.baseUrl());
        try (var connection = (HttpConnection) new HttpConnector(Clock.systemUTC(), () -> 0, pauses::add).open(at)) {
            return Reading.ofAll(connection, new StreamRequest(settings, Map.of(), Schema.UNKNOWN, List.of()), 1);
        }
    }

    private void page(String body) {
        host.bad.add(new Bad(200, body, Map.of()));
    }

    @Test
    void a_host_that_gives_smaller_pages_than_asked_for_is_read_to_its_end() {
        Reading byNumber =
                read(Map.of("pagination", "PAGE", "pageParameter", "page", "sizeParameter", "size", "pageSize", 10L));
        Reading byOffset =
                read(Map.of("pagination", "OFFSET", "pageParameter", "from", "sizeParameter", "size", "pageSize", 10L));

        assertThat(byNumber.records()).hasSize(OrderHost.ORDERS);
        assertThat(byOffset.records()).hasSize(OrderHost.ORDERS);
    }

    @Test
    void a_host_that_says_which_page_is_the_last_is_not_asked_for_another() {
        page("{\"orders\":[{\"id\":1}],\"hasMore\":true}");
        page("{\"orders\":[{\"id\":2}],\"hasMore\":false}");

        Reading reading = read(Map.of("pagination", "PAGE", "pageParameter", "page", "more", "/hasMore"));

        assertThat(reading.records()).hasSize(2);
        assertThat(host.calls).hasSize(2);
    }

    @Test
    void links_that_go_round_in_a_circle_are_noticed() {
        page("{\"orders\":[{\"id\":1}],\"link\":\"" + host.baseUrl() + "/orders?at=a\"}");
        page("{\"orders\":[{\"id\":2}],\"link\":\"" + host.baseUrl() + "/orders?at=b\"}");
        page("{\"orders\":[{\"id\":3}],\"link\":\"" + host.baseUrl() + "/orders?at=a\"}");

        assertThatThrownBy(() -> read(Map.of("pagination", "NEXT_LINK", "next", "/link")))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(ConnectorException.Kind.DATA))
                .hasMessage(CIRCLE);
        assertThat(host.calls).hasSize(3);
    }

    @Test
    void a_host_that_takes_no_notice_of_the_page_is_noticed() {
        page("{\"orders\":[{\"id\":1}],\"at\":\"10:11\"}");
        page("{\"orders\":[{\"id\":1}],\"at\":\"10:12\"}");

        assertThatThrownBy(() -> read(Map.of("pagination", "PAGE", "pageParameter", "page")))
                .hasMessage(CIRCLE);
        assertThat(host.calls).hasSize(2);
    }

    @Test
    void the_next_page_is_found_in_any_link_header_and_any_form_of_it() {
        host.bad.add(new Bad(
                200,
                "{\"orders\":[{\"id\":1}]}",
                Map.of(
                        "Link",
                        "<orders?from=0>; rel=\"first\"",
                        "link",
                        "<orders?from=5>; title=x; rel=\"prefetch next\"")));
        host.bad.add(new Bad(200, "{\"orders\":[{\"id\":2}]}", Map.of("Link", "<orders?from=15>;rel=next")));
        host.bad.add(new Bad(200, "{\"orders\":[{\"id\":3}]}", Map.of("Link", "<orders?from=15>; rel=\"nextish\"")));

        Reading reading = read(Map.of("pagination", "LINK_HEADER"));

        assertThat(reading.records()).hasSize(3);
        assertThat(host.calls)
                .containsExactly("GET /api/orders null", "GET /api/orders?from=5 null", "GET /api/orders?from=15 null");
    }

    @Test
    void an_answer_that_is_an_error_is_not_taken_for_a_record() {
        page("{\"error\":{\"code\":\"EXPIRED\",\"message\":\"Log in again\"}}");

        assertThatThrownBy(() -> read(Map.of("records", "")))
                .hasMessage("The answer of /orders has no records at '' but the fields error: correct 'Records' of the"
                        + " source.");
    }

    @Test
    void an_error_in_the_middle_of_the_pages_is_no_end() {
        page("[{\"id\":1}]");
        page("{\"error\":\"busy\"}");

        assertThatThrownBy(() -> read(Map.of("records", "", "pagination", "PAGE", "pageParameter", "page")))
                .hasMessageContaining("has no records at ''");
    }

    @Test
    void an_error_beside_an_empty_list_is_no_end() {
        page("{\"orders\":[{\"id\":1}],\"error\":null,\"errors\":[]}");
        page("{\"orders\":[],\"error\":{\"code\":\"BUSY\"}}");

        assertThatThrownBy(() -> read(Map.of("pagination", "PAGE", "pageParameter", "page")))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(ConnectorException.Kind.SETTINGS))
                .hasMessage("The answer of /orders has an error and no records, so it is not the end: say under"
                        + " 'Answers' of the source what the error means, as in /error/code=BUSY and RETRY.");
    }

    @Test
    void an_error_beside_an_empty_list_is_the_end_where_a_rule_says_so() {
        page("{\"orders\":[{\"id\":1}]}");
        page("{\"orders\":[],\"error\":{\"code\":\"NO_MORE\"}}");

        Reading reading = read(
                Map.of("pagination", "PAGE", "pageParameter", "page", "answers", Map.of("/error/code=NO_MORE", "OK")));

        assertThat(reading.records()).hasSize(1);
    }

    @Test
    void a_page_for_people_is_not_taken_for_an_answer() {
        host.bad.add(new Bad(200, "<html>Come back later.</html>", Map.of("Content-Type", "text/html;charset=utf-8")));
        page("{\"orders\":[{\"id\":1}]}");

        assertThat(read(Map.of()).records()).hasSize(1);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void a_host_that_has_only_pages_for_people_is_given_up_with_what_it_says() {
        for (int i = 0; i < 6; i++) {
            host.bad.add(new Bad(200, "<html>Log in.</html>", Map.of("Content-Type", "text/html")));
        }

        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(ConnectorException.Kind.UNAVAILABLE))
                .hasMessageEndingWith("/orders answered with status 200: <html>Log in.</html>. It was tried 6 times.");
    }

    @Test
    void a_single_record_is_read_where_it_was_named() {
        page("{\"order\":{\"id\":1}}");

        assertThat(read(Map.of("records", "/order")).fields()).containsExactly(Map.of("id", 1L));
    }

    @Test
    void items_that_are_all_no_records_are_given_up() {
        page("{\"orders\":[" + "7,".repeat(1500) + "7]}");

        assertThatThrownBy(() -> read(Map.of()))
                .hasMessage("More than 1000 records of '/orders' in a row cannot be read: check the settings and the"
                        + " fields of the source. The first: Record 1 is not a JSON object.");
    }

    @Test
    void a_source_keeps_the_pace_of_its_connection() {
        read(Map.of("callsPerSecond", 2L), Map.of("pagination", "OFFSET", "pageParameter", "from"));

        // Six pages, the last one empty; one second's worth may come at once.
        assertThat(host.calls).hasSize(6);
        assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(1500));
    }
}
