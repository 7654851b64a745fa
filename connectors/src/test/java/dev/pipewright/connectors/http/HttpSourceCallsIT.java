package dev.pipewright.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.http.OrderHost.Bad;
import dev.pipewright.connectors.kit.Reading;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a source asks its host.
class HttpSourceCallsIT {

    private static final String QUESTION = "{\"q\":\"SELECT id FROM orders WHERE city = 'Köln'\"}";
    private static final Map<String, Object> FROM_ZERO =
            Map.of("pagination", "PAGE", "pageParameter", "page", "firstPage", 0L);

    private final OrderHost host = new OrderHost();

    @AfterEach
    void stopHost() {
        host.close();
    }

    private void page(String... ids) {
        String orders = String.join(
                ",", List.of(ids).stream().map(id -> "{\"id\":\"" + id + "\"}").toList());
        host.bad.add(new Bad(200, "{\"orders\":[" + orders + "]}", Map.of()));
    }

    private static StreamRequest request(Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of("path", "/query", "records", "/orders"));
        settings.putAll(more);
        return new StreamRequest(settings, Map.of(), Schema.UNKNOWN, List.of());
    }

    private Reading read(Map<String, Object> more, @Nullable String checkpoint) {
        try (var connection = (HttpConnection) new HttpConnector().open(Map.of("baseUrl", host.baseUrl()))) {
            return Reading.of(connection, request(more), new SourceSplit("all pages", ""), checkpoint);
        }
    }

    private List<String> lines() {
        return host.requests.stream().map(OrderHost.Request::line).toList();
    }

    @Test
    void a_question_is_posted_as_json_for_every_page() {
        page("a", "b");
        page("c");
        page();

        Reading reading = read(
                Map.of(
                        "method",
                        "POST",
                        "body",
                        QUESTION,
                        "headers",
                        Map.of("Prefer", "transient"),
                        "pagination",
                        "OFFSET",
                        "pageParameter",
                        "offset"),
                null);

        assertThat(reading.fields()).containsExactly(Map.of("id", "a"), Map.of("id", "b"), Map.of("id", "c"));
        assertThat(lines())
                .containsExactly("POST /api/query?offset=0", "POST /api/query?offset=2", "POST /api/query?offset=3");
        assertThat(host.requests).allSatisfy(request -> {
            assertThat(request.body()).isEqualTo(QUESTION);
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            assertThat(request.header("Prefer")).isEqualTo("transient");
        });
    }

    @Test
    void a_question_without_a_body_is_posted_empty() {
        page("a");

        read(Map.of("method", "POST"), null);

        assertThat(lines()).containsExactly("POST /api/query");
        assertThat(host.requests.getFirst().header("Content-Length")).isEqualTo("0");
    }

    @Test
    void a_body_that_was_left_behind_is_not_sent_with_get() {
        page("a");

        read(Map.of("method", "GET", "body", QUESTION), null);

        assertThat(lines()).containsExactly("GET /api/query");
        assertThat(host.requests.getFirst().body()).isEmpty();
    }

    @Test
    void a_host_that_counts_its_pages_from_zero_is_read_from_zero() {
        page("a", "b");
        page("c");
        page();

        Reading reading = read(FROM_ZERO, null);

        assertThat(reading.fields()).containsExactly(Map.of("id", "a"), Map.of("id", "b"), Map.of("id", "c"));
        assertThat(lines()).containsExactly("GET /api/query?page=0", "GET /api/query?page=1", "GET /api/query?page=2");
    }

    @Test
    void pages_from_zero_go_on_where_a_read_stopped() {
        page("a", "b");
        String checkpoint;
        try (var connection = (HttpConnection) new HttpConnector().open(Map.of("baseUrl", host.baseUrl()));
                var reader = connection.read(request(FROM_ZERO), new SourceSplit("all pages", ""), null)) {
            checkpoint = reader.checkpointAfter(reader.next().records().getFirst());
        }
        page("a", "b");
        page();

        assertThat(read(FROM_ZERO, checkpoint).fields()).containsExactly(Map.of("id", "b"));
        assertThat(lines()).containsExactly("GET /api/query?page=0", "GET /api/query?page=0", "GET /api/query?page=1");
    }

    @Test
    void a_path_that_cannot_stand_in_an_address_is_a_wrong_setting() {
        assertThatThrownBy(() -> read(Map.of("path", "/my orders"), null))
                .hasMessage("Write 'Path' as it stands in an address, with %20 for a blank and without #.");
        assertThat(host.requests).isEmpty();
    }
}
