package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.WHOLE_FILE;
import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.post;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Replays over the API.
@ExtendWith(RunningApi.Shared.class)
class ReplaysApiIT {

    private final RunningApi api;

    ReplaysApiIT(RunningApi api) {
        this.api = api;
    }

    private HttpResponse<String> replay(String run, String key, String body) {
        return send(post(api.ofAnn("/runs/" + run + "/replay").header("Idempotency-Key", key), body));
    }

    @Test
    void documents_of_a_run_are_replayed_once_and_the_replay_says_of_what() {
        String first = api.start(WHOLE_FILE);
        api.ended(first);
        String body = "{\"documents\":[{\"code\":\"A-0001\"},{\"code\":\"A-0002\"}],\"version\":\"live\"}";

        HttpResponse<String> started = replay(first, "two", body);
        HttpResponse<String> again = replay(first, "two", body);

        assertThat(started.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        String id = json(started).path("id").asString();
        assertThat(json(again).path("id").asString()).isEqualTo(id);
        api.ended(id);
        var run = json(send(api.ofAnn("/runs/" + id)));
        assertThat(run.path("replay").path("run").asString()).isEqualTo(first);
        assertThat(run.path("replay").path("chosen").asInt()).isEqualTo(2);
        assertThat(run.path("balance").path("formed").asInt()).isEqualTo(2);
        assertThat(json(send(api.ofAnn("/runs/" + first))).has("replay")).isFalse();
    }

    @Test
    void documents_are_replayed_by_a_query() {
        String first = api.start(WHOLE_FILE);
        api.ended(first);

        HttpResponse<String> started =
                replay(first, "query", "{\"query\":{\"code\":\"A-000*\",\"states\":[\"succeeded\"]}}");
        HttpResponse<String> open = replay(first, "open", "{\"query\":{}}");
        HttpResponse<String> wrong = replay(first, "wrong", "{\"query\":{\"states\":[\"done\"]}}");

        assertThat(started.statusCode()).isEqualTo(201);
        assertThat(json(started).path("replay").path("chosen").asInt()).isEqualTo(9);
        assertThat(problem(open)).isEqualTo("Fill in a field of 'query', or leave it out to replay all of the run.");
        assertThat(problem(wrong)).startsWith("'states' can not be 'done'. Use waiting or ");
        api.ended(json(started).path("id").asString());
    }

    @Test
    void what_can_not_be_replayed_is_refused_with_a_sentence() {
        String first = api.start(WHOLE_FILE);
        api.ended(first);

        HttpResponse<String> unknown = replay(first, "a", "{\"documents\":[{\"code\":\"nothing\"}]}");
        HttpResponse<String> both = replay(first, "b", "{\"documents\":[],\"cause\":\"x\"}");
        HttpResponse<String> nameless = replay(first, "c", "{\"documents\":[{}]}");

        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(problem(unknown))
                .isEqualTo("The run has no document 'nothing'. See its list of documents for those it has.");
        assertThat(both.statusCode()).isEqualTo(400);
        assertThat(problem(both)).isEqualTo("Give documents, a cause or a query, and not two of them.");
        assertThat(problem(nameless)).isEqualTo("Each document needs a 'code'.");
    }

    @Test
    void a_tenant_chooses_how_long_its_inputs_are_kept() {
        HttpResponse<String> before = send(api.ofZoe("/inputs"));
        HttpResponse<String> chosen = send(put("{\"days\":30}"));
        HttpResponse<String> wrong = send(put("{\"days\":-1}"));

        assertThat(before.body()).isEqualTo("{\"days\":7}");
        assertThat(chosen.body()).isEqualTo("{\"days\":30}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(problem(wrong)).isEqualTo("'days' is a number from 0 (for ever) to 3650. Send one of them.");
        assertThat(send(api.ofZoe("/inputs")).body()).isEqualTo("{\"days\":7}");
    }

    private HttpRequest.Builder put(String body) {
        return api.ofAnn("/inputs").PUT(RunningApi.body(body)).header("Content-Type", "application/json");
    }
}
