package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.post;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// The same as in the designer: publish, compare, take out as a file, merge, remove.
@ExtendWith(RunningApi.Shared.class)
class VersionsApiIT {

    private static RunningApi api;

    @BeforeAll
    static void takeApi(RunningApi shared) {
        api = shared;
    }

    @Test
    void a_pipeline_goes_out_and_comes_in_as_a_file_is_merged_published_compared_and_removed() {
        String file = send(api.ofAnn("/pipelines/" + ORDERS + "/draft")).body();
        HttpResponse<String> added =
                send(asJson(api.ofAnn("/pipelines")).POST(RunningApi.body(named("Orders by API", file))));
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(json(added).path("id").asString()).isEqualTo("orders-by-api");
        String pipeline = "/pipelines/orders-by-api";
        assertThat(added.headers().firstValue("Location")).contains("/api/v1" + pipeline);
        String first = send(api.ofAnn(pipeline + "/draft")).body();

        HttpResponse<String> published = send(asJson(post(api.ofAnn(pipeline + "/versions"), "{\"note\":\"First.\"}")));
        assertThat(published.statusCode()).isEqualTo(201);
        assertThat(json(published).path("number").asInt()).isEqualTo(1);
        assertThat(send(api.ofAnn(pipeline + "/versions/1")).body()).isEqualTo(first);

        put(pipeline + "/draft", first.replace("'ACME-US'", "'ONE'"));
        JsonNode changes = json(send(api.ofAnn(pipeline + "/changes?from=1&to=draft")));
        assertThat(changes.path("layout").size()).isZero();
        assertThat(changes.path("functional")
                        .valueStream()
                        .map(change -> change.path("field").asString()))
                .containsExactly("lines[company]");

        String other = first.replace("'ACME-US'", "'TWO'");
        HttpResponse<String> refused = put(pipeline + "/draft", other);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).path("problems").get(0).asString())
                .contains("'lines[company]' of 'Form the order'", "'ONE'", "'TWO'");
        HttpResponse<String> merged = put(pipeline + "/draft?conflicts=file", other);
        assertThat(merged.statusCode()).isEqualTo(200);
        assertThat(json(merged).path("draftChanges").asInt()).isEqualTo(1);
        assertThat(send(api.ofAnn(pipeline + "/draft")).body()).contains("'TWO'");

        assertThat(send(api.ofAnn(pipeline).DELETE()).statusCode()).isEqualTo(204);
        assertThat(send(api.ofAnn(pipeline)).statusCode()).isEqualTo(404);
        assertThat(send(api.ofAnn(pipeline + "/versions/1")).statusCode()).isEqualTo(404);
    }

    @Test
    void a_file_that_is_none_is_refused_with_each_line_that_is_wrong() {
        String file = send(api.ofAnn("/pipelines/" + ORDERS + "/draft")).body();

        HttpResponse<String> answer = send(asJson(api.ofAnn("/pipelines"))
                .POST(RunningApi.body(file.replace("\"kind\": \"sink\"", "\"kind\": \"snik\""))));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(problem(answer))
                .isEqualTo("This is no pipeline file. Correct what is wrong with it, then send it again.");
        assertThat(json(answer).path("problems").get(0).asString()).contains("there is no kind 'snik'");
    }

    @Test
    void a_file_that_started_from_something_else_is_not_merged() {
        String file = send(api.ofAnn("/pipelines/" + ORDERS + "/draft")).body();

        HttpResponse<String> answer = put(
                "/pipelines/" + ORDERS + "/draft", file.replaceAll("\"baseHash\": \"\\w+\"", "\"baseHash\": \"00\""));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(problem(answer)).contains("the two cannot be merged");
    }

    private static HttpResponse<String> put(String path, String file) {
        return send(asJson(api.ofAnn(path)).PUT(RunningApi.body(file)));
    }

    private static HttpRequest.Builder asJson(HttpRequest.Builder request) {
        return request.setHeader("Content-Type", "application/json");
    }

    private static String named(String name, String file) {
        return file.replace("Orders to TAXMAN, from NDJSON", name);
    }
}
