package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static dev.pipewright.platform.TestPlatform.TROUBLED_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.simulators.taxman.TaxmanOptions;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What was sent to targets and answered, over the API.
@ExtendWith(RunningApi.Shared.class)
class CallsIT {

    private final RunningApi api;

    CallsIT(RunningApi api) {
        this.api = api;
    }

    @Test
    void what_was_sent_for_a_refused_document_and_answered_is_told_without_secrets() {
        String run = troubled();

        HttpResponse<String> answer = send(api.ofAnn("/runs/" + run + "/calls?code=T-0001"));

        JsonNode document = json(answer).get(0);
        assertThat(document.path("state").asString()).isEqualTo("rejected");
        assertThat(document.path("calls").size()).isEqualTo(1);
        JsonNode call = document.path("calls").get(0);
        assertThat(call.path("status").asInt()).isEqualTo(400);
        assertThat(call.path("answer").asString()).contains("InvalidPostalCode");
        assertThat(call.path("body").asString()).contains("\"documentCode\":\"T-0001\"");
        assertThat(call.path("tookMillis").asDouble()).isPositive();
        assertThat(answer.body()).doesNotContain(TaxmanOptions.DEMO_KEY).doesNotContain("Authorization");
    }

    @Test
    void a_code_that_the_run_does_not_have_finds_nothing_and_none_is_refused() {
        String run = troubled();

        HttpResponse<String> without = send(api.ofAnn("/runs/" + run + "/calls"));

        assertThat(json(send(api.ofAnn("/runs/" + run + "/calls?code=none"))).size())
                .isZero();
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(problem(without)).isEqualTo("Fill in 'code': whose calls are asked for.");
    }

    @Test
    void a_tenant_chooses_how_long_its_calls_are_kept() {
        HttpResponse<String> before = send(api.ofZoe("/calls"));
        HttpResponse<String> chosen = send(api.ofAnn("/calls").PUT(RunningApi.body("{\"days\":90}")));
        HttpResponse<String> wrong = send(api.ofAnn("/calls").PUT(RunningApi.body("{\"days\":-1}")));

        assertThat(before.body()).isEqualTo("{\"days\":30}");
        assertThat(chosen.body()).isEqualTo("{\"days\":90}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(send(api.ofAnn("/calls")).body()).isEqualTo("{\"days\":90}");
        assertThat(send(api.ofZoe("/calls")).body()).isEqualTo("{\"days\":30}");
    }

    private String troubled() {
        String run = api.start("{\"parameters\":{\"file\":\"" + TROUBLED_FILE + "\"}}");
        api.ended(run);
        return run;
    }
}
