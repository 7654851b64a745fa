package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.platform.TestPlatform;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Previews of drafts over the API.
@ExtendWith(RunningApi.Shared.class)
class PreviewsApiIT {

    private static final String ADDRESS = "/pipelines/" + TestPlatform.ORDERS + "/preview";

    private final RunningApi api;

    PreviewsApiIT(RunningApi api) {
        this.api = api;
    }

    private HttpResponse<String> asked(String body) {
        return send(api.ofAnn(ADDRESS).POST(RunningApi.body(body)));
    }

    private static String at(String node, String more) {
        return "{\"node\":\"" + node + "\",\"sample\":\"live\",\"parameters\":{\"file\":\"" + TestPlatform.ORDERS_FILE
                + "\"}" + more + "}";
    }

    @Test
    void a_preview_shows_records_of_a_node_and_counts_of_those_before() {
        JsonNode preview = json(asked(at("map-order7", ",\"limit\":3")));

        assertThat(preview.path("sources").get(0).path("records").asInt()).isEqualTo(3);
        assertThat(preview.path("sources").get(0).path("whole").asBoolean()).isFalse();
        assertThat(preview.path("way").get(0).has("records")).isFalse();
        JsonNode map = preview.path("way").get(1);
        assertThat(map.path("out").asInt()).isEqualTo(3);
        assertThat(map.path("records")
                        .get(0)
                        .path("record")
                        .path("documentCode")
                        .asString())
                .isEqualTo("A-0001");
        assertThat(map.path("records").get(0).path("of").toString()).isEqualTo("[0]");
    }

    @Test
    void calls_are_estimates_and_are_made_only_if_they_are_asked_for() {
        long before = api.platform().taxman().counters().recordingCalls();

        JsonNode stopped = json(asked(at("sink-results", "")));
        JsonNode called = json(asked(at("sink-results", ",\"calls\":2")));

        assertThat(stopped.path("stops").toString()).isEqualTo("[\"apiCall-taxman\"]");
        assertThat(stopped.path("way").size()).isEqualTo(3);
        JsonNode sink = called.path("way").get(4);
        assertThat(sink.path("in").asInt()).isEqualTo(2);
        assertThat(sink.path("records").get(0).path("record").has("totalTax")).isTrue();
        assertThat(api.platform().taxman().counters().recordingCalls()).isEqualTo(before);
    }

    @Test
    void what_is_asked_wrongly_is_refused_with_a_sentence() {
        assertThat(problem(asked("{\"node\":\"map-none00\"}")))
                .isEqualTo("Fill in 'node' with the id of a node of the draft.");
        assertThat(problem(asked(at("map-order7", ",\"limit\":201")))).isEqualTo("'limit' is a number from 1 to 200.");
        assertThat(problem(asked(at("map-order7", ",\"calls\":21")))).isEqualTo("'calls' is a number from 0 to 20.");
        assertThat(problem(asked("{\"node\":\"map-order7\",\"sample\":\"all\"}")))
                .startsWith("'sample' can not be 'all'.");
    }
}
