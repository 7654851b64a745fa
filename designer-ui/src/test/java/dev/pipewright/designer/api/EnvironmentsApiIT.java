package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.body;
import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.post;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Environments by the API: their files come and go, and runs and schedules name them.
@ExtendWith(RunningApi.Shared.class)
class EnvironmentsApiIT {

    private static final String FILE = """
            {
              "formatVersion": 1,
              "name": "API test",
              "description": "Only estimates.",
              "parameters": [
                { "name": "file", "type": "string", "standard": "orders.ndjson" }
              ],
              "connections": { "orders": "orders", "taxman": "taxman" }
            }
            """;
    private static final String ADDRESS = "/environments/API%20test";

    private final RunningApi api;

    EnvironmentsApiIT(RunningApi api) {
        this.api = api;
    }

    @Test
    void an_environment_is_added_read_changed_used_and_removed() {
        HttpResponse<String> added = send(post(api.ofAnn("/environments"), FILE));
        HttpResponse<String> twice = send(post(api.ofAnn("/environments"), FILE));
        String run = api.start("{\"environment\":\"API test\"}");
        JsonNode ended = api.ended(run);
        HttpResponse<String> recording =
                send(post(api.ofAnn(RunningApi.RUNS_OF_ORDERS), "{\"environment\":\"API test\",\"mode\":\"record\"}"));
        HttpResponse<String> scheduled = send(api.ofAnn("/pipelines/" + ORDERS + "/schedule")
                .PUT(body("{\"cron\":\"0 6 * * *\",\"zone\":\"UTC\",\"paused\":true,\"environment\":\"API test\"}")));
        HttpResponse<String> needed = send(api.ofAnn(ADDRESS).DELETE());
        send(api.ofAnn("/pipelines/" + ORDERS + "/schedule").DELETE());
        HttpResponse<String> changed = send(api.ofAnn(ADDRESS)
                .PUT(body(FILE.replace("\"description\": \"Only estimates.\"", "\"records\": true"))));
        HttpResponse<String> renamed = send(api.ofAnn(ADDRESS).PUT(body(FILE.replace("API test", "Another"))));
        HttpResponse<String> removed = send(api.ofAnn(ADDRESS).DELETE());

        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(added.body()).isEqualTo(FILE);
        assertThat(added.headers().firstValue("Location")).contains("/api/v1" + ADDRESS);
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(problem(twice)).isEqualTo("There is an environment 'API test' already. Choose another name.");
        assertThat(ended.path("environment").asString()).isEqualTo("API test");
        assertThat(ended.path("parameters").path("file").asString()).isEqualTo("orders.ndjson");
        assertThat(recording.statusCode()).isEqualTo(422);
        assertThat(problem(recording)).startsWith("Nothing may be recorded in the environment 'API test'.");
        assertThat(json(scheduled).path("environment").asString()).isEqualTo("API test");
        assertThat(needed.statusCode()).isEqualTo(409);
        assertThat(json(changed).path("records").asBoolean()).isTrue();
        assertThat(renamed.statusCode()).isEqualTo(422);
        assertThat(removed.statusCode()).isEqualTo(204);
        assertThat(send(api.ofAnn(ADDRESS)).statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_wrong_is_told_and_nothing_is_kept() {
        HttpResponse<String> noFile = send(post(api.ofAnn("/environments"), "{\"formatVersion\":1,\"nam\":\"x\"}"));
        HttpResponse<String> unbound =
                send(post(api.ofAnn("/environments"), FILE.replace("\"taxman\": \"taxman\"", "\"taxman\": \"gone\"")));
        HttpResponse<String> nowhere =
                send(post(api.ofAnn(RunningApi.RUNS_OF_ORDERS), "{\"environment\":\"nowhere\"}"));
        HttpResponse<String> watermarks = send(api.ofAnn("/pipelines/" + ORDERS + "/watermarks?environment=nowhere"));

        assertThat(noFile.statusCode()).isEqualTo(422);
        assertThat(problem(noFile)).contains("'nam'");
        assertThat(unbound.statusCode()).isEqualTo(422);
        assertThat(problem(unbound))
                .isEqualTo("'gone' is to stand for 'taxman', and there is no such connection. Choose one that is"
                        + " there.");
        assertThat(problem(nowhere))
                .isEqualTo("There is no environment 'nowhere'. Choose one from the list of environments.");
        assertThat(watermarks.statusCode()).isEqualTo(422);
        assertThat(json(send(api.ofAnn("/environments"))).toString()).doesNotContain("nowhere", "API test");
    }
}
