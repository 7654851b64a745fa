package dev.pipewright.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.kit.Reading;
import dev.pipewright.connectors.spi.Changes;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.simulators.lookalike.LookalikeErp;
import dev.pipewright.simulators.lookalike.LookalikeOptions;
import dev.pipewright.simulators.lookalike.Trap;
import dev.pipewright.simulators.lookalike.TrueDocument;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A full read of a source that misbehaves: each document once, or a failure that says what to do.
class SourceTrapsIT {

    private static final Map<String, Object> BUSY_IS_RETRIED = Map.of("answers", Map.of("/error/code=BUSY", "RETRY"));

    private final List<Duration> pauses = new ArrayList<>();
    private LookalikeErp erp;

    @BeforeEach
    void start() throws IOException {
        erp = LookalikeErp.start(LookalikeOptions.defaults());
    }

    @AfterEach
    void stop() throws IOException {
        erp.close();
    }

    /// The ways to page that the source has and the connector knows.
    enum Paging {
        OFFSET,
        OFFSET_WITH_MORE,
        CURSOR,
        NEXT_LINK,
        LINK_HEADER;

        private Map<String, Object> settings() {
            Map<String, Object> settings = new LinkedHashMap<>(Map.of("path", "/api/documents", "records", "/items"));
            settings.put("pagination", this == OFFSET_WITH_MORE ? "OFFSET" : name());
            switch (this) {
                case OFFSET, OFFSET_WITH_MORE -> {
                    settings.put("query", Map.of("order", "id"));
                    settings.put("pageParameter", "offset");
                    settings.put("sizeParameter", "limit");
                    settings.put("pageSize", 50L);
                }
                case CURSOR, NEXT_LINK, LINK_HEADER -> settings.put("query", Map.of("paging", "cursor"));
            }
            switch (this) {
                case OFFSET_WITH_MORE -> settings.put("more", "/hasMore");
                case CURSOR -> settings.putAll(Map.of("pageParameter", "cursor", "next", "/cursor"));
                case NEXT_LINK -> settings.put("next", "/next");
                case OFFSET, LINK_HEADER -> {}
            }
            return settings;
        }
    }

    private List<Long> read(Paging paging) {
        return read(paging, Map.of());
    }

    /// The ids of all documents, as they come.
    private List<Long> read(Paging paging, Map<String, Object> more) {
        Map<String, Object> settings = paging.settings();
        settings.putAll(more);
        try (var connection = open()) {
            StreamRequest request = new StreamRequest(settings, Map.of(), Schema.UNKNOWN, List.of());
            return ids(connection, request);
        }
    }

    private HttpConnection open() {
        Clock clock = Clock.fixed(erp.now(), ZoneOffset.UTC);
        HttpConnector connector = new HttpConnector(clock, () -> 0, pauses::add);
        return (HttpConnection) connector.open(Map.of(
                "baseUrl",
                erp.baseUrl().toString(),
                "auth",
                "OAUTH2",
                "tokenUrl",
                erp.baseUrl() + "/oauth/token",
                "clientId",
                LookalikeOptions.CLIENT_ID,
                "clientSecret",
                LookalikeOptions.CLIENT_SECRET));
    }

    private List<Long> truth() {
        return erp.truth().stream().map(TrueDocument::id).toList();
    }

    @ParameterizedTest
    @EnumSource
    void without_a_trap_each_document_comes_once(Paging paging) {
        assertThat(read(paging)).hasSize(240).isEqualTo(truth());
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void smaller_pages_than_asked_for_lose_nothing(Paging paging) {
        erp.turnOn(Set.of(Trap.SMALLER_PAGES));

        assertThat(read(paging)).isEqualTo(truth());
    }

    @ParameterizedTest
    @EnumSource
    void a_token_that_expires_between_pages_is_fetched_anew(Paging paging) {
        erp.turnOn(Set.of(Trap.SHORT_LIVED_TOKEN, Trap.SMALLER_PAGES));

        assertThat(read(paging)).isEqualTo(truth());
    }

    @ParameterizedTest
    @EnumSource
    void a_source_that_is_called_too_often_is_waited_for_as_it_asks(Paging paging) {
        erp.turnOn(Set.of(Trap.TOO_MANY_CALLS, Trap.SMALLER_PAGES));

        assertThat(read(paging)).isEqualTo(truth());
        assertThat(pauses).startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    @Test
    void a_date_to_come_back_at_is_measured_by_the_clock_of_the_source() {
        erp.turnOn(Set.of(Trap.TOO_MANY_CALLS, Trap.SMALLER_PAGES, Trap.CLOCK_AHEAD));

        assertThat(read(Paging.NEXT_LINK)).isEqualTo(truth());
        assertThat(pauses).startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @EnumSource(names = {"CURSOR", "NEXT_LINK", "LINK_HEADER"})
    void a_limited_depth_does_not_concern_who_goes_on_by_cursor_or_link(Paging paging) {
        erp.turnOn(Set.of(Trap.DEPTH_LIMIT));

        assertThat(read(paging)).isEqualTo(truth());
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFSET", "OFFSET_WITH_MORE"})
    void a_limited_depth_is_told_with_the_words_of_the_source(Paging paging) {
        erp.turnOn(Set.of(Trap.DEPTH_LIMIT));

        assertThatThrownBy(() -> read(paging))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SETTINGS))
                .hasMessageContaining("/api/documents answered with status 400: ")
                .hasMessageContaining("No page begins at offset 100 or behind it: ask for less")
                .hasMessageEndingWith(" Correct the request.");
    }

    @ParameterizedTest
    @EnumSource
    void an_error_that_is_called_good_is_told(Paging paging) {
        erp.turnOn(Set.of(Trap.ERROR_WITH_200, Trap.SMALLER_PAGES));

        assertThatThrownBy(() -> read(paging))
                .hasMessage("The answer of /api/documents has no records at '/items' but the fields error: correct"
                        + " 'Records' of the source.");
    }

    @ParameterizedTest
    @EnumSource
    void an_error_that_is_called_good_is_survived_where_a_rule_says_what_it_means(Paging paging) {
        erp.turnOn(Set.of(Trap.ERROR_WITH_200, Trap.SMALLER_PAGES));

        assertThat(read(paging, BUSY_IS_RETRIED)).isEqualTo(truth());
        assertThat(pauses).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"CURSOR", "NEXT_LINK", "LINK_HEADER"})
    void all_that_goes_wrong_on_the_way_together_loses_nothing(Paging paging) {
        erp.turnOn(EnumSet.range(Trap.DEPTH_LIMIT, Trap.ERROR_WITH_200));

        assertThat(read(paging, BUSY_IS_RETRIED)).isEqualTo(truth());
    }

    @ParameterizedTest
    @EnumSource(names = {"CURSOR", "NEXT_LINK", "LINK_HEADER"})
    void a_list_that_the_source_keeps_is_not_disturbed_by_what_changes_meanwhile(Paging paging) {
        List<Long> before = truth();
        erp.turnOn(Set.of(Trap.MOVING_ROWS, Trap.LATE_COMMIT, Trap.SILENT_LINE_EDIT, Trap.DELETE_AND_VOID));

        assertThat(read(paging)).isEqualTo(before);
    }

    @Test
    void an_offset_is_safe_from_rows_that_move_in_the_order_of_the_id() {
        List<Long> before = truth();
        erp.turnOn(Set.of(Trap.MOVING_ROWS));

        assertThat(read(Paging.OFFSET)).isEqualTo(before);
    }

    @Test
    void changes_are_read_from_where_the_last_read_ended_by_the_clock_of_the_source() throws IOException {
        erp.turnOn(Set.of(Trap.CLOCK_AHEAD, Trap.NO_TIME_ON_NEW_ROWS, Trap.SMALLER_PAGES));
        Map<String, Object> settings = Paging.CURSOR.settings();
        settings.putAll(Map.of(
                "query", Map.of("paging", "cursor", "by", "coalesce(modified,created)"),
                "changedFrom", "from",
                "changedTo", "to",
                "clock", "/asOf"));
        var whole = new StreamRequest(settings, Map.of(), Schema.UNKNOWN, List.of());
        try (var connection = open()) {
            Object first = connection.newest(whole, List.of("modified"), Duration.ZERO);
            erp.pass(Duration.ofMinutes(1));
            erp.update(7);
            Object second = connection.newest(whole, List.of("modified"), Duration.ZERO);

            assertThat(ids(connection, whole.of(new Changes(List.of("modified"), List.of(), null, first))))
                    .hasSize(239);
            assertThat(ids(connection, whole.of(new Changes(List.of("modified"), List.of(), first, second))))
                    .containsExactly(7L);
        }
    }

    @Test
    void a_source_that_does_not_say_how_changes_are_asked_for_is_told_so() {
        var whole = new StreamRequest(Paging.CURSOR.settings(), Map.of(), Schema.UNKNOWN, List.of());
        try (var connection = open()) {
            assertThatThrownBy(() -> connection.newest(whole, List.of("modified"), Duration.ZERO))
                    .hasMessage("The source /api/documents is to read only what changed, but does not say how to ask"
                            + " for that: fill in 'Changed from', or read everything.");
        }
    }

    @Test
    void documents_are_found_by_their_keys() {
        Map<String, Object> settings = new LinkedHashMap<>(
                Map.of("path", "/api/documents", "records", "/items", "keysParameter", "ids", "keys", List.of("id")));
        var request = new StreamRequest(settings, Map.of(), Schema.UNKNOWN, List.of());
        List<Map<String, Object>> keys = new ArrayList<>();
        for (long id = 3; id < 203; id += 2) {
            keys.add(Map.of("id", id));
        }
        try (var connection = open()) {
            assertThat(connection.findsByKey(request)).isTrue();
            assertThat(connection.readByKeys(request, keys))
                    .hasSize(100)
                    .allSatisfy(document -> assertThat(document.key()).isNotEmpty());
        }
    }

    private static List<Long> ids(HttpConnection connection, StreamRequest request) {
        return Reading.ofAll(connection, request, 1).fields().stream()
                .map(fields -> (Long) fields.get("id"))
                .toList();
    }

    /// What no reader by offset can notice: only a place by key, a cursor or a link is proof against it.
    @Test
    void an_offset_is_not_safe_from_rows_that_move_in_the_order_of_time_or_disappear() {
        erp.turnOn(Set.of(Trap.MOVING_ROWS));
        List<Long> moved = read(Paging.OFFSET, Map.of("query", Map.of("order", "time,id")));
        erp.turnOff(Set.of(Trap.MOVING_ROWS));
        erp.turnOn(Set.of(Trap.DELETE_AND_VOID));
        List<Long> deleted = read(Paging.OFFSET);

        assertThat(moved).hasSize(240).doesNotContain(51L).startsWith(1L).endsWith(1L);
        assertThat(deleted).hasSize(239).doesNotContain(51L);
    }
}
