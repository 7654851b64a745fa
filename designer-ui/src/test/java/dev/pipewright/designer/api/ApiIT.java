package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.RUNS_OF_ORDERS;
import static dev.pipewright.designer.api.RunningApi.WHOLE_FILE;
import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.post;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.BROKEN_FILE;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static dev.pipewright.platform.TestPlatform.ORDERS_FILE;
import static dev.pipewright.platform.TestPlatform.ORDER_COUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.platform.audit.Audit;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningApi.Shared.class)
class ApiIT {

    private final RunningApi api;

    ApiIT(RunningApi api) {
        this.api = api;
    }

    @Test
    void a_started_run_can_be_followed_at_its_address_until_it_is_over() {
        HttpResponse<String> started = send(post(api.ofAnn(RUNS_OF_ORDERS), WHOLE_FILE));

        String address = started.headers().firstValue("Location").orElseThrow();
        JsonNode run = api.ended(address.substring("/api/v1/runs/".length()));
        assertThat(started.statusCode()).isEqualTo(201);
        assertThat(run.path("status").asString()).isEqualTo("completed");
        assertThat(run.path("mode").asString()).isEqualTo("estimate");
        assertThat(run.path("parameters").path("file").asString()).isEqualTo(ORDERS_FILE);
        assertThat(run.path("balanced").asBoolean()).isTrue();
        assertThat(run.path("balance").path("formed").asLong()).isEqualTo(ORDER_COUNT);
        assertThat(run.path("balance").path("succeeded").asLong()).isEqualTo(ORDER_COUNT);
        assertThat(run.path("results").asLong()).isEqualTo(ORDER_COUNT);
    }

    @Test
    void a_record_run_records_each_document_once() {
        JsonNode first = api.ended(api.start(recording()));
        JsonNode second = api.ended(api.start(recording()));

        assertThat(first.path("calls").asLong() + second.path("calls").asLong()).isEqualTo(ORDER_COUNT);
        assertThat(second.path("balance").path("unchanged").asLong()).isEqualTo(ORDER_COUNT);
        assertThat(api.platform().taxman().documents()).hasSize(ORDER_COUNT);
    }

    private static String recording() {
        return WHOLE_FILE.replaceFirst("\\{", "{\"mode\":\"record\",");
    }

    @Test
    void results_come_as_csv_ndjson_and_json() {
        String run = api.start(WHOLE_FILE);
        api.ended(run);

        assertThat(file(run, "results", "csv", "text/csv").lines())
                .hasSize(ORDER_COUNT + 1)
                .startsWith("documentCode,documentDate,currency,totalAmount,totalTax")
                .anyMatch(line -> line.startsWith("A-0001,2026-03-01,USD,1.50,"));
        assertThat(file(run, "results", "ndjson", "application/x-ndjson").lines())
                .hasSize(ORDER_COUNT)
                .allMatch(line -> line.contains("\"documentCode\":\"A-"));
        JsonNode results = JsonMapper.shared().readTree(file(run, "results", "json", "application/json"));
        assertThat(results.size()).isEqualTo(ORDER_COUNT);
        assertThat(results.get(0).path("documentCode").asString()).isEqualTo("A-0001");
    }

    @Test
    void rejected_records_come_with_their_reason_and_raw_input() {
        String run = api.start("{\"parameters\":{\"file\":\"" + BROKEN_FILE + "\"}}");
        JsonNode ended = api.ended(run);

        JsonNode rejected = JsonMapper.shared().readTree(file(run, "rejected", "ndjson", "application/x-ndjson"));
        assertThat(ended.path("status").asString()).isEqualTo("completed_with_rejects");
        assertThat(ended.path("results").asLong()).isEqualTo(2);
        assertThat(rejected.path("raw").asString()).isEqualTo("{no order");
        assertThat(rejected.path("node").asString()).isEqualTo("source-order1");
        assertThat(rejected.path("name").asString()).isEqualTo("Generated orders");
        assertThat(rejected.path("message").asString()).startsWith("Line 2");
    }

    private String file(String run, String what, String format, String type) {
        HttpResponse<String> answer = send(api.ofAnn("/runs/" + run + "/" + what + "?format=" + format));
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"" + what + "-" + run + "." + format + "\"");
        return answer.body();
    }

    @Test
    void runs_are_listed_newest_first_a_page_at_a_time() {
        String first = api.start(WHOLE_FILE);
        String second = api.start(WHOLE_FILE);

        JsonNode newest = json(send(api.ofAnn("/runs?limit=1&pipeline=" + ORDERS)));
        JsonNode next = json(send(api.ofAnn("/runs?limit=1&pipeline=" + ORDERS + "&before=" + second)));

        assertThat(newest.get(0).path("id").asString()).isEqualTo(second);
        assertThat(next.get(0).path("id").asString()).isEqualTo(first);
        assertThat(json(send(api.ofAnn("/runs?pipeline=another"))).size()).isZero();
    }

    @Test
    void a_run_that_is_over_can_not_be_cancelled() {
        String run = api.start(WHOLE_FILE);
        api.ended(run);

        HttpResponse<String> answer = send(post(api.ofAnn("/runs/" + run + "/cancel"), ""));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(problem(answer)).isEqualTo("The run " + run + " is over, so it can not be cancelled.");
    }

    @Test
    void a_run_that_is_over_can_not_rest_and_not_go_on() {
        String run = api.start(WHOLE_FILE);
        api.ended(run);

        HttpResponse<String> pause = send(post(api.ofAnn("/runs/" + run + "/pause"), ""));
        HttpResponse<String> resume = send(post(api.ofAnn("/runs/" + run + "/resume"), ""));

        assertThat(pause.statusCode()).isEqualTo(409);
        assertThat(problem(pause)).isEqualTo("The run " + run + " is not under way, so it can not rest.");
        assertThat(resume.statusCode()).isEqualTo(409);
        assertThat(problem(resume)).isEqualTo("The run " + run + " is not paused, so it can not go on.");
    }

    @Test
    void a_schedule_tells_its_next_ten_times_and_who_set_it() {
        String schedule = "/pipelines/" + ORDERS + "/schedule";

        JsonNode saved = json(send(api.ofAnn(schedule).PUT(RunningApi.body("""
                {"cron":"30 6 * * MON","zone":"Europe/Berlin","parameters":{"file":"orders.ndjson"}}"""))));

        assertThat(saved.path("next").size()).isEqualTo(10);
        assertThat(saved.path("lastRefusal").isNull()).isTrue();
        assertThat(json(send(api.ofAnn(schedule))).path("cron").asString()).isEqualTo("30 6 * * MON");
        assertThat(send(api.ofAnn(schedule).DELETE()).statusCode()).isEqualTo(204);
        assertThat(send(api.ofAnn(schedule)).statusCode()).isEqualTo(404);
        assertThat(api.platform().get(Audit.class).list(ACME, Long.MAX_VALUE, 100))
                .filteredOn(entry -> entry.subject().equals(ORDERS))
                .extracting(entry -> entry.person() + " " + entry.action())
                .contains(ANN + " schedule.remove", ANN + " schedule.save");
    }

    @Test
    void a_pipeline_says_which_version_is_live() {
        JsonNode listed = json(send(api.ofAnn("/pipelines")));
        JsonNode found = json(send(api.ofAnn("/pipelines/" + ORDERS)));

        assertThat(listed.values()).contains(found);
        assertThat(found.path("live").asInt()).isEqualTo(1);
        assertThat(found.path("draftChanges").asInt()).isZero();
    }

    @Test
    void a_name_and_a_password_do_as_well_as_a_token() {
        var right = api.request("/runs").header("Authorization", basic(RunningApi.PASSWORD));
        var wrong = api.request("/runs").header("Authorization", basic("wrong"));

        assertThat(send(right).statusCode()).isEqualTo(200);
        assertThat(send(wrong).statusCode()).isEqualTo(401);
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString((ANN + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
