package dev.pipewright.simulators.lookalike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.simulators.lookalike.LookalikeClient.Answer;
import dev.pipewright.simulators.lookalike.TrueDocument.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What each of the first eleven traps, and the sixteenth, does to who reads pages. That nothing of it happens
/// while no trap is on is told by [LookalikeErpIT].
class TrapsOfReadingIT extends LookalikeFixture {

    /// Reads all pages by offset, as a careless reader does.
    private List<Long> allByOffset(String query, int limit) throws Exception {
        var ids = new ArrayList<Long>();
        Answer page;
        do {
            page = client.get("/api/documents?" + query + "&limit=" + limit + "&offset=" + ids.size());
            ids.addAll(page.ids());
        } while (page.json().get("hasMore").asBoolean());
        return ids;
    }

    @Test
    void one_equal_times_across_a_page_border_lose_rows_unless_the_id_is_in_the_order() throws Exception {
        turnOn(Trap.EQUAL_TIMES);

        var times = client.get("/api/documents?limit=40").items().stream()
                .map(item -> item.get("modified").asString())
                .distinct();
        List<Long> careless = allByOffset("order=time", 30);
        List<Long> careful = allByOffset("order=time,id", 30);

        assertThat(times).containsExactly("2026-03-02T10:00:01Z");
        assertThat(careless).hasSize(240).doesNotContainAnyElementsOf(ids(31, 40));
        assertThat(careless.subList(200, 220))
                .containsExactly(
                        1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 30L, 29L, 28L, 27L, 26L, 25L, 24L, 23L, 22L, 21L);
        assertThat(careful).containsExactlyInAnyOrderElementsOf(ids(1, 240));
    }

    @Test
    void two_a_row_that_moves_while_later_pages_are_read_is_had_twice_and_another_never() throws Exception {
        turnOn(Trap.MOVING_ROWS);

        List<Long> read = allByOffset("order=time,id", 50);

        List<Long> expected = new ArrayList<>(ids(1, 50));
        expected.addAll(ids(52, 240));
        expected.add(1L);
        assertThat(read).isEqualTo(expected);
        assertThat(erp.truth().getFirst().reference()).isEqualTo("CHANGE-1");
        assertThat(allByOffset("order=time,id", 50)).hasSize(240).doesNotHaveDuplicates();
    }

    @Test
    void three_a_row_that_is_committed_late_is_older_than_what_was_read() throws Exception {
        turnOn(Trap.LATE_COMMIT);

        List<Long> read = allByOffset("order=time,id", 200);
        List<Long> behind =
                client.get("/api/documents?from=2026-03-02T10:00:00Z").ids();
        List<Long> lookingBack =
                client.get("/api/documents?from=2026-03-02T09:55:00Z").ids();

        assertThat(read).isEqualTo(ids(1, 240));
        assertThat(behind).containsExactly(240L);
        assertThat(lookingBack).containsExactly(240L, 241L);
        assertThat(client.get("/api/documents?ids=241").text("/items/0/modified"))
                .isEqualTo("2026-03-02T09:58:01Z");
        assertThat(erp.truth(Instant.parse("2026-03-02T10:00:00Z"))).hasSize(240);
        assertThat(erp.truth()).hasSize(241);
    }

    @Test
    void four_a_clock_that_is_ahead_stamps_rows_with_times_to_come() throws Exception {
        turnOn(Trap.CLOCK_AHEAD);
        erp.update(7);

        var page = client.get("/api/documents?ids=7");

        assertThat(erp.now()).isEqualTo("2026-03-02T10:00:01Z");
        assertThat(page.text("/items/0/modified")).isEqualTo("2026-03-02T10:03:01Z");
        assertThat(page.text("/asOf")).isEqualTo("2026-03-02T10:03:01Z");
        assertThat(page.header("Date")).isEqualTo("Mon, 02 Mar 2026 10:03:01 GMT");
    }

    @Test
    void five_a_row_that_was_never_changed_has_no_time_of_a_change() throws Exception {
        turnOn(Trap.NO_TIME_ON_NEW_ROWS);

        var three = client.get("/api/documents?limit=3");
        String since = "from=2020-01-01T00:00:00Z&limit=200";

        assertThat(three.json().at("/items/0/modified").isNull()).isTrue();
        assertThat(three.text("/items/2/modified")).isNotEmpty();
        assertThat(client.get("/api/documents?by=modified&" + since).ids()).hasSize(79);
        assertThat(allByOffset("by=coalesce(modified,created)&from=2020-01-01T00:00:00Z", 100))
                .isEqualTo(ids(1, 240));
        assertThat(client.get("/api/counts?by=modified").body()).endsWith("{\"day\":null,\"count\":161}]}");
    }

    @Test
    void six_a_line_is_edited_and_its_document_does_not_say_so() throws Exception {
        turnOn(Trap.SILENT_LINE_EDIT);
        var before = erp.truth().get(3).lines().getFirst();

        allByOffset("order=id", 100);

        var after = erp.truth().get(3).lines().getFirst();
        assertThat(after.amount()).isEqualTo(before.amount().add(BigDecimal.ONE));
        assertThat(client.get("/api/documents?from=" + erp.now()).ids()).isEmpty();
        assertThat(client.get("/api/lines?from=" + erp.now()).ids()).containsExactly(40001L);
    }

    @Test
    void seven_a_page_that_is_too_deep_is_refused() throws Exception {
        turnOn(Trap.DEPTH_LIMIT);

        var deep = client.get("/api/documents?offset=100");

        assertThat(client.get("/api/documents?offset=99&limit=200").ids()).isEqualTo(ids(100, 240));
        assertThat(deep.status()).isEqualTo(400);
        assertThat(deep.text("/error/message"))
                .isEqualTo("No page begins at offset 100 or behind it: ask for less, as by 'from' and 'to'.");
    }

    @Test
    void eight_a_page_is_smaller_than_it_was_asked_for() throws Exception {
        turnOn(Trap.SMALLER_PAGES);

        var page = client.get("/api/documents?limit=50");
        var byCursor = client.get("/api/documents?limit=50&paging=cursor");

        assertThat(page.ids()).isEqualTo(ids(1, 20));
        assertThat(page.json().get("hasMore").asBoolean()).isTrue();
        assertThat(client.get(byCursor.text("/next")).ids()).isEqualTo(ids(21, 40));
    }

    @Test
    void nine_a_token_expires_between_two_pages() throws Exception {
        turnOn(Trap.SHORT_LIVED_TOKEN);

        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 4; i++) {
            statuses.add(client.get("/api/documents?offset=" + i).status());
        }
        client.login();

        assertThat(statuses).containsExactly(200, 200, 200, 401);
        assertThat(client.get("/api/documents").status()).isEqualTo(200);
    }

    @Test
    void ten_too_many_calls_are_answered_in_three_ways() throws Exception {
        turnOn(Trap.TOO_MANY_CALLS);

        var answers = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            var answer = client.get("/api/documents");
            answers.add(answer.status() + " " + answer.header("Retry-After"));
        }

        assertThat(answers)
                .containsExactly(
                        "200 ",
                        "200 ",
                        "200 ",
                        "429 ",
                        "200 ",
                        "200 ",
                        "200 ",
                        "429 2",
                        "200 ",
                        "200 ",
                        "200 ",
                        "429 Mon, 02 Mar 2026 10:00:02 GMT");
    }

    @Test
    void eleven_an_answer_is_called_good_and_is_an_error() throws Exception {
        turnOn(Trap.ERROR_WITH_200);

        var wrong = new ArrayList<String>();
        for (int i = 1; i <= 15; i++) {
            var answer = client.get("/api/documents");
            assertThat(answer.status()).isEqualTo(200);
            if (i % 5 == 0) {
                wrong.add(answer.header("Content-Type") + " " + answer.body());
            }
        }

        assertThat(wrong)
                .containsExactly(
                        "application/json {\"error\":{\"code\":\"BUSY\",\"message\":\"Try again.\"}}",
                        "text/html <html><body>Please log in.</body></html>",
                        "application/json {\"items\":[],\"hasMore\":false,\"error\":{\"code\":\"BUSY\","
                                + "\"message\":\"Try again.\"}}");
    }

    @Test
    void sixteen_a_document_disappears_and_another_is_emptied() throws Exception {
        turnOn(Trap.DELETE_AND_VOID);

        List<Long> read = allByOffset("order=id", 100);
        var voided = client.get("/api/documents?ids=3");

        // What was deleted pulls the others forward: the 101st is never seen.
        assertThat(read).hasSize(239).contains(2L).doesNotContain(101L);
        assertThat(client.get("/api/documents?ids=2").ids()).isEmpty();
        assertThat(client.get("/api/deleted").ids()).containsExactly(2L);
        assertThat(voided.text("/items/0/status")).isEqualTo("Open");
        assertThat(voided.text("/items/0/memo")).isEqualTo("Voided");
        assertThat(voided.json().at("/items/0/total").decimalValue()).isEqualByComparingTo("0");
        assertThat(erp.truth().get(1).state()).isEqualTo(State.DELETED);
        assertThat(erp.truth().get(2).state()).isEqualTo(State.VOID);
    }

    @Test
    void a_trap_does_again_what_it_does_once_when_it_is_switched_on_again() throws Exception {
        turnOn(Trap.MOVING_ROWS);
        client.get("/api/documents");
        client.get("/api/documents");
        Instant once = erp.now();
        erp.turnOff(Set.of(Trap.MOVING_ROWS));
        turnOn(Trap.MOVING_ROWS);
        client.get("/api/documents");

        assertThat(once).isEqualTo("2026-03-02T10:00:01Z");
        assertThat(erp.now()).isEqualTo("2026-03-02T10:00:02Z");
    }
}
