package dev.pipewright.simulators.lookalike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.simulators.lookalike.TrueDocument.State;
import dev.pipewright.simulators.taxman.Limits;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the source does as long as no trap is on.
class LookalikeErpIT extends LookalikeFixture {

    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void the_same_seed_gives_the_same_documents() throws Exception {
        try (var twin = LookalikeErp.start(LookalikeOptions.defaults());
                var other = LookalikeErp.start(LookalikeOptions.defaults().withSeed(2))) {
            assertThat(twin.truth()).hasSize(240).isEqualTo(erp.truth());
            assertThat(other.truth()).hasSize(240).isNotEqualTo(erp.truth());
        }
    }

    @Test
    void pages_are_had_by_offset_and_say_whether_more_follow() throws Exception {
        var first = client.get("/api/documents?limit=100");
        var last = client.get("/api/documents?limit=100&offset=200");
        var behind = client.get("/api/documents?offset=1000");

        assertThat(first.ids()).isEqualTo(ids(1, 100));
        assertThat(first.json().get("hasMore").asBoolean()).isTrue();
        assertThat(last.ids()).isEqualTo(ids(201, 240));
        assertThat(last.json().get("hasMore").asBoolean()).isFalse();
        assertThat(behind.ids()).isEmpty();
    }

    @Test
    void pages_are_had_by_a_cursor_which_expires_after_ten_minutes() throws Exception {
        var first = client.get("/api/documents?paging=cursor&limit=150");
        String next = first.text("/next");
        erp.pass(Duration.ofMinutes(10));
        var second = client.get(next);
        erp.pass(Duration.ofSeconds(1));
        var late = client.get(next);

        assertThat(first.ids()).isEqualTo(ids(1, 150));
        assertThat(first.header("Link")).isEqualTo("<" + next + ">; rel=\"next\"");
        assertThat(second.ids()).isEqualTo(ids(151, 240));
        assertThat(second.json().has("next")).isFalse();
        assertThat(late.status()).isEqualTo(400);
        assertThat(late.text("/error/message")).isEqualTo("The cursor has expired: begin with the first page again.");
    }

    @Test
    void a_cursor_gives_what_was_there_when_it_was_begun() throws Exception {
        var first = client.get("/api/documents?paging=cursor&limit=150&order=time,id");
        erp.update(1);
        erp.insert();
        var second = client.get(first.text("/next"));

        assertThat(second.ids()).isEqualTo(ids(151, 240));
    }

    @Test
    void pages_are_had_by_the_place_of_the_last_row() throws Exception {
        var first = client.get("/api/documents?order=time,id&limit=200");
        String last = first.items().getLast().get("modified").asString();
        var second = client.get("/api/documents?limit=200&afterTime=" + last + "&afterId=200");

        assertThat(first.ids()).isEqualTo(ids(1, 200));
        assertThat(second.ids()).isEqualTo(ids(201, 240));
    }

    @Test
    void changes_are_found_by_an_interval_with_both_ends_in_it() throws Exception {
        String from = START.minus(Duration.ofMinutes(74)).toString();
        String to = START.minus(Duration.ofMinutes(37)).toString();

        assertThat(client.get("/api/documents?from=" + from).ids()).containsExactly(238L, 239L, 240L);
        assertThat(client.get("/api/documents?from=" + from + "&to=" + to).ids())
                .containsExactly(238L, 239L);
        assertThat(client.get("/api/documents?by=created&from=" + from + "&to=" + to + "&company=2000")
                        .ids())
                .containsExactly(238L);
    }

    @Test
    void documents_are_read_whole_by_their_keys() throws Exception {
        var answer = client.get("/api/documents?ids=7,200,999");

        assertThat(answer.ids()).containsExactly(7L, 200L);
        assertThat(answer.items().getFirst().get("lines"))
                .hasSize(erp.truth().get(6).lines().size());
    }

    @Test
    void lines_are_rows_with_the_key_of_their_document() throws Exception {
        erp.editLine(7);
        var rows = client.get("/api/lines?from=" + erp.now());

        assertThat(rows.ids()).containsExactly(70001L);
        assertThat(rows.items().getFirst().get("document").asLong()).isEqualTo(7);
        assertThat(rows.items().getFirst().get("line").asInt()).isEqualTo(1);
    }

    @Test
    void an_edited_line_moves_the_time_of_its_document() throws Exception {
        erp.editLine(7);

        assertThat(client.get("/api/documents?from=" + erp.now()).ids()).containsExactly(7L);
    }

    @Test
    void days_are_counted() throws Exception {
        var counts = client.get("/api/counts?by=created&from=2026-03-01T00:00:00Z");

        // A document each 37 minutes, the last one at ten o'clock on the second day.
        assertThat(counts.body())
                .isEqualTo("{\"items\":[{\"day\":\"2026-03-01\",\"count\":39},{\"day\":\"2026-03-02\",\"count\":17}]}");
    }

    @Test
    void what_is_deleted_or_void_stays_and_says_so() throws Exception {
        erp.delete(7);
        erp.voidDocument(8);
        var changed = client.get("/api/documents?from=" + START.plusSeconds(1));

        assertThat(changed.ids()).containsExactly(7L, 8L);
        assertThat(changed.text("/items/0/status")).isEqualTo("Deleted");
        assertThat(changed.text("/items/1/status")).isEqualTo("Void");
        assertThat(changed.json().at("/items/1/total").decimalValue()).isEqualByComparingTo("0");
        assertThat(client.get("/api/deleted").body()).contains("{\"id\":7,\"deleted\":\"2026-03-02T10:00:01Z\"}");
    }

    @Test
    void the_truth_knows_each_moment() {
        String before = erp.truth().get(6).reference();
        erp.update(7);
        Instant changed = erp.now();
        erp.delete(7);

        assertThat(before).isNull();
        assertThat(erp.truth(START).get(6).reference()).isNull();
        assertThat(erp.truth(changed).get(6).reference()).isEqualTo("CHANGE-1");
        assertThat(erp.truth(changed).get(6).state()).isEqualTo(State.OPEN);
        assertThat(erp.truth().get(6).state()).isEqualTo(State.DELETED);
        assertThat(erp.truth(START.minus(Duration.ofMinutes(38)))).hasSize(238);
    }

    @Test
    void a_token_is_good_for_an_hour() throws Exception {
        assertThat(client.login().json().get("expires_in").asInt()).isEqualTo(3600);
        erp.pass(Duration.ofSeconds(3599));
        var good = client.get("/api/documents");
        erp.pass(Duration.ofSeconds(1));
        var late = client.get("/api/documents");

        assertThat(good.status()).isEqualTo(200);
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.text("/error/code")).isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    void nobody_reads_without_a_token_or_with_a_wrong_secret() throws Exception {
        assertThat(client.call("GET", "/api/documents", "", "Bearer guessed").status())
                .isEqualTo(401);
        assertThat(client.call("POST", "/oauth/token", "grant_type=client_credentials", "Basic cmVhZGVyOng=")
                        .text("/error/code"))
                .isEqualTo("INVALID_CLIENT");
    }

    @Test
    void a_limit_holds_until_its_clock_has_gone_on() throws Exception {
        stop();
        startWith(LookalikeOptions.defaults().withLimits(new Limits(2, 0, 0)));

        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 3; i++) {
            statuses.add(client.get("/api/documents").status());
        }
        var refused = client.get("/api/documents");
        erp.pass(Duration.ofSeconds(1));

        assertThat(statuses).containsExactly(200, 200, 429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(client.get("/api/documents").status()).isEqualTo(200);
    }

    @Test
    void a_wrong_question_is_refused_with_a_sentence() throws Exception {
        assertThat(complaint("/api/documents?limit=201")).isEqualTo("'limit' must be from 1 to 200.");
        assertThat(complaint("/api/documents?offset=-1")).isEqualTo("'offset' must be a whole number.");
        assertThat(complaint("/api/documents?order=name")).isEqualTo("'order' must be id, time or time,id.");
        assertThat(complaint("/api/documents?by=name"))
                .isEqualTo("'by' must be modified, created or coalesce(modified,created).");
        assertThat(complaint("/api/documents?from=today"))
                .isEqualTo("'from' is not a time: write it as 2026-03-02T10:00:00Z.");
        assertThat(complaint("/api/documents?ids=a")).isEqualTo("'ids' must be numbers with commas between them.");
        assertThat(complaint("/api/invoices")).isEqualTo("There is no GET /api/invoices.");
    }

    private String complaint(String path) throws IOException, InterruptedException {
        return client.get(path).text("/error/message");
    }

    @Test
    void a_tester_switches_traps_while_it_runs() throws Exception {
        client.post("/admin/traps", "{\"on\":\"8,CLOCK_AHEAD\"}");
        client.post("/admin/traps", "{\"off\":\"4\"}");
        var wrong = client.post("/admin/traps", "{\"on\":\"21\"}");
        var traps = client.get("/admin/traps").json();

        assertThat(erp.traps()).containsExactly(Trap.SMALLER_PAGES);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text("/error/message"))
                .isEqualTo("There is no trap '21': name numbers from 1 to 20, as in 1,2,16, or all.");
        assertThat(traps).hasSize(20);
        assertThat(traps.get(7).toString())
                .isEqualTo("{\"number\":8,\"name\":\"SMALLER_PAGES\",\"sentence\":\"No page has more than twenty rows,"
                        + " whatever was asked for.\",\"on\":true}");
    }

    @Test
    void a_tester_changes_documents_and_lets_time_pass() throws Exception {
        client.post("/admin/clock", "{\"seconds\":60}");
        client.post("/admin/documents", "{\"do\":\"update\",\"id\":7}");
        client.post("/admin/documents", "{\"do\":\"insert\"}");
        var wrong = client.post("/admin/documents", "{\"do\":\"update\",\"id\":999}");

        assertThat(client.get("/admin/clock").text("/now")).isEqualTo("2026-03-02T10:01:02Z");
        assertThat(client.get("/api/documents?from=2026-03-02T10:01:00Z").ids()).containsExactly(7L, 241L);
        assertThat(wrong.text("/error/message")).isEqualTo("There is no document 999.");
    }

    @Test
    void a_tester_asks_for_the_truth() throws Exception {
        erp.voidDocument(7);
        var now = client.get("/admin/truth").json();
        var before = client.get("/admin/truth?at=2026-03-02T10:00:00Z").json();

        assertThat(now.get("count").asInt()).isEqualTo(240);
        assertThat(now.at("/documents/6/number").asString()).isEqualTo("INV-1007");
        assertThat(now.at("/documents/6/state").asString()).isEqualTo("VOID");
        assertThat(now.at("/documents/6/lines/0/amount").decimalValue()).isEqualByComparingTo("0");
        assertThat(before.at("/documents/6/state").asString()).isEqualTo("OPEN");
        assertThat(before.at("/documents/6/lines/0/amount").decimalValue())
                .isEqualByComparingTo(erp.truth(START).get(6).lines().getFirst().amount());
    }

    @Test
    void traps_are_read_by_number_and_by_name() {
        assertThat(Trap.read("")).isEmpty();
        assertThat(Trap.read("1, late-commit")).isEqualTo(Set.of(Trap.EQUAL_TIMES, Trap.LATE_COMMIT));
        assertThat(Trap.read("all")).hasSize(20);
        assertThat(Trap.values())
                .extracting(Trap::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
    }
}
