package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.post;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// The library by the API: list, take as a file, use, add, and follow.
@ExtendWith(RunningApi.Shared.class)
class LibraryApiIT {

    private static final String WORDS =
            "\"name\":\"Orders by the library\",\"purpose\":\"Whole orders to TAXMAN.\",\"source\":\"NDJSON\"";

    private static RunningApi api;

    @BeforeAll
    static void takeApi(RunningApi shared) {
        api = shared;
    }

    @Test
    void a_template_is_listed_taken_as_a_file_and_used() {
        JsonNode template = json(send(api.ofZoe("/library")))
                .valueStream()
                .filter(entry -> entry.path("id").asString().equals("sap-sales-orders-to-taxman"))
                .findFirst()
                .orElseThrow();
        assertThat(template.path("source").asString()).isEqualTo("SAP S/4HANA");
        assertThat(template.path("connections").valueStream().map(JsonNode::toString))
                .containsExactlyInAnyOrder(
                        "{\"connector\":\"http\",\"name\":\"sap\"}", "{\"connector\":\"http\",\"name\":\"taxman\"}");
        String file = send(api.ofZoe("/library/sap-sales-orders-to-taxman/versions/1"))
                .body();
        assertThat(file).contains("\"name\": \"SAP sales orders to TAXMAN\"").doesNotContain("\"origin\"");

        var used = send(post(api.ofZoe("/library/sap-sales-orders-to-taxman/pipelines"), "{\"name\":\"Our SAP\"}"));

        assertThat(used.statusCode()).isEqualTo(201);
        assertThat(used.headers().firstValue("Location")).contains("/api/v1/pipelines/our-sap");
        assertThat(json(send(api.ofZoe("/pipelines/our-sap/library"))).toString())
                .isEqualTo("{\"library\":\"sap-sales-orders-to-taxman\",\"name\":\"SAP sales orders to TAXMAN\","
                        + "\"version\":1,\"newest\":1}");
        assertThat(send(api.ofZoe("/pipelines/our-sap").DELETE()).statusCode()).isEqualTo(204);
    }

    @Test
    void what_is_added_is_used_by_another_tenant_which_follows_it() {
        String own = json(send(post(api.ofAnn("/pipelines"), named(draftOf(ORDERS)))))
                .path("id")
                .asString();
        send(post(api.ofAnn("/pipelines/" + own + "/versions"), "{}"));
        String id = json(send(post(api.ofAnn("/pipelines/" + own + "/library"), "{" + WORDS + "}")))
                .path("id")
                .asString();
        String theirs = json(send(post(api.ofZoe("/library/" + id + "/pipelines"), "{\"name\":\"Followed\"}")))
                .path("id")
                .asString();
        assertThat(send(api.ofZoe("/pipelines/" + theirs + "/library").PUT(RunningApi.body("")))
                        .statusCode())
                .isEqualTo(409);

        String changed = draftOf(own).replace("'SALE'", "'RETURN'");
        send(api.ofAnn("/pipelines/" + own + "/draft").PUT(RunningApi.body(changed)));
        send(post(api.ofAnn("/pipelines/" + own + "/versions"), "{}"));
        var second = send(post(api.ofAnn("/pipelines/" + own + "/library"), "{" + WORDS + "}"));
        assertThat(json(second).path("version").asInt()).isEqualTo(2);
        assertThat(json(send(api.ofZoe("/library/" + id))).size()).isEqualTo(2);

        var updated = send(api.ofZoe("/pipelines/" + theirs + "/library").PUT(RunningApi.body("")));

        assertThat(updated.statusCode()).isEqualTo(200);
        assertThat(send(api.ofZoe("/pipelines/" + theirs + "/draft")).body())
                .contains("'RETURN'")
                .contains("\"name\": \"Followed\"");
        assertThat(send(api.ofZoe("/pipelines/" + theirs).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(send(api.ofAnn("/pipelines/" + own).DELETE()).statusCode()).isEqualTo(204);
    }

    @Test
    void what_does_not_fit_is_refused_with_what_to_do() {
        var undescribed = send(post(api.ofAnn("/pipelines/" + ORDERS + "/library"), "{\"name\":\"A\"}"));
        assertThat(undescribed.statusCode()).isEqualTo(422);
        assertThat(problem(undescribed)).startsWith("Give it a name, say in a sentence what it is for");

        var unknown = send(post(
                api.ofAnn("/library/csv-orders-to-taxman/pipelines"), "{\"connections\":{\"folder\":\"nowhere\"}}"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(problem(unknown)).startsWith("There is no connection 'nowhere' of the kind files");

        assertThat(problem(send(api.ofAnn("/library/nothing")))).startsWith("There is no such version");
        assertThat(problem(send(api.ofAnn("/pipelines/" + ORDERS + "/library"))))
                .isEqualTo("The pipeline orders did not begin with a library pipeline.");
    }

    private static String draftOf(String pipeline) {
        return send(api.ofAnn("/pipelines/" + pipeline + "/draft")).body();
    }

    private static String named(String file) {
        return file.replace("\"name\": \"Orders to TAXMAN, from NDJSON\"", "\"name\": \"To be shared\"");
    }
}
