package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.ledger.Attempt;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.simulators.http.HttpListener;
import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Several documents in one call, and what becomes of each.
class BatchIT {

    private static final Map<String, Object> KEYED = Map.of(
            "path", "/orders",
            "idempotencyHeader", "Key",
            "batchSize", 8L,
            "batchPath", "/batch",
            "batchField", "orders",
            "batchAnswers", "/results",
            "batchKey", "/code",
            "batchStatus", "/status",
            "batchAnswer", "/body");

    private static final Map<String, Object> ORDERED =
            Map.of("path", "/orders", "batchSize", 8L, "batchPath", "/batch", "sideEffectFree", true);

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile Function<HttpRequest, HttpResponse> answer = _ -> HttpResponse.dropped();
    private final HttpListener shop;
    private final TargetFixture fixture;

    BatchIT() throws IOException {
        shop = HttpListener.start(0, 1 << 20, request -> {
            String text = request.text();
            calls.add(request.path() + " "
                    + IntStream.rangeClosed(1, 9)
                            .filter(i -> text.contains("\"O-" + i + "\""))
                            .mapToObj(Integer::toString)
                            .toList());
            keys.add(request.header("key").orElse(""));
            return answer.apply(request);
        });
        fixture = new TargetFixture(shop.baseUrl());
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
        shop.close();
    }

    @Test
    void each_document_has_the_outcome_that_its_own_answer_says() {
        answer = _ -> json(200, """
                {"results": [
                  {"code": "O-3", "status": 503, "body": {"error": {"code": "busy", "message": "Later."}}},
                  {"code": "O-2", "status": 422, "body": {"error": {"code": "bad", "message": "No such region."}}},
                  {"code": "O-1", "status": 201, "body": {"total": "7.90"}}]}""");

        List<Outcome> outcomes = send(KEYED, 3);

        assertThat(outcomes)
                .extracting(Outcome::state)
                .containsExactly(DocumentState.SUCCEEDED, DocumentState.REJECTED, DocumentState.WAITING);
        assertThat(outcomes.getFirst().response()).isEqualTo(Payload.of("{\"total\":\"7.90\"}"));
        assertThat(outcomes)
                .flatExtracting(Outcome::attempts)
                .extracting(Attempt::status, Attempt::code, Attempt::mayHaveArrived)
                .containsExactly(tuple(201, "ok", false), tuple(422, "bad", false), tuple(503, "busy", false));
        assertThat(calls).containsExactly("/batch [1, 2, 3]");
        // Of what was sent for all, each keeps its own part only.
        assertThat(logOf(outcomes.get(1)))
                .contains("/batch", "No such region.")
                .doesNotContain("O-1", "O-3", "7.90", "Later.");
    }

    private static String logOf(Outcome outcome) {
        return Objects.requireNonNull(outcome.attempts().getFirst().calls()).text();
    }

    @Test
    void of_what_the_answer_says_nothing_is_in_doubt_and_nothing_else() {
        answer = _ -> json(200, """
                {"results": [{"code": "O-1", "status": 201, "body": {"total": "1"}}]}""");

        List<Outcome> outcomes = send(KEYED, 2);

        assertThat(outcomes)
                .extracting(Outcome::state, Outcome::code)
                .containsExactly(tuple(DocumentState.SUCCEEDED, null), tuple(DocumentState.UNKNOWN, "not-in-batch"));
    }

    @Test
    void a_batch_that_is_too_large_is_sent_in_halves_and_a_document_that_is_too_large_is_refused() {
        answer = request -> request.text().contains("O-4") || request.text().length() > 180
                ? json(413, "{}")
                : json(200, results(request));

        List<Outcome> outcomes = send(KEYED, 5);

        assertThat(outcomes)
                .extracting(Outcome::state)
                .containsExactly(
                        DocumentState.SUCCEEDED,
                        DocumentState.SUCCEEDED,
                        DocumentState.SUCCEEDED,
                        DocumentState.REJECTED,
                        DocumentState.SUCCEEDED);
        assertThat(calls)
                .containsExactly(
                        "/batch [1, 2, 3, 4, 5]",
                        "/batch [1, 2]",
                        "/batch [3, 4, 5]",
                        "/orders [3]",
                        "/batch [4, 5]",
                        "/orders [4]",
                        "/orders [5]");
    }

    @Test
    void a_lost_answer_leaves_each_in_doubt_and_none_is_sent_again_by_a_key_of_its_own() {
        List<Outcome> outcomes = send(KEYED, 2);

        assertThat(outcomes).extracting(Outcome::state).containsOnly(DocumentState.UNKNOWN);
        assertThat(calls).hasSize(1);
    }

    @Test
    void a_target_that_knows_documents_again_gets_what_is_in_doubt_one_by_one() {
        Map<String, Object> settings = with(KEYED, "batchResends", true);
        Target target = fixture.open(TargetFixture.node("generic-json", settings));

        List<Outcome> lost = fixture.send(target, documents(target, 2));

        assertThat(lost).extracting(Outcome::state).containsOnly(DocumentState.WAITING);
        assertThat(lost)
                .flatExtracting(Outcome::attempts)
                .extracting(Attempt::mayHaveArrived)
                .containsOnly(true);
        OpenDocument inDoubt = inDoubt(documents(target, 1).getFirst());
        assertThat(target.takes(List.of(inDoubt), documents(target, 2).getLast()))
                .isFalse();
        assertThat(target.takes(documents(target, 1), inDoubt)).isFalse();
    }

    @Test
    void a_batch_has_the_same_key_each_time_and_no_other_batch_has_it() {
        answer = _ -> json(503, "{}");

        send(KEYED, 2);
        send(KEYED, 2);
        send(KEYED, 3);

        assertThat(keys).hasSize(3).doesNotContain("");
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
        assertThat(keys.get(2)).isNotEqualTo(keys.get(0));
    }

    @Test
    void answers_in_the_order_of_the_documents_are_theirs_if_there_are_as_many() {
        answer = _ -> json(200, """
                [{"total": "1"}, {"error": {"code": "bad", "message": "No."}}]""");

        assertThat(send(ORDERED, 2))
                .extracting(Outcome::state)
                .containsExactly(DocumentState.SUCCEEDED, DocumentState.REJECTED);
        assertThat(send(ORDERED, 3)).extracting(Outcome::code).containsOnly("not-in-batch");
    }

    @Test
    void an_estimate_reaches_no_batch_endpoint_that_may_leave_something_behind() {
        Target target = fixture.estimate(TargetFixture.node("generic-json", KEYED));

        assertThatThrownBy(() -> fixture.send(target, documents(target, 2))).hasMessageContaining("/batch");
        assertThat(calls).isEmpty();
    }

    @Test
    void documents_go_together_as_long_as_there_is_room_and_their_answers_can_be_told_apart() {
        Target target = fixture.open(
                TargetFixture.node("generic-json", with(with(KEYED, "batchSize", 3L), "batchMaxKilobytes", 1L)));
        List<OpenDocument> documents = documents(target, 4);
        var large = document(target, 9, "x".repeat(1_000));

        assertThat(target.most()).isEqualTo(3);
        assertThat(target.takes(documents.subList(0, 2), documents.get(2))).isTrue();
        assertThat(target.takes(documents.subList(0, 3), documents.get(3))).isFalse();
        assertThat(target.takes(documents.subList(0, 1), large)).isFalse();
        assertThat(target.takes(documents.subList(0, 1), documents.getFirst())).isFalse();
    }

    private List<Outcome> send(Map<String, Object> settings, int count) {
        Target target = fixture.open(TargetFixture.node("generic-json", settings));
        return fixture.send(target, documents(target, count));
    }

    private static List<OpenDocument> documents(Target target, int count) {
        List<OpenDocument> documents = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            documents.add(document(target, i, ""));
        }
        return documents;
    }

    private static OpenDocument document(Target target, int number, String note) {
        OpenDocument first = TargetFixture.document(
                target,
                "{\"company\":\"ACME\",\"documentType\":\"ORDER\",\"documentCode\":\"O-" + number + "\",\"n\":\"" + note
                        + "\"}");
        return new OpenDocument(number, first.key(), 1, first.request(), 0, false);
    }

    private static OpenDocument inDoubt(OpenDocument document) {
        return new OpenDocument(document.id(), document.key(), 1, document.request(), 1, true);
    }

    private static Map<String, Object> with(Map<String, Object> settings, String name, Object value) {
        var more = new HashMap<>(settings);
        more.put(name, value);
        return more;
    }

    private static String results(HttpRequest request) {
        return request.path().equals("/orders")
                ? "{\"total\": \"1\"}"
                : "{\"results\": ["
                        + String.join(
                                ",",
                                IntStream.rangeClosed(1, 9)
                                        .filter(i -> request.text().contains("\"O-" + i + "\""))
                                        .mapToObj(i -> "{\"code\": \"O-" + i + "\", \"status\": 200, \"body\": {}}")
                                        .toList())
                        + "]}";
    }

    private static HttpResponse json(int status, String body) {
        return HttpResponse.json(status, body.getBytes(StandardCharsets.UTF_8));
    }
}
