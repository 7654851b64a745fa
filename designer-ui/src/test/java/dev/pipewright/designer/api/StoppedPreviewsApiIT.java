package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.platform.TestPlatform;
import dev.pipewright.simulators.taxman.TaxmanCounters;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Previews that stop on a condition over the API.
@ExtendWith(RunningApi.Shared.class)
class StoppedPreviewsApiIT {

    private final RunningApi api;

    StoppedPreviewsApiIT(RunningApi api) {
        this.api = api;
    }

    private HttpResponse<String> begun(String pauses, String more) {
        return send(api.ofAnn("/pipelines/" + TestPlatform.ORDERS + "/preview")
                .POST(RunningApi.body("{\"node\":\"sink-results\",\"sample\":\"live\",\"parameters\":{\"file\":\""
                        + TestPlatform.ORDERS_FILE + "\"},\"pauses\":[" + pauses + "]" + more + "}")));
    }

    private static String before(String node, String condition) {
        return "{\"node\":\"" + node + "\",\"condition\":\"" + condition + "\"}";
    }

    private HttpResponse<String> gone(JsonNode preview, String step) {
        return send(api.ofAnn(address(preview)).POST(RunningApi.body("{\"step\":\"" + step + "\"}")));
    }

    private static String address(JsonNode preview) {
        return "/previews/" + preview.path("pause").path("preview").asString();
    }

    @Test
    void it_stops_before_a_node_for_the_record_that_meets_the_condition_and_goes_on_step_by_step() {
        JsonNode stopped = json(begun(before("map-order7", "orderId in ['A-0003', 'A-0009']"), ""));
        JsonNode next = json(gone(stopped, "next"));
        JsonNode on = json(gone(next, "on"));
        JsonNode end = json(gone(on, "end"));

        JsonNode pause = stopped.path("pause");
        assertThat(pause.path("node").asString()).isEqualTo("map-order7");
        assertThat(pause.path("number").asInt()).isEqualTo(2);
        assertThat(pause.path("record").path("orderId").asString()).isEqualTo("A-0003");
        assertThat(pause.path("passed").get(0).path("node").asString()).isEqualTo("source-order1");
        assertThat(pause.path("passed").get(0).path("record").path("orderId").asString())
                .isEqualTo("A-0003");
        assertThat(next.path("pause").path("number").asInt()).isEqualTo(3);
        assertThat(on.path("pause").path("record").path("orderId").asString()).isEqualTo("A-0009");
        assertThat(end.path("pause").has("preview")).isFalse();
        assertThat(end.path("stops").toString()).isEqualTo("[\"apiCall-taxman\"]");
        assertThat(gone(stopped, "on").statusCode()).isEqualTo(404);
    }

    @Test
    void what_a_target_has_answered_is_not_asked_again_and_nothing_is_recorded() {
        long recorded = counters().recordingCalls();
        JsonNode stopped = json(begun(before("map-result", "true"), ",\"calls\":2"));
        Map<String, Long> called = counters().calls();

        JsonNode end = json(gone(stopped, "end"));

        assertThat(stopped.path("pause").path("record").path("tax").has("totalTax"))
                .isTrue();
        assertThat(end.path("way").get(4).path("in").asInt()).isEqualTo(2);
        assertThat(counters().calls()).isEqualTo(called);
        assertThat(counters().recordingCalls()).isEqualTo(recorded);
    }

    private TaxmanCounters counters() {
        return api.platform().taxman().counters();
    }

    @Test
    void a_stop_to_which_nothing_comes_and_a_condition_that_cannot_be_judged_are_told() {
        JsonNode preview = json(begun(before("map-order7", "$number(orderId) > 3"), ",\"limit\":3"));
        JsonNode source = json(begun(before("source-order1", "true"), ",\"limit\":3"));

        assertThat(preview.path("pause").has("preview")).isFalse();
        assertThat(preview.path("pause").path("undecided").asInt()).isEqualTo(3);
        assertThat(preview.path("pause").path("why").asString()).isNotEmpty();
        assertThat(source.path("pause").path("aside").toString()).isEqualTo("[\"source-order1\"]");
    }

    @Test
    void one_that_was_ended_is_gone_and_nobody_else_can_end_it_or_go_on() {
        JsonNode stopped = json(begun(before("map-order7", "true"), ""));

        assertThat(send(api.ofZoe(address(stopped)).DELETE()).statusCode()).isEqualTo(404);
        assertThat(send(api.ofZoe(address(stopped)).POST(RunningApi.body("{}"))).statusCode())
                .isEqualTo(404);
        assertThat(send(api.ofAnn(address(stopped)).DELETE()).statusCode()).isEqualTo(204);
        HttpResponse<String> gone = gone(stopped, "on");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(problem(gone)).endsWith(" that has stopped, or no more. Begin it again.");
    }

    @Test
    void what_is_asked_wrongly_is_refused_with_a_sentence() {
        assertThat(problem(begun(before("map-none00", "true"), "")))
                .isEqualTo("Fill in 'node' with the id of a node of the draft.");
        assertThat(problem(begun(before("map-order7", "orderId ="), "")))
                .startsWith("The condition of the pause at map-order7 is wrong at character ");
        assertThat(problem(begun("{\"node\":\"map-order7\"}", "")))
                .startsWith("The condition of the pause at map-order7 is wrong at character ");
        JsonNode stopped = json(begun(before("map-order7", "true"), ""));
        assertThat(problem(gone(stopped, "back"))).isEqualTo("'step' can not be 'back'. Use on, next or end.");
        assertThat(send(api.ofAnn(address(stopped)).DELETE()).statusCode()).isEqualTo(204);
    }
}
