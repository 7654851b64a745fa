package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.post;
import static dev.pipewright.designer.api.RunningApi.send;
import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.VALUE_MAP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.preview.Preview.From;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.picture.GraphImage;
import dev.pipewright.model.picture.Palette;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.FieldType.Structure;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.sensitive.SensitivePaths;
import dev.pipewright.platform.TestPlatform;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.design.EdgeLooks;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.version.Versions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/// What is sensitive is in no answer that is for looking, and in no line of the log, whatever goes wrong with it.
@ExtendWith({RunningApi.Shared.class, OutputCaptureExtension.class})
class SensitiveFieldsApiIT {

    private static final NodeId MAPPING = new NodeId("map-order7");
    private static final NodeId CALL = new NodeId("apiCall-taxman");
    private static final List<String> SECRETS = List.of("EC1 1BB", "2 Secret Lane", "XQZW", "C-SECRET");
    private static final String MASK = "•••";

    private final RunningApi api;
    private final String pipeline = "sensitive-" + UUID.randomUUID();
    private final String file = pipeline + ".ndjson";

    SensitiveFieldsApiIT(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void publish() throws IOException {
        Pipeline orders = TestPlatform.mappingOrders("Sensitive");
        List<Node> nodes = orders.nodes().stream()
                .map(node -> node instanceof Node.Source source ? marked(source) : node)
                .toList();
        var drawn = new Pipeline("Sensitive", "", orders.parameters(), nodes, orders.edges());
        api.platform().get(Catalogue.class).add(ACME, pipeline, new Drawing(drawn, Layout.EMPTY), ANN);
        api.platform().get(Versions.class).publish(ACME, pipeline, ANN, "First.");
        String order = TestPlatform.orders("P", 1, 1).replace("2 Oak St", "2 Secret Lane");
        api.platform()
                .write(
                        file,
                        order.replace("99201", "EC1 1BB")
                                + order.replace("P-0001", "P-0002").replace("USD", "XQZW")
                                + "{\"orderId\":\"P-0003\",\"shipTo\":{\"street\":\"2 Secret Lane\"\n"
                                + order.replace("P-0001", "P-0004").replace("\"C-1\"", "\"C-SECRET\""));
    }

    private static Node.Source marked(Node.Source source) {
        var address = new Structure(new Schema(List.of(
                secret("street"),
                Field.of("city", Simple.STRING),
                Field.of("state", Simple.STRING),
                secret("postalCode"),
                Field.of("country", Simple.STRING))));
        var schema = new Schema(List.of(
                Field.of("orderId", Simple.STRING),
                Field.of("orderDate", Simple.STRING),
                secret("currency"),
                new Field("customer", Simple.ANY, false, true),
                Field.of("shipFrom", Simple.ANY),
                Field.of("shipTo", address),
                Field.of("lines", Simple.ANY)));
        return new Node.Source(
                source.header(),
                source.connector(),
                source.connection(),
                source.settings(),
                schema,
                source.orderedBy(),
                source.incremental());
    }

    private static Field secret(String name) {
        return new Field(name, Simple.STRING, false, true);
    }

    @Test
    void a_run_that_fails_on_sensitive_values_tells_none_of_them(CapturedOutput log) {
        String run = run();
        String one = "/runs/" + run;
        JsonNode causes = json(send(api.ofAnn(one + "/causes")));
        List<String> answers = new ArrayList<>(Stream.of(
                        "",
                        "/causes",
                        "/rejected",
                        "/rejected?format=csv",
                        "/troubled",
                        "/troubled?format=csv",
                        "/acceptances",
                        "/calls?code=P-0001",
                        "/calls?code=P-0004")
                .map(path -> answer(one + path))
                .toList());
        answers.add(answer("/pipelines/" + pipeline + "/causes"));
        for (JsonNode cause : causes) {
            answers.add(answer(one + "/causes/" + cause.path("id").asString() + "/values"));
            answers.add(answer(
                    one + "/causes/" + cause.path("id").asString() + "/values?path=addresses.shipTo.postalCode"));
        }
        String id = json(send(api.ofAnn(one + "/troubled"))).get(0).path("id").asString();
        answers.add(answer(one + "/troubled/" + id + "/record"));

        assertThat(causes.size()).isEqualTo(3);
        assertThat(answers).allSatisfy(this::tellsNothing);
        assertThat(answers.get(1)).as("the value map's reason").contains(MASK);
        assertThat(answers.get(2)).as("records that were refused").contains(MASK);
        assertThat(answers.getLast()).contains("\"postalCode\":\"" + MASK + "\"", "\"city\":\"Spokane\"");
        assertThat(answers.get(7)).as("the call").contains(MASK, "\"documentCode\\\":\\\"P-0001");
        tellsNothing(log.getAll());
    }

    @Test
    void what_a_run_writes_is_not_masked() {
        String results = answer("/runs/" + run() + "/results");

        assertThat(results).contains("P-0004");
        assertThat(results).doesNotContain(MASK);
    }

    @Test
    void a_preview_shows_nothing_sensitive_at_any_node() {
        run();

        for (NodeId node : List.of(VALUE_MAP, MAPPING, CALL, new NodeId("map-result"))) {
            for (String sample : List.of("", ",\"sample\":\"live\"", ",\"calls\":5")) {
                String shown = send(post(
                                api.ofAnn("/pipelines/" + pipeline + "/preview"),
                                "{\"node\":\"" + node + "\"" + sample + "}"))
                        .body();
                assertThat(shown).contains("\"way\"");
                tellsNothing(shown);
            }
        }
        String mapped = send(post(api.ofAnn("/pipelines/" + pipeline + "/preview"), "{\"node\":\"" + MAPPING + "\"}"))
                .body();
        assertThat(mapped)
                .contains("\"postalCode\":\"" + MASK + "\"", "\"code\":\"" + MASK + "\"", "\"city\":\"Spokane\"");
    }

    @Test
    void a_preview_that_has_stopped_shows_nothing_sensitive_although_the_draft_has_changed() {
        run();
        JsonNode stopped = json(send(post(
                api.ofAnn("/pipelines/" + pipeline + "/preview"),
                "{\"node\":\"map-result\",\"pauses\":[{\"node\":\"" + MAPPING + "\",\"condition\":\"true\"}]}")));
        Pipeline drawn = api.platform()
                .get(Drafts.class)
                .open(ACME, pipeline)
                .orElseThrow()
                .drawing()
                .pipeline();
        NodeId source = drawn.nodes().stream()
                .filter(Node.Source.class::isInstance)
                .map(Node::id)
                .findFirst()
                .orElseThrow();
        var removal = new PipelineEdit.RemoveNode(source);
        api.platform().get(Drafts.class).propose(ACME, pipeline, ANN, new Proposal("removed", 0, removal));

        String next = send(post(
                        api.ofAnn("/previews/"
                                + stopped.path("pause").path("preview").asString()),
                        "{\"step\":\"next\"}"))
                .body();

        assertThat(stopped.path("pause").path("passed").size()).isEqualTo(2);
        tellsNothing(stopped.toString());
        assertThat(next).contains("\"number\":1", MASK);
        tellsNothing(next);
    }

    @Test
    void a_comparison_tells_that_a_sensitive_field_differs_and_not_how() {
        run();
        String target = "addresses.shipTo.street";
        var edit = new PipelineEdit.SetMappingLine(MAPPING, target, new MappingLine(target, "shipTo.street & ' West'"));
        api.platform().get(Drafts.class).propose(ACME, pipeline, ANN, new Proposal("e1", 0, edit));
        String shadow = json(send(post(api.ofAnn("/pipelines/" + pipeline + "/shadow"), "")))
                .path("id")
                .asString();
        JsonNode done = Awaitility.await()
                .until(() -> json(send(api.ofAnn("/shadows/" + shadow))), read -> read.has("endedAt"));

        assertThat(done.toString())
                .contains("{\"path\":\"" + target + "\",\"before\":\"" + MASK + "\",\"after\":\"" + MASK + "\"}");
        tellsNothing(done.toString());
    }

    @Test
    void nobody_writes_the_mask_in_place_of_what_they_did_not_see() {
        String run = run();

        var refused = send(post(
                api.ofAnn("/runs/" + run + "/replay"),
                "{\"documents\":[{\"company\":\"ACME-US\",\"type\":\"SALE\",\"code\":\"P-0001\"}],\"changes\":[{\"path\":"
                        + "\"addresses.shipTo.postalCode\",\"value\":\"" + MASK + "\"}]}"));

        assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 422);
        assertThat(json(refused).path("detail").asString()).startsWith(MASK + " stands for a value that is not shown.");
    }

    @Test
    void an_edge_tells_its_fields_its_records_and_what_is_sensitive() throws InterruptedException {
        run();
        Pipeline drawn = api.platform()
                .get(Drafts.class)
                .open(ACME, pipeline)
                .orElseThrow()
                .drawing()
                .pipeline();

        var look = api.platform().get(EdgeLooks.class).ofDraft(ACME, pipeline, drawn, Edge.between(MAPPING, CALL));

        assertThat(look.samples())
                .containsEntry("addresses.shipTo.street", MASK)
                .containsEntry("addresses.shipTo.city", "Spokane")
                .containsEntry("customer.code", MASK);
        assertThat(look.records()).hasSize(2);
        tellsNothing(look.samples().toString() + look.records());
        assertThat(SensitivePaths.of(look.schema()).paths())
                .contains("addresses.shipTo.street", "addresses.shipTo.postalCode", "currency", "customer.code");
        assertThat(look.from()).isEqualTo(From.KEPT);
        assertThat(look.counted()).isEqualTo(2);
        assertThat(look.drift())
                .isNotNull()
                .satisfies(drift -> assertThat(drift.isNone()).isTrue());
    }

    @Test
    void a_picture_of_the_pipeline_has_no_values() {
        run();
        Drawing drawing = api.platform()
                .get(Drafts.class)
                .open(ACME, pipeline)
                .orElseThrow()
                .drawing();

        tellsNothing(GraphImage.of(drawing, Palette.LIGHT, Locale.ENGLISH).svg());
    }

    private void tellsNothing(String text) {
        assertThat(SECRETS).allSatisfy(secret -> assertThat(text).doesNotContain(secret));
    }

    private String answer(String path) {
        var answer = send(api.ofAnn(path));
        assertThat(answer.statusCode()).as(path + answer.body()).isIn(200, 404, 409);
        return answer.body();
    }

    private String run() {
        var started = send(
                post(api.ofAnn("/pipelines/" + pipeline + "/runs"), "{\"parameters\":{\"file\":\"" + file + "\"}}"));
        String run = json(started).path("id").asString();
        api.ended(run);
        return run;
    }
}
