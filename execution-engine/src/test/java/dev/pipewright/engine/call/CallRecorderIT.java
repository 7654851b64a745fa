package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.http.Authorization;
import dev.pipewright.engine.ledger.Attempt;
import dev.pipewright.engine.ledger.CallLogText;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.LoggedCall;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.simulators.http.HttpListener;
import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is kept of the calls of an attempt.
class CallRecorderIT {

    private static final String ORDER = "{\"documentCode\":\"A-1\"}";
    private static final Authorization CALLER = new Authorization() {

        @Override
        public Map<String, String> headers() {
            return Map.of("Authorization", "Bearer open-sesame");
        }

        @Override
        public Set<String> secrets() {
            return Set.of("open-sesame");
        }
    };

    private volatile Function<HttpRequest, HttpResponse> answers = _ -> answer(200, "{}");
    private final HttpListener shop;
    private final TargetFixture fixture;
    private final Map<Map<String, Object>, Target> targets = new HashMap<>();

    CallRecorderIT() throws IOException {
        shop = HttpListener.start(0, 1 << 20, request -> answers.apply(request));
        fixture = new TargetFixture(shop.baseUrl(), CALLER);
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
        shop.close();
    }

    @Test
    void the_answer_to_a_refused_document_is_kept_whole() {
        answers = _ -> answer(422, "{\"error\":\"no such postal code\"}");

        LoggedCall call = calls(send(Map.of("path", "/orders", "idempotencyHeader", "X-Key")))
                .getFirst();

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo("/orders");
        assertThat(call.headers()).containsKey("X-Key").containsEntry("Content-Type", "application/json");
        assertThat(call.body()).isEqualTo(ORDER);
        assertThat(call.status()).isEqualTo(422);
        assertThat(call.answer()).isEqualTo("{\"error\":\"no such postal code\"}");
        assertThat(call.took()).isPositive();
        assertThat(call.trouble()).isEmpty();
    }

    @Test
    void what_the_ledger_has_anyway_is_not_kept_again() {
        answers = _ -> answer(200, "{\"tax\":\"8.60\"}");

        Outcome outcome = send(Map.of("path", "/orders"));

        assertThat(log(outcome).text()).doesNotContain("A-1", "8.60");
        assertThat(calls(outcome).getFirst().body()).isEqualTo(ORDER);
        assertThat(calls(outcome).getFirst().answer()).isEqualTo("{\"tax\":\"8.60\"}");
    }

    @Test
    void a_secret_that_comes_back_is_not_kept() {
        answers = _ -> answer(403, "{\"error\":\"open-sesame may not do this\"}");

        Outcome outcome = send(Map.of("path", "/orders"));

        assertThat(log(outcome).text()).doesNotContain("sesame");
        assertThat(calls(outcome).getFirst().answer()).isEqualTo("{\"error\":\"••• may not do this\"}");
    }

    @Test
    void a_call_without_an_answer_is_kept_with_the_reason() {
        answers = _ -> HttpResponse.dropped();

        LoggedCall call = calls(send(Map.of("path", "/orders", "idempotencyHeader", "X-Key")))
                .getFirst();

        assertThat(call.status()).isNull();
        assertThat(call.trouble()).isNotEmpty();
        assertThat(call.took()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void each_call_of_an_attempt_is_kept() {
        answers = request -> request.method().equals("GET") ? answer(404, "{}") : answer(200, "{\"ok\":true}");

        Outcome first = send(lookedUp(), true);
        Outcome outcome = send(lookedUp(), true);

        assertThat(first.attempts()).isEmpty();
        assertThat(calls(outcome))
                .extracting(call -> call.method() + " " + call.path() + " " + call.status())
                .containsExactly("GET /orders/A-1 404", "POST /orders 200");
    }

    private static Map<String, Object> lookedUp() {
        return Map.of("path", "/orders", "lookupPath", "/orders/{code}", "lookupSettleSeconds", 0L);
    }

    private static HttpResponse answer(int status, String body) {
        return HttpResponse.json(status, body.getBytes(StandardCharsets.UTF_8));
    }

    private Outcome send(Map<String, Object> settings) {
        return send(settings, false);
    }

    private Outcome send(Map<String, Object> settings, boolean inDoubt) {
        Target target =
                targets.computeIfAbsent(settings, given -> fixture.open(TargetFixture.node("generic-json", given)));
        var key = new DocumentKey("main", "ACME", "ORDER", "A-1");
        return fixture.send(target, new OpenDocument(1, key, 1, Payload.of(ORDER), 0, inDoubt));
    }

    private static Payload log(Outcome outcome) {
        Attempt attempt = outcome.attempts().getFirst();
        return Objects.requireNonNull(attempt.calls());
    }

    private static List<LoggedCall> calls(Outcome outcome) {
        Payload response = outcome.response();
        return CallLogText.read(log(outcome), ORDER, response == null ? "" : response.text());
    }
}
