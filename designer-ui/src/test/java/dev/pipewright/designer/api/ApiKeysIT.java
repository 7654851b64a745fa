package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.RUNS_OF_ORDERS;
import static dev.pipewright.designer.api.RunningApi.WHOLE_FILE;
import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.post;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.platform.TestPlatform;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.version.Versions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What an `Idempotency-Key` promises.
@ExtendWith(RunningApi.Shared.class)
class ApiKeysIT {

    private final RunningApi api;

    ApiKeysIT(RunningApi api) {
        this.api = api;
    }

    private HttpResponse<String> start(String path, String key, String body) {
        return send(post(api.ofAnn(path).header("Idempotency-Key", key), body));
    }

    private static String idOf(HttpResponse<String> answer) {
        return json(answer).path("id").asString();
    }

    private int runs() {
        return json(send(api.ofAnn("/runs?limit=500"))).size();
    }

    @Test
    void the_same_key_starts_one_run_and_finds_it_again() {
        HttpResponse<String> first = start(RUNS_OF_ORDERS, "again", WHOLE_FILE);
        HttpResponse<String> second = start(RUNS_OF_ORDERS, "again", WHOLE_FILE);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(idOf(second)).isEqualTo(idOf(first));
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
    }

    @Test
    void the_same_key_starts_a_run_of_each_pipeline() throws IOException {
        api.platform().get(Catalogue.class).add(ACME, "returns", TestPlatform.ordersDrawing(), ANN);
        api.platform().get(Versions.class).publish(ACME, "returns", ANN, "First.");

        HttpResponse<String> orders = start(RUNS_OF_ORDERS, "each", WHOLE_FILE);
        HttpResponse<String> returns = start("/pipelines/returns/runs", "each", WHOLE_FILE);

        assertThat(returns.statusCode()).isEqualTo(201);
        assertThat(idOf(returns)).isNotEqualTo(idOf(orders));
        assertThat(json(returns).path("pipeline").asString()).isEqualTo("returns");
    }

    @Test
    void a_key_that_was_used_for_another_request_is_refused() {
        String estimate = idOf(start(RUNS_OF_ORDERS, "used", WHOLE_FILE));
        int before = runs();

        HttpResponse<String> record =
                start(RUNS_OF_ORDERS, "used", WHOLE_FILE.replaceFirst("\\{", "{\"mode\":\"record\","));
        HttpResponse<String> otherFile =
                start(RUNS_OF_ORDERS, "used", "{\"parameters\":{\"file\":\"another.ndjson\"}}");
        HttpResponse<String> draft =
                start(RUNS_OF_ORDERS, "used", WHOLE_FILE.replaceFirst("\\{", "{\"subject\":\"draft\","));

        for (HttpResponse<String> answer : List.of(record, otherFile, draft)) {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(problem(answer))
                    .isEqualTo("This Idempotency-Key has started the run " + estimate
                            + ", which was asked for differently. Send another key to start another run.");
        }
        assertThat(runs()).isEqualTo(before);
    }

    @Test
    void a_key_has_at_least_one_and_at_most_200_characters() {
        String sentence = "An Idempotency-Key has 1 to 200 characters. Send another one, or none.";

        assertThat(problem(start(RUNS_OF_ORDERS, "", WHOLE_FILE))).isEqualTo(sentence);
        assertThat(problem(start(RUNS_OF_ORDERS, " ", WHOLE_FILE))).isEqualTo(sentence);
        assertThat(problem(start(RUNS_OF_ORDERS, "k".repeat(201), WHOLE_FILE))).isEqualTo(sentence);
        assertThat(start(RUNS_OF_ORDERS, "k".repeat(200), WHOLE_FILE).statusCode())
                .isEqualTo(201);
    }

    @Test
    void without_a_key_each_call_starts_a_run() {
        assertThat(api.start(WHOLE_FILE)).isNotEqualTo(api.start(WHOLE_FILE));
    }
}
