package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.body;
import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.post;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.TestPlatform;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.version.Versions;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// A draft is compared with the live version over the API.
@ExtendWith(RunningApi.Shared.class)
class ShadowsApiIT {

    private static final NodeId MAPPING = new NodeId("map-order7");
    private static final String FILE = "shadow-api.ndjson";

    private final RunningApi api;
    private final String pipeline = "shadow-" + UUID.randomUUID();

    ShadowsApiIT(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void publish() throws IOException {
        api.platform().write(FILE, TestPlatform.orders("SH", 1, 5));
        api.platform().get(Catalogue.class).add(ACME, pipeline, TestPlatform.ordersDrawing(), ANN);
        api.platform().get(Versions.class).publish(ACME, pipeline, ANN, "First.");
    }

    @Test
    void a_draft_is_compared_and_confirmed() {
        run();
        set("lines[].amount", "$formatNumber(amount + 100, '0.00')");

        var started = send(post(api.ofAnn(all()), "{\"last\":3}"));
        JsonNode done = ended(json(started).path("id").asString());

        assertThat(started.statusCode()).isEqualTo(202);
        assertThat(started.headers().firstValue("Location"))
                .hasValue("/api/v1/shadows/" + done.path("id").asString());
        assertThat(done.path("state").asString()).isEqualTo("done");
        assertThat(done.path("changed").asLong()).isEqualTo(3);
        assertThat(done.path("report").path("counts").toString()).isEqualTo("{\"changed\":3}");
        assertThat(done.path("report")
                        .path("totals")
                        .get(0)
                        .path("amountDifference")
                        .decimalValue())
                .isEqualByComparingTo("300");
        assertThat(done.path("report").path("documents").get(0).path("request").toString())
                .isEqualTo("[{\"path\":\"lines[0].amount\",\"before\":\"3.50\",\"after\":\"103.50\"}]");
        var confirmed = send(post(api.ofAnn(one(done) + "/confirm"), "{\"changed\":3}"));
        assertThat(json(confirmed).path("confirmedBy").asString()).isEqualTo(ANN);
        assertThat(json(send(api.ofAnn(all()))).get(0).path("id")).isEqualTo(done.path("id"));
    }

    @Test
    void what_can_not_be_done_is_refused_with_a_sentence() {
        var nothing = send(post(api.ofAnn(all()), ""));
        run();
        JsonNode done = ended(json(send(post(api.ofAnn(all()), ""))).path("id").asString());

        assertThat(nothing.statusCode()).isEqualTo(409);
        assertThat(problem(nothing)).startsWith("No run of the pipeline has kept what it read");
        assertThat(done.path("changed").asLong()).isZero();
        var other = send(post(api.ofAnn(one(done) + "/confirm"), "{\"changed\":1}"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(problem(other)).startsWith("The comparison found 0 documents that change, not 1.");
        assertThat(send(post(api.ofAnn(one(done) + "/cancel"), "")).statusCode())
                .isEqualTo(409);
        assertThat(send(post(api.ofAnn(one(done) + "/confirm"), "")).statusCode())
                .isEqualTo(400);
        assertThat(send(post(api.ofAnn(all()), "{\"last\":0}")).statusCode()).isEqualTo(400);
        assertThat(send(api.ofAnn("/shadows/none")).statusCode()).isEqualTo(404);
        assertThat(send(api.ofZoe(one(done))).statusCode()).isEqualTo(404);
    }

    @Test
    void an_engineer_demands_that_drafts_are_compared() {
        String publishing = "/pipelines/" + pipeline + "/publishing";

        assertThat(json(send(api.ofAnn(publishing))).toString()).isEqualTo("{\"compared\":false}");
        assertThat(json(send(api.ofAnn(publishing).PUT(body("{\"compared\":true}"))))
                        .toString())
                .isEqualTo("{\"compared\":true}");
        assertThat(json(send(api.ofAnn(publishing))).toString()).isEqualTo("{\"compared\":true}");
        assertThat(send(api.ofAnn(publishing).PUT(body("{}"))).statusCode()).isEqualTo(400);
    }

    private void run() {
        var started = send(
                post(api.ofAnn("/pipelines/" + pipeline + "/runs"), "{\"parameters\":{\"file\":\"" + FILE + "\"}}"));
        api.ended(json(started).path("id").asString());
    }

    private void set(String target, String expression) {
        var edit = new PipelineEdit.SetMappingLine(MAPPING, target, new MappingLine(target, expression));
        api.platform().get(Drafts.class).propose(ACME, pipeline, ANN, new Proposal("e1", 0, edit));
    }

    private JsonNode ended(String shadow) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> json(send(api.ofAnn("/shadows/" + shadow))), read -> read.has("endedAt"));
    }

    private String all() {
        return "/pipelines/" + pipeline + "/shadow";
    }

    private static String one(JsonNode shadow) {
        return "/shadows/" + shadow.path("id").asString();
    }
}
