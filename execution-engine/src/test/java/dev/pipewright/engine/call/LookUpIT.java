package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.model.Sentences;
import dev.pipewright.simulators.http.HttpListener;
import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;
import dev.pipewright.simulators.vendors.AvalaraLookalike;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How a document that may have arrived is settled by asking the target for it.
class LookUpIT {

    private static final String ORDER =
            "{\"company\":\"ACME\",\"documentType\":\"ORDER\",\"documentCode\":\"A-1\",\"amount\":\"10.00\"}";

    private final Map<String, byte[]> shelf = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile boolean loses;
    private volatile boolean broken;
    private final HttpListener shop;
    private final TargetFixture fixture;
    private Target target;

    LookUpIT() throws IOException {
        shop = HttpListener.start(0, 1 << 20, this::handle);
        fixture = new TargetFixture(shop.baseUrl());
    }

    /// A shop that doubles what it gets twice: it knows no keys.
    private HttpResponse handle(HttpRequest request) {
        calls.add(request.method() + " " + request.path());
        if (request.method().equals("POST")) {
            shelf.put("A-1", request.body());
            return loses ? HttpResponse.dropped() : HttpResponse.json(201, request.body());
        }
        if (broken) {
            return HttpResponse.json(500, new byte[0]);
        }
        byte[] found = shelf.get(request.segments().getLast());
        return found == null
                ? HttpResponse.json(404, "{}".getBytes(StandardCharsets.UTF_8))
                : HttpResponse.json(200, found);
    }

    @BeforeEach
    void open() {
        target = fixture.open(TargetFixture.node(
                "generic-json",
                Map.of(
                        "path",
                        "/orders",
                        "lookupPath",
                        "/orders/{code}",
                        "lookupSettleSeconds",
                        7L,
                        "retryTries",
                        2L)));
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
        shop.close();
    }

    @Test
    void an_answer_that_was_lost_is_looked_up_once_the_target_has_had_time_to_settle() {
        loses = true;

        Outcome lost = fixture.send(target, first());
        Outcome found = fixture.send(target, inDoubt(1));

        assertThat(lost.state()).isEqualTo(DocumentState.WAITING);
        assertThat(Duration.between(lost.attempts().getFirst().at(), lost.retryAt()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        assertThat(found.state()).isEqualTo(DocumentState.SUCCEEDED);
        assertThat(found.response()).isEqualTo(first().request());
        assertThat(calls).containsExactly("POST /orders", "GET /orders/A-1");
    }

    @Test
    void what_the_target_does_not_have_is_sent_again() {
        loses = true;
        fixture.send(target, first());
        shelf.clear();
        loses = false;

        Outcome outcome = fixture.send(target, inDoubt(1));

        assertThat(outcome.state()).isEqualTo(DocumentState.SUCCEEDED);
        assertThat(calls).containsExactly("POST /orders", "GET /orders/A-1", "POST /orders");
    }

    @Test
    void what_the_target_has_with_other_content_is_unknown_and_not_sent_again() {
        loses = true;
        fixture.send(target, first());
        shelf.put("A-1", ORDER.replace("10.00", "11.00").getBytes(StandardCharsets.UTF_8));

        Outcome outcome = fixture.send(target, inDoubt(1));

        assertThat(outcome.state()).isEqualTo(DocumentState.UNKNOWN);
        assertThat(Sentences.english().read(outcome.message()))
                .isEqualTo("The target has a document under this code, but with other content. Compare the two, and"
                        + " correct one of them.");
        assertThat(calls).containsExactly("POST /orders", "GET /orders/A-1");
    }

    @Test
    void a_look_up_that_fails_is_tried_again_and_then_leaves_the_document_unknown() {
        loses = true;
        fixture.send(target, first());
        broken = true;

        Outcome once = fixture.send(target, inDoubt(0));
        Outcome last = fixture.send(target, inDoubt(1));

        assertThat(once.state()).isEqualTo(DocumentState.WAITING);
        assertThat(last.state()).isEqualTo(DocumentState.UNKNOWN);
        assertThat(calls).containsExactly("POST /orders", "GET /orders/A-1", "GET /orders/A-1");
    }

    @Test
    void what_an_earlier_process_sent_is_looked_up_only_when_its_call_must_have_ended() {
        shelf.put("A-1", first().request().bytes());
        Instant before = Instant.now();

        Outcome later = fixture.send(target, inDoubt(0));
        Outcome found = fixture.send(target, inDoubt(0));

        assertThat(later.state()).isEqualTo(DocumentState.WAITING);
        assertThat(later.countsAsTry()).isFalse();
        assertThat(later.retryAt()).isAfterOrEqualTo(before.plusSeconds(5 + 20 + 7));
        assertThat(found.state()).isEqualTo(DocumentState.SUCCEEDED);
        assertThat(calls).containsExactly("GET /orders/A-1");
    }

    @Test
    void amounts_are_alike_by_their_value_and_fields_that_one_side_lacks_do_not_count() {
        assertThat(Likeness.isAlike(Map.of("a", "1.0", "b", 2L), Map.of("a", 1L, "c", "x")))
                .isTrue();
        assertThat(Likeness.isAlike(Map.of("a", List.of(Map.of("b", 1L))), Map.of("a", List.of(Map.of("b", 2L)))))
                .isFalse();
        assertThat(Likeness.isAlike(Map.of("a", 1L), Map.of("b", 1L))).isFalse();
    }

    @Test
    void avalara_shows_whether_a_transaction_is_ours() throws IOException {
        String key = Base64.getEncoder()
                .encodeToString((AvalaraLookalike.ACCOUNT + ":" + AvalaraLookalike.LICENSE_KEY)
                        .getBytes(StandardCharsets.UTF_8));
        try (var avalara = AvalaraLookalike.start(0);
                var there = new TargetFixture(avalara.baseUrl(), () -> Map.of("Authorization", "Basic " + key))) {
            Target tax = there.open(TargetFixture.node("avalara-v2", Map.of()));
            OpenDocument ours = TargetFixture.document(tax, avalaraOrder("100.00"));
            OpenDocument other = TargetFixture.document(tax, avalaraOrder("101.00"));
            Payload shown = Objects.requireNonNull(there.send(tax, ours).response());
            Map<?, ?> answer = RequestFields.object(shown.bytes());

            var preset = new AvalaraPreset("main");

            assertThat(preset.lookUp(ours).orElseThrow().isOurs().test(answer)).isTrue();
            assertThat(preset.lookUp(other).orElseThrow().isOurs().test(answer)).isFalse();
        }
    }

    private static String avalaraOrder(String amount) {
        return """
                {"companyCode":"DEFAULT","code":"A-1","date":"2026-03-02","customerCode":"C-1","currencyCode":"USD",\
                "addresses":{"shipTo":{"city":"Seattle","region":"WA","country":"US","postalCode":"98101"}},\
                "lines":[{"number":"1","quantity":1,"amount":%s}]}""".formatted(amount);
    }

    private static OpenDocument first() {
        return document(0, false);
    }

    private static OpenDocument inDoubt(int attempts) {
        return document(attempts, true);
    }

    private static OpenDocument document(int attempts, boolean inDoubt) {
        return new OpenDocument(
                1, new DocumentKey("main", "ACME", "ORDER", "A-1"), 1, Payload.of(ORDER), attempts, inDoubt);
    }
}
