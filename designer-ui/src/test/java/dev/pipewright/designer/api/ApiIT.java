package dev.pipewright.designer.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.designer.PagesWithoutPlatform;
import dev.pipewright.designer.memory.Samples;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = PagesWithoutPlatform.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class ApiIT {

    private static final String RUNS_OF_ORDERS = "/pipelines/" + Samples.ORDERS + "/runs";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;

    ApiIT(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void a_started_run_can_be_followed_at_its_address() throws Exception {
        var started = send(request(RUNS_OF_ORDERS).POST(json("{\"parameters\":{\"month\":\"1997-02\"}}")));

        var address = started.headers().firstValue("Location").orElseThrow();
        var run = json(send(request(address.substring("/api/v1".length()))));
        assertThat(started.statusCode()).isEqualTo(201);
        assertThat(run.path("mode").asString()).isEqualTo("estimate");
        assertThat(run.path("parameters").path("month").asString()).isEqualTo("1997-02");
        assertThat(run.path("balanced").asBoolean()).isTrue();
        assertThat(run.path("balance").path("formed").asLong())
                .isEqualTo(run.path("balance").path("succeeded").asLong());
    }

    @Test
    void the_same_idempotency_key_starts_one_run() throws Exception {
        var first = json(
                send(request(RUNS_OF_ORDERS).header("Idempotency-Key", "k1").POST(json("{}"))));
        var second = json(
                send(request(RUNS_OF_ORDERS).header("Idempotency-Key", "k1").POST(json("{}"))));

        assertThat(second.path("id")).isEqualTo(first.path("id"));
    }

    @Test
    void a_draft_is_refused_to_record() throws Exception {
        var answer = send(request(RUNS_OF_ORDERS).POST(json("{\"mode\":\"record\",\"subject\":\"draft\"}")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer))
                .isEqualTo("A draft can only estimate. Publish it, then record with the live version.");
    }

    @Test
    void an_unknown_mode_is_refused_with_the_ones_there_are() throws Exception {
        var answer = send(request(RUNS_OF_ORDERS).POST(json("{\"mode\":\"guess\"}")));

        assertThat(problem(answer)).isEqualTo("'mode' can not be 'guess'. Use estimate or record.");
    }

    @Test
    void a_body_that_is_no_json_is_refused_with_a_sentence() throws Exception {
        var answer = send(request(RUNS_OF_ORDERS).POST(json("mode=estimate")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer)).isEqualTo("The body is not the JSON that /api/v1/openapi.yaml describes.");
    }

    @Test
    void an_unknown_run_is_not_found() throws Exception {
        var answer = send(request("/runs/nothing"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(problem(answer)).isEqualTo("There is no run nothing. See /api/v1/runs for the list.");
    }

    @Test
    void a_wrong_password_gets_a_problem_and_no_log_in_page() throws Exception {
        var answer = send(HttpRequest.newBuilder(address("/runs")).header("Authorization", basic("ada", "wrong")));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(problem(answer))
                .isEqualTo("Log in with your user name and password (HTTP basic) or with a token (Bearer).");
    }

    @Test
    void a_token_lets_a_program_in() throws Exception {
        var known = HttpRequest.newBuilder(address("/runs")).header("Authorization", "Bearer " + Samples.TOKEN);
        var unknown = HttpRequest.newBuilder(address("/runs")).header("Authorization", "Bearer pw_unknown");

        assertThat(send(known).statusCode()).isEqualTo(200);
        assertThat(send(unknown).statusCode()).isEqualTo(401);
    }

    @Test
    void results_come_as_a_file_of_the_format_asked_for() throws Exception {
        var run =
                json(send(request(RUNS_OF_ORDERS).POST(json("{}")))).path("id").asString();

        var answer = send(request("/runs/" + run + "/results?format=ndjson"));

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/x-ndjson");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"results-" + run + ".ndjson\"");
        assertThat(answer.body()).isEqualTo("ndjson results of 847 orders\n");
    }

    @Test
    void a_schedule_tells_its_next_ten_times() throws Exception {
        var schedule = "/pipelines/" + Samples.ORDERS + "/schedule";
        var saved = json(send(request(schedule).PUT(json("{\"cron\":\"30 6 * * MON\",\"zone\":\"Europe/Berlin\"}"))));

        assertThat(saved.path("next").size()).isEqualTo(10);
        assertThat(send(request(schedule).DELETE()).statusCode()).isEqualTo(204);
        assertThat(send(request(schedule)).statusCode()).isEqualTo(404);
    }

    @Test
    void a_schedule_without_a_known_zone_is_refused() throws Exception {
        var answer = send(request("/pipelines/" + Samples.ORDERS + "/schedule")
                .PUT(json("{\"cron\":\"30 6 * * MON\",\"zone\":\"Atlantis\"}")));

        assertThat(problem(answer)).isEqualTo("'zone' can not be 'Atlantis'. Use a name like Europe/Berlin.");
    }

    @Test
    void everybody_may_read_the_description() throws Exception {
        var answer = send(HttpRequest.newBuilder(address("/openapi.yaml")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("openapi: 3.1.0");
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + "/api/v1" + path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path))
                .header("Authorization", basic(Samples.ADA.name(), Samples.PASSWORD))
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.BodyPublisher json(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        return json(answer).path("detail").asString();
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
