package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Bad input gets a problem with a sentence that says what to do.
@ExtendWith(RunningApi.Shared.class)
class ApiRefusalsIT {

    private final RunningApi api;

    ApiRefusalsIT(RunningApi api) {
        this.api = api;
    }

    private HttpResponse<String> answer(String method, String path, @Nullable String body) {
        return send(api.ofAnn(path).method(method, RunningApi.body(body == null ? "" : body)));
    }

    // spotless:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /runs?limit=abc                |  | 400 | 'limit' can not be 'abc'. See /api/v1/openapi.yaml for what it can be.
            GET    | /runs?limit=0                  |  | 400 | Ask for 1 to 500 runs at a time, not 0.
            GET    | /runs?before=nothing           |  | 404 | There is no run nothing. See /api/v1/runs for the list.
            GET    | /runs?before=6a1e2c1e-0d2f-4a7b-9a57-1d1f1e0c7b11 |  | 404 | There is no run 6a1e2c1e-0d2f-4a7b-9a57-1d1f1e0c7b11. See /api/v1/runs for the list.
            GET    | /runs/nothing                  |  | 404 | There is no run nothing. See /api/v1/runs for the list.
            GET    | /runs/nothing/results          |  | 404 | There is no run nothing. See /api/v1/runs for the list.
            GET    | /runs/nothing/results?format=x |  | 400 | 'format' can not be 'x'. Use csv, ndjson or json.
            GET    | /pipelines/nothing             |  | 404 | There is no pipeline nothing. See /api/v1/pipelines for the list.
            POST   | /pipelines/nothing/runs        |  | 404 | There is no pipeline nothing. See /api/v1/pipelines for the list.
            PUT    | /pipelines/nothing/schedule    | {} | 404 | There is no pipeline nothing. See /api/v1/pipelines for the list.
            GET    | /nothing                       |  | 404 | There is nothing at /api/v1/nothing. See /api/v1/openapi.yaml for what there is.
            DELETE | /runs                          |  | 405 | DELETE is not possible here. Use GET.
            GET    | /pipelines/orders/runs         |  | 405 | GET is not possible here. Use POST.
            POST   | /pipelines/orders/runs         | mode=estimate      | 400 | The body is not the JSON that /api/v1/openapi.yaml describes.
            POST   | /pipelines/orders/runs         | {"parameters":[]}  | 400 | The body is not the JSON that /api/v1/openapi.yaml describes.
            POST   | /pipelines/orders/runs         | {"modus":"record"} | 400 | There is no field 'modus' here. Use environment, mode, parameters, subject.
            POST   | /pipelines/orders/runs         | {"mode":"guess"}   | 400 | 'mode' can not be 'guess'. Use estimate or record.
            POST   | /pipelines/orders/runs         | {"mode":"record","subject":"draft"}   | 400 | A draft can only estimate. Publish it, then record with the live version.
            POST   | /pipelines/orders/runs         | {"parameters":{"file":null}}          | 400 | The parameter 'file' has no value. Give it one, or leave it out.
            POST   | /pipelines/orders/runs         | {"parameters":{"speed":"9"}}          | 422 | The pipeline has no parameter 'speed'. Use one of file.
            PUT    | /pipelines/orders/schedule     |                                       | 400 | The body is not the JSON that /api/v1/openapi.yaml describes.
            PUT    | /pipelines/orders/schedule     | {"cron":"0 6 * * *"}                  | 400 | Fill in 'zone'.
            PUT    | /pipelines/orders/schedule     | {"cron":"0 6 * * *","zone":"Atlantis"}| 400 | 'zone' can not be 'Atlantis'. Use a name like Europe/Berlin.
            PUT    | /pipelines/orders/schedule     | {"cron":"61 6 * * *","zone":"UTC"}    | 400 | '61' at character 1 is no minute. Write 0 to 59, several as in 0,30, or every fifteenth as in */15.
            PUT    | /pipelines/orders/schedule     | {"cron":"0 6 * * *","zone":"UTC","parameters":{"file":null}} | 400 | The parameter 'file' has no value. Give it one, or leave it out.
            GET    | /pipelines;x/orders            |  | 400 | This is no address. See /api/v1/openapi.yaml for those there are.
            """, quoteCharacter = '`')
    // spotless:on
    void bad_input_is_refused(String method, String path, @Nullable String body, int status, String sentence) {
        HttpResponse<String> answer = answer(method, path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(problem(answer)).isEqualTo(sentence);
    }

    @Test
    void a_body_of_another_type_is_refused() {
        HttpResponse<String> answer = send(api.request(RunningApi.RUNS_OF_ORDERS)
                .header("Authorization", api.bearerOfAnn())
                .header("Content-Type", "text/plain")
                .POST(RunningApi.body("{}")));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(problem(answer)).isEqualTo("Send the body as application/json.");
    }

    @Test
    void an_answer_of_another_type_can_not_be_had() {
        HttpResponse<String> answer = send(api.ofAnn("/runs").header("Accept", "application/xml"));

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(problem(answer)).isEqualTo("The answer is application/json. Accept that.");
    }

    @Test
    void trouble_before_the_caller_is_known_is_a_problem_too() {
        var admin = JdbcClient.create(api.platform().database().admin());
        admin.sql("REVOKE SELECT (hash, tenant) ON pipewright.api_token FROM pipewright_system")
                .update();
        try {
            HttpResponse<String> answer = send(api.ofAnn("/runs"));

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(problem(answer))
                    .isEqualTo("Something went wrong here. Try again later; the log has the details.");
        } finally {
            admin.sql("GRANT SELECT (hash, tenant) ON pipewright.api_token TO pipewright_system")
                    .update();
        }
    }
}
