package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.post;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Layout;
import dev.pipewright.platform.TestPlatform;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.version.Versions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Documents that did not get through, changed and sent again over the API.
@ExtendWith(RunningApi.Shared.class)
class CorrectionsApiIT {

    private static final String PATH = "addresses.shipTo.postalCode";

    private final RunningApi api;

    CorrectionsApiIT(RunningApi api) {
        this.api = api;
    }

    @Test
    void a_document_is_seen_changed_and_sent_again_once() throws IOException {
        String run = refused("CA");
        JsonNode document = json(send(api.ofAnn("/runs/" + run + "/troubled"))).get(0);
        JsonNode record = json(send(
                api.ofAnn("/runs/" + run + "/troubled/" + document.path("id").asLong() + "/record")));
        String body = "{\"documents\":[{\"code\":\"CA-0001\"}],\"changes\":[{\"path\":\"" + PATH
                + "\",\"value\":\"99201\"},{\"path\":\"lines[].amount\",\"from\":\"1.50\",\"value\":\"2.50\"}]}";

        HttpResponse<String> started = replay(run, "one", body);
        HttpResponse<String> again = replay(run, "one", body);
        HttpResponse<String> other = replay(run, "one", body.replace("99201", "99202"));

        assertThat(record.path("path").asString()).isEqualTo(PATH);
        assertThat(record.path("field").asString()).isEqualTo(PATH);
        assertThat(record.path("state").asString()).isEqualTo("rejected");
        assertThat(record.at("/record/addresses/shipTo/postalCode").asString()).isEqualTo("EC1 1BB");
        assertThat(record.has("changed")).isFalse();
        assertThat(started.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(other.statusCode()).isEqualTo(422);
        String replay = json(started).path("id").asString();
        api.ended(replay);
        JsonNode report = json(send(api.ofAnn("/runs/" + replay)));
        assertThat(report.path("balance").path("succeeded").asInt()).isEqualTo(1);
        assertThat(report.path("remarks").get(0).asString())
                .isEqualTo("ann changed " + PATH + ", lines[].amount before sending again. Changed documents: 1.");
        JsonNode changed = report.path("replay").path("changed").get(0);
        assertThat(changed.path("person").asString()).isEqualTo("ann");
        assertThat(changed.path("changes").get(1).toString())
                .isEqualTo("{\"path\":\"lines[].amount\",\"from\":\"1.50\",\"value\":\"2.50\"}");
    }

    @Test
    void the_values_of_a_cause_are_counted_in_any_field() throws IOException {
        String run = refused("CB");
        String cause = json(send(api.ofAnn("/runs/" + run + "/causes")))
                .get(0)
                .path("id")
                .asString();

        HttpResponse<String> values = send(api.ofAnn("/runs/" + run + "/causes/" + cause + "/values"));
        HttpResponse<String> others =
                send(api.ofAnn("/runs/" + run + "/causes/" + cause + "/values?path=addresses.shipTo.city"));
        HttpResponse<String> none = send(api.ofAnn("/runs/" + run + "/causes/" + cause + "/values?path=a..b"));

        assertThat(values.body())
                .isEqualTo("{\"path\":\"" + PATH
                        + "\",\"values\":[{\"value\":\"EC1 1BB\",\"count\":2}],\"more\":0,\"looked\":2}");
        assertThat(json(others).at("/values/0/value").asString()).isEqualTo("Spokane");
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(problem(none)).startsWith("'a..b' is not the path of a field.");
    }

    @Test
    void what_can_not_be_changed_is_refused_with_a_sentence() throws IOException {
        String run = refused("CC");

        HttpResponse<String> whole = replay(run, "a", "{\"changes\":[{\"path\":\"a\",\"value\":1}]}");
        HttpResponse<String> noPath =
                replay(run, "b", "{\"documents\":[{\"code\":\"CC-0001\"}],\"changes\":[{\"value\":1}]}");
        HttpResponse<String> noChange = replay(run, "c", "{\"documents\":[{\"code\":\"CC-0001\"}],\"changes\":[7]}");
        HttpResponse<String> noValue =
                replay(run, "d", "{\"documents\":[{\"code\":\"CC-0001\"}],\"changes\":[{\"path\":\"a\"}]}");
        HttpResponse<String> missing = send(api.ofAnn("/runs/" + run + "/troubled/0/record"));

        assertThat(whole.statusCode()).isEqualTo(400);
        assertThat(problem(whole))
                .isEqualTo(
                        "All documents of a run cannot be changed at once. Give 'documents', a 'cause' or a 'query'.");
        assertThat(problem(noPath))
                .isEqualTo(problem(noChange))
                .isEqualTo("Each change needs a 'path', as in 'shipTo.postalCode'.");
        assertThat(problem(noValue)).isEqualTo("The change of 'a' needs either a 'value' or 'remove': true.");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(problem(missing)).startsWith("There is no record of a document 0 in the work list.");
    }

    @Test
    void values_that_a_value_map_does_not_have_are_added_once_and_what_they_kept_back_is_sent() throws IOException {
        String pipeline = "mapping-api";
        api.platform()
                .get(Catalogue.class)
                .add(ACME, pipeline, new Drawing(TestPlatform.mappingOrders(pipeline), Layout.EMPTY), ANN);
        api.platform().get(Versions.class).publish(ACME, pipeline, ANN, "First.");
        api.platform().write("CV.ndjson", TestPlatform.orders("CV", 1, 2).replace("USD", "DLR"));
        String run = json(send(post(
                        api.ofAnn("/pipelines/" + pipeline + "/runs"), "{\"parameters\":{\"file\":\"CV.ndjson\"}}")))
                .path("id")
                .asString();
        api.ended(run);
        JsonNode cause = json(send(api.ofAnn("/runs/" + run + "/causes"))).get(0);
        String values = "/runs/" + run + "/causes/" + cause.path("id").asString() + "/values";

        HttpResponse<String> present = send(api.ofAnn(values));
        HttpResponse<String> empty = send(post(api.ofAnn(values), "{\"values\":{}}"));
        HttpResponse<String> slip = send(post(api.ofAnn(values), "{\"values\":{\"DRL\":\"USD\"}}"));
        HttpResponse<String> started = map(values, "{\"values\":{\"DLR\":\"USD\"}}");
        HttpResponse<String> again = map(values, "{\"values\":{\"DLR\":\"USD\"}}");
        HttpResponse<String> other = map(values, "{\"values\":{\"DLR\":\"EUR\"}}");

        assertThat(cause.path("remedies").toString()).isEqualTo("[\"map_values\"]");
        assertThat(json(present).at("/values/0/value").asString()).isEqualTo("DLR");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(problem(empty))
                .isEqualTo("Fill in 'values' with 1 to 1000 values and the text that each is mapped to.");
        assertThat(slip.statusCode()).isEqualTo(422);
        assertThat(started.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(other.statusCode()).isEqualTo(422);
        String replay = json(started).path("id").asString();
        api.ended(replay);
        assertThat(json(send(api.ofAnn("/runs/" + replay)))
                        .at("/balance/succeeded")
                        .asInt())
                .isEqualTo(2);
        assertThat(json(send(api.ofAnn("/pipelines/" + pipeline))).path("live").asInt())
                .isEqualTo(2);
    }

    private HttpResponse<String> map(String address, String body) {
        return send(post(api.ofAnn(address).header("Idempotency-Key", "map"), body));
    }

    private HttpResponse<String> replay(String run, String key, String body) {
        return send(post(api.ofAnn("/runs/" + run + "/replay").header("Idempotency-Key", key), body));
    }

    /// A run whose two documents TAXMAN refused.
    private String refused(String series) throws IOException {
        String file = series + "-" + UUID.randomUUID() + ".ndjson";
        api.platform().write(file, TestPlatform.orders(series, 1, 2).replace("99201", "EC1 1BB"));
        String run = api.start("{\"mode\":\"estimate\",\"parameters\":{\"file\":\"" + file + "\"}}");
        api.ended(run);
        return run;
    }
}
