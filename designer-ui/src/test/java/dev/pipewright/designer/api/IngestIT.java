package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.orders;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.TestPlatform;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.version.Versions;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What is pushed arrives, however it is sent, and is read once by each pipeline that listens.
@ExtendWith(RunningApi.Shared.class)
class IngestIT {

    private final RunningApi api;
    private final String stream = "sales-" + UUID.randomUUID();
    private TaxmanSimulator taxman;

    IngestIT(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void startTaxman() throws IOException {
        taxman = TaxmanSimulator.start(TaxmanOptions.defaults().withLatency(Duration.ofMillis(100)));
        connectTaxman(TaxmanOptions.DEMO_KEY);
    }

    @AfterEach
    void stopTaxman() throws IOException {
        taxman.close();
    }

    private void connectTaxman(String token) {
        var http = api.platform().get(ConnectorCatalogue.class).get("http");
        api.platform()
                .get(Connections.class)
                .save(
                        ACME,
                        stream,
                        http,
                        Map.of("baseUrl", taxman.baseUrl().toString(), "auth", "BEARER", "token", token),
                        ANN);
    }

    /// Publishes the example pipeline, which taxes what is pushed to the test's stream.
    private String publishTaxing() throws IOException {
        Pipeline example = TestPlatform.ordersDrawing().pipeline();
        List<Node> nodes = example.nodes().stream()
                .map(node -> switch (node) {
                    case Node.Source source ->
                        new Node.Source(
                                source.header(),
                                Node.Source.INGEST,
                                "",
                                Map.of("stream", stream, "format", "NDJSON"),
                                source.schema(),
                                List.of());
                    case Node.ApiCall call ->
                        new Node.ApiCall(
                                call.header(),
                                call.preset(),
                                stream,
                                call.settings(),
                                call.document(),
                                call.amount(),
                                call.currency(),
                                call.answer());
                    default -> node;
                })
                .toList();
        return publish(new Pipeline("Pushed orders", "", List.of(), nodes, example.edges()));
    }

    /// Publishes a pipeline that keeps what is pushed to the test's stream.
    private String publishKeeping(String format) {
        var source = new Node.Source(
                NodeHeader.of(new NodeId("source-pushed"), "Pushed"),
                Node.Source.INGEST,
                "",
                Map.of("stream", stream, "format", format),
                Schema.UNKNOWN,
                List.of());
        var kept = new Node.Sink(NodeHeader.of(new NodeId("sink-kept"), "Kept"), Node.Sink.RESULTS, "", Map.of());
        return publish(new Pipeline(
                "Pushed", "", List.of(), List.of(source, kept), List.of(Edge.between(source.id(), kept.id()))));
    }

    private String publish(Pipeline pipeline) {
        String id = "p-" + UUID.randomUUID();
        api.platform().get(Catalogue.class).add(ACME, id, new Drawing(pipeline, Layout.EMPTY), ANN);
        api.platform().get(Versions.class).publish(ACME, id, ANN, "First.");
        return id;
    }

    @Test
    void chunks_come_in_any_order_and_again_and_each_order_is_recorded_once() throws IOException {
        String pipeline = publishTaxing();
        String file = orders("E", 1, 40);
        String first = file.substring(0, 3000);
        String second = file.substring(3000);

        assertThat(chunk("u1", 1, second).statusCode()).isEqualTo(201);
        HttpResponse<String> early = complete("u1", 2);
        assertThat(chunk("u1", 0, first).statusCode()).isEqualTo(201);
        assertThat(chunk("u1", 1, second).statusCode()).isEqualTo(200);
        HttpResponse<String> other = chunk("u1", 1, first);
        JsonNode open = json(send(api.ofAnn(upload("u1"))));
        HttpResponse<String> completed = complete("u1", 2);
        HttpResponse<String> again = complete("u1", 2);

        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(problem(early))
                .isEqualTo("The upload 'u1' does not have the chunks 0 yet. Send them, then complete it.");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(problem(other)).startsWith("The chunk 1 of the upload 'u1' is there already, with other content.");
        assertThat(open.path("state").asString()).isEqualTo("open");
        assertThat(open.path("bytes").asLong()).isEqualTo(file.length());
        assertThat(open.path("chunks").get(0).path("digest").asString()).isEqualTo(digest(first));
        assertThat(completed.statusCode()).as(completed.body()).isEqualTo(200);
        String run = json(completed).path("runs").get(0).path("run").asString();
        assertThat(json(again).path("runs").get(0).path("run").asString()).isEqualTo(run);
        JsonNode ended = api.ended(run);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("completed");
        assertThat(ended.path("balance").path("succeeded").asLong()).isEqualTo(40);
        assertThat(taxman.documents()).hasSize(40).allMatch(document -> document.timesRecorded() == 1);
        assertThat(runsOf(pipeline)).hasSize(1);
        assertThat(chunk("u1", 2, "more").statusCode()).isEqualTo(409);
        assertThat(complete("u1", 3).statusCode()).isEqualTo(409);
    }

    @Test
    void what_arrives_damaged_is_refused() {
        publishKeeping("NDJSON");

        HttpResponse<String> damaged =
                send(push("?upload=u1&chunk=0", "{\"id\":1}\n").header("Content-Digest", digest("{\"id\":2}\n")));
        HttpResponse<String> unreadable =
                send(push("?upload=u1&chunk=0", "{\"id\":1}\n").header("Content-Digest", "md5=:abc=:"));
        HttpResponse<String> whole = send(push("?upload=u1&chunk=0", "{\"id\":1}\n")
                .header("Content-Digest", "sha-512=:abc=:, " + digest("{\"id\":1}\n")));

        assertThat(damaged.statusCode()).isEqualTo(400);
        assertThat(problem(damaged))
                .isEqualTo("The chunk does not have the SHA-256 that its Content-Digest says. Send it again.");
        assertThat(problem(unreadable)).startsWith("Write the Content-Digest as sha-256=:");
        assertThat(whole.statusCode()).isEqualTo(201);
    }

    @Test
    void a_small_upload_needs_one_call_and_may_be_packed() throws IOException {
        String pipeline = publishKeeping("CSV");
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write("id,name\n1,a\n2,b\n3,c\n".getBytes(StandardCharsets.UTF_8));
        }

        HttpResponse<String> pushed = send(api.request("/ingest/" + stream + "?upload=u1")
                .header("Authorization", api.bearerOfAnn())
                .header("Content-Type", "application/gzip")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray())));
        HttpResponse<String> unnamed = send(push("", "id,name\n4,d\n"));

        assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(201);
        assertThat(pushed.headers().firstValue("Location")).hasValue("/api/v1" + upload("u1"));
        assertThat(json(pushed).path("state").asString()).isEqualTo("landed");
        ended(pushed);
        ended(unnamed);
        assertThat(resultsOf(pipeline)).isEqualTo(4);
        assertThat(send(push("?upload=u1", "other")).statusCode()).isEqualTo(409);
    }

    @Test
    void a_json_file_may_be_cut_anywhere() {
        String pipeline = publishKeeping("JSON");
        chunk("u1", 0, "[{\"id\":\"A\"},{\"i");
        chunk("u1", 1, "d\":\"B\"}]");

        HttpResponse<String> completed = complete("u1", 2);

        ended(completed);
        assertThat(resultsOf(pipeline)).isEqualTo(2);
    }

    @Test
    void each_pipeline_that_listens_reads_it_in_a_run_of_its_own() {
        String one = publishKeeping("NDJSON");
        String two = publishKeeping("NDJSON");

        HttpResponse<String> pushed = send(push("", "{\"id\":1}\n{\"id\":2}\n"));

        assertThat(json(pushed).path("runs").size()).isEqualTo(2);
        ended(pushed);
        assertThat(List.of(resultsOf(one), resultsOf(two))).containsExactly(2L, 2L);
        assertThat(runsOf(one)).hasSize(1);
        assertThat(runsOf(two)).hasSize(1);
    }

    @Test
    void while_a_run_reads_one_more_waits_for_all_that_comes() throws IOException {
        String pipeline = publishTaxing();
        String reading = runOf(send(push("", orders("R", 1, 300))));
        Awaitility.await().until(() -> !taxman.documents().isEmpty());
        assertThat(send(RunningApi.post(api.ofAnn("/runs/" + reading + "/pause"), ""))
                        .statusCode())
                .isEqualTo(202);

        String waiting = runOf(send(push("", orders("S", 1, 2))));
        String shared = runOf(send(push("", orders("T", 1, 3))));
        JsonNode before = json(send(api.ofAnn("/runs/" + waiting)));
        send(RunningApi.post(api.ofAnn("/runs/" + reading + "/resume"), ""));

        assertThat(waiting).isNotEqualTo(reading);
        assertThat(shared).isEqualTo(waiting);
        assertThat(before.path("status").asString()).isEqualTo("queued");
        assertThat(api.ended(reading).path("balance").path("succeeded").asLong())
                .isEqualTo(300);
        assertThat(api.ended(waiting).path("balance").path("succeeded").asLong())
                .isEqualTo(5);
        assertThat(runsOf(pipeline)).hasSize(2);
        assertThat(taxman.documents()).hasSize(305).allMatch(document -> document.timesRecorded() == 1);
    }

    @Test
    void what_a_failed_run_has_read_the_next_one_reads_again() throws IOException {
        String pipeline = publishTaxing();
        connectTaxman("wrong");
        JsonNode failed = api.ended(runOf(send(push("", orders("F", 1, 3)))));
        connectTaxman(TaxmanOptions.DEMO_KEY);

        JsonNode next = api.ended(runOf(send(push("", orders("G", 1, 2)))));

        assertThat(failed.path("status").asString()).isEqualTo("failed");
        assertThat(next.path("status").asString()).as(next.toString()).isEqualTo("completed");
        assertThat(next.path("balance").path("succeeded").asLong()).isEqualTo(5);
        assertThat(taxman.documents()).hasSize(5).allMatch(document -> document.timesRecorded() == 1);
        assertThat(runsOf(pipeline)).hasSize(2);
    }

    @Test
    void too_much_is_refused_until_there_is_room() {
        publishKeeping("NDJSON");
        String much = "{\"text\":\"" + "x".repeat(600_000) + "\"}\n";
        assertThat(chunk("u1", 0, much).statusCode()).isEqualTo(201);

        HttpResponse<String> full = chunk("u2", 0, much);
        HttpResponse<String> larger = chunk("u1", 1, much);
        HttpResponse<String> same = chunk("u1", 0, much);

        assertThat(full.statusCode()).isEqualTo(429);
        assertThat(full.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(problem(full)).isEqualTo("There are 1 MB that no run has read yet. Send this again later.");
        assertThat(larger.statusCode()).isEqualTo(413);
        assertThat(problem(larger)).isEqualTo("An upload may have 1 MB at most. Send it as several.");
        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(send(api.ofAnn(upload("u1")).DELETE()).statusCode()).isEqualTo(204);
        assertThat(chunk("u2", 0, much).statusCode()).isEqualTo(201);
        assertThat(send(api.ofAnn(upload("u2")).DELETE()).statusCode()).isEqualTo(204);
    }

    @Test
    void what_cannot_be_taken_is_refused_with_a_sentence() {
        publishKeeping("NDJSON");

        HttpResponse<String> form = send(api.request("/ingest/" + stream)
                .header("Authorization", api.bearerOfAnn())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("{}")));
        HttpResponse<String> nobody = send(api.ofAnn("/ingest/nobody-listens").POST(BodyPublishers.ofString("{}")));
        HttpResponse<String> name = send(push("?upload=a.gz&chunk=0", "{}"));
        HttpResponse<String> number = send(push("?upload=a&chunk=-1", "{}"));
        HttpResponse<String> homeless = send(push("?chunk=1", "{}"));
        chunk("u1", 0, "{}");
        HttpResponse<String> uncounted =
                send(api.ofAnn(upload("u1") + "/complete").POST(BodyPublishers.noBody()));

        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(problem(form)).startsWith("Send the body as application/x-ndjson, ");
        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(problem(nobody))
                .isEqualTo("There is no live pipeline that reads the stream 'nobody-listens'. Publish one whose source"
                        + " does, or correct the name.");
        assertThat(name.statusCode()).isEqualTo(400);
        assertThat(problem(name)).startsWith("'a.gz' cannot name a stream or an upload.");
        assertThat(problem(number)).isEqualTo("'-1' cannot be the number of a chunk. Count from 0, up to 99999.");
        assertThat(problem(homeless)).isEqualTo("Say with 'upload' which upload the chunk belongs to.");
        assertThat(problem(uncounted)).isEqualTo("Say with 'chunks' how many chunks the upload has.");
    }

    @Test
    void another_tenant_sees_nothing_of_it() {
        publishKeeping("NDJSON");
        chunk("u1", 0, "{\"id\":1}\n");

        HttpResponse<String> found = send(api.ofZoe(upload("u1")));
        HttpResponse<String> completed =
                send(api.ofZoe(upload("u1") + "/complete?chunks=1").POST(BodyPublishers.noBody()));
        HttpResponse<String> pushed =
                send(api.ofZoe("/ingest/" + stream + "?upload=u1&chunk=1").POST(BodyPublishers.ofString("{}")));

        assertThat(List.of(found.statusCode(), completed.statusCode(), pushed.statusCode()))
                .containsOnly(404);
        assertThat(json(send(api.ofAnn(upload("u1")))).path("chunks").size()).isEqualTo(1);
    }

    private HttpRequest.Builder push(String query, String content) {
        return api.ofAnn("/ingest/" + stream + query).POST(BodyPublishers.ofString(content));
    }

    private HttpResponse<String> chunk(String upload, int number, String content) {
        return send(push("?upload=" + upload + "&chunk=" + number, content).header("Content-Digest", digest(content)));
    }

    private HttpResponse<String> complete(String upload, int chunks) {
        return send(api.ofAnn(upload(upload) + "/complete?chunks=" + chunks).POST(BodyPublishers.noBody()));
    }

    private String upload(String id) {
        return "/ingest/" + stream + "/uploads/" + id;
    }

    private static String runOf(HttpResponse<String> pushed) {
        assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(201);
        return json(pushed).path("runs").get(0).path("run").asString();
    }

    private void ended(HttpResponse<String> pushed) {
        for (JsonNode run : json(pushed).path("runs")) {
            assertThat(api.ended(run.path("run").asString()).path("status").asString())
                    .isEqualTo("completed");
        }
    }

    private JsonNode runsOf(String pipeline) {
        return json(send(api.ofAnn("/runs?pipeline=" + pipeline)));
    }

    /// Over all runs of a pipeline.
    private long resultsOf(String pipeline) {
        long results = 0;
        for (JsonNode run : runsOf(pipeline)) {
            results += json(send(api.ofAnn("/runs/" + run.path("id").asString())))
                    .path("results")
                    .asLong();
        }
        return results;
    }

    private static String digest(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
