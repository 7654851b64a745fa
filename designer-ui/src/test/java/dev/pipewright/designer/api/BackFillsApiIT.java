package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.version.Versions;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Ranges that are read in slices, asked for and followed over the API.
@ExtendWith(RunningApi.Shared.class)
class BackFillsApiIT {

    private static final NodeId SALES = new NodeId("source-sales");
    private static final NodeId KEPT = new NodeId("sink-kept");
    private static final String MARCH =
            "{\"from\":\"2026-03-01\",\"to\":\"2026-03-04\",\"slice\":\"P1D\",\"mode\":\"record\"}";

    private final RunningApi api;
    private final String pipeline = "history-" + UUID.randomUUID();
    private final String shop = "jdbc:hsqldb:mem:" + pipeline;

    BackFillsApiIT(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void publish() throws SQLException {
        try (var session = DriverManager.getConnection(shop, "SA", "");
                var statement = session.createStatement()) {
            statement.execute("CREATE TABLE sale (id INTEGER PRIMARY KEY, modified TIMESTAMP)");
            statement.execute("INSERT INTO sale VALUES (1, TIMESTAMP '2026-03-01 00:00:00'),"
                    + " (2, TIMESTAMP '2026-03-02 00:00:00'), (3, TIMESTAMP '2026-03-02 10:05:00'),"
                    + " (4, TIMESTAMP '2026-03-04 00:00:00'), (5, NULL)");
        }
        api.platform()
                .get(Connections.class)
                .save(
                        ACME,
                        pipeline,
                        api.platform().get(ConnectorCatalogue.class).get("jdbc"),
                        Map.of("url", shop, "user", "SA", "password", "", "zone", "UTC"),
                        ANN);
        var sales = new Node.Source(
                NodeHeader.of(SALES, "Sales"),
                "jdbc",
                pipeline,
                Map.of("table", "sale"),
                new Schema(List.of(Field.of("modified", FieldType.Simple.LOCAL_DATE_TIME))),
                List.of("id"),
                new Node.Source.Incremental(List.of("modified"), List.of(), null, null));
        var kept = new Node.Sink(NodeHeader.of(KEPT, "Kept"), Node.Sink.RESULTS, "", Map.of());
        var drawn = new Pipeline("Sales", "", List.of(), List.of(sales, kept), List.of(Edge.between(SALES, KEPT)));
        api.platform().get(Catalogue.class).add(ACME, pipeline, new Drawing(drawn, Layout.EMPTY), ANN);
        api.platform().get(Versions.class).publish(ACME, pipeline, ANN, "First.");
    }

    @Test
    void a_back_fill_tells_its_slices_and_each_run_the_range_that_it_read() {
        HttpResponse<String> started = start(MARCH, "march");
        String id = json(started).path("id").asString();
        JsonNode done = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> json(send(api.ofAnn("/backfills/" + id))), this::isDone);

        assertThat(started.statusCode()).isEqualTo(201);
        assertThat(started.headers().firstValue("Location")).contains("/api/v1/backfills/" + id);
        assertThat(start(MARCH, "march").statusCode()).isEqualTo(200);
        assertThat(done.path("counts").toString())
                .isEqualTo("{\"total\":3,\"waiting\":0,\"running\":0,\"done\":3,\"failed\":0,\"cancelled\":0}");
        JsonNode second = done.path("slices").get(1);
        assertThat(second.path("from").asString()).isEqualTo("2026-03-02T00:00:00");
        JsonNode run = json(send(api.ofAnn("/runs/" + second.path("run").asString())));
        assertThat(run.path("results").asLong()).isEqualTo(2);
        assertThat(run.path("loads").toString())
                .startsWith("[{\"node\":\"source-sales\",\"from\":\"2026-03-02T00:00:00\","
                        + "\"to\":\"2026-03-03T00:00:00\",\"moved\":false,\"tieBreaker\":[\"id\"],\"records\":2,")
                .endsWith("\"seenBefore\":0,\"readAgain\":0,\"range\":true}]");
        assertThat(json(send(api.ofAnn("/pipelines/" + pipeline + "/watermarks")))
                        .get(0)
                        .has("value"))
                .isFalse();
        JsonNode list = json(send(api.ofAnn("/pipelines/" + pipeline + "/backfills")));
        assertThat(list.size()).isEqualTo(1);
        assertThat(list.get(0).has("slices")).isFalse();
        assertThat(problem(post(id, "cancel"))).isEqualTo("The back-fill is over, so it cannot be cancelled.");
        assertThat(post(id, "pause").statusCode()).isEqualTo(409);
        assertThat(post(id, "resume").statusCode()).isEqualTo(409);
        assertThat(post(id, "retry").statusCode()).isEqualTo(409);
        assertThat(send(api.ofZoe("/backfills/" + id)).statusCode()).isEqualTo(404);
    }

    private boolean isDone(JsonNode backFill) {
        return backFill.path("status").asString().equals("done");
    }

    @Test
    void what_cannot_be_read_is_refused_with_a_sentence() {
        assertThat(problem(start("{\"from\":\"2026-03-01\",\"slice\":\"P1D\"}", "a")))
                .isEqualTo("Fill in 'to'.");
        assertThat(problem(start(MARCH.replace("P1D", "daily"), "b")))
                .isEqualTo(
                        "'daily' is no length of a slice. Write days, weeks or months, as in P1D, P1W, P1M or P10D.");
        assertThat(problem(start(MARCH.replace("2026-03-01", "2026-03-01T00:00:00Z"), "c")))
                .isEqualTo("'2026-03-01T00:00:00Z' is of another kind than the watermark of 'Sales'. Write it as"
                        + " 2026-03-02T10:00:00.");
        HttpResponse<String> reversed = start(MARCH.replace("2026-03-04", "2026-02-28"), "d");
        assertThat(reversed.statusCode()).isEqualTo(422);
        assertThat(problem(reversed))
                .isEqualTo("The range ends at 2026-02-28T00:00:00, which is not after its beginning,"
                        + " 2026-03-01T00:00:00. Choose a later end.");
        assertThat(send(api.ofAnn("/backfills/" + UUID.randomUUID())).statusCode())
                .isEqualTo(404);
        assertThat(send(api.ofAnn("/backfills/first")).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> start(String body, String key) {
        return send(RunningApi.post(
                api.ofAnn("/pipelines/" + pipeline + "/backfills").header("Idempotency-Key", key), body));
    }

    private HttpResponse<String> post(String id, String act) {
        return send(RunningApi.post(api.ofAnn("/backfills/" + id + "/" + act), ""));
    }
}
