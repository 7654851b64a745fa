package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.body;
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
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.audit.AuditEntry;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.version.Versions;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// How far a source got that reads only changes: told by runs, seen and set over the API.
@ExtendWith(RunningApi.Shared.class)
class WatermarksIT {

    private static final NodeId SALES = new NodeId("source-sales");
    private static final NodeId KEPT = new NodeId("sink-kept");

    private final RunningApi api;
    private final String pipeline = "sales-" + UUID.randomUUID();
    private final String shop = "jdbc:hsqldb:mem:" + pipeline;

    WatermarksIT(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void publish() throws SQLException {
        inShop("CREATE TABLE sale (id INTEGER PRIMARY KEY, modified TIMESTAMP)");
        inShop("INSERT INTO sale VALUES (1, TIMESTAMP '2026-03-02 10:00:00'), (2, TIMESTAMP '2026-03-02 10:05:00')");
        var connectors = api.platform().get(ConnectorCatalogue.class);
        api.platform()
                .get(Connections.class)
                .save(
                        ACME,
                        pipeline,
                        connectors.get("jdbc"),
                        Map.of("url", shop, "user", "SA", "password", "", "zone", "UTC"),
                        ANN);
        api.platform().get(Catalogue.class).add(ACME, pipeline, new Drawing(drawn(), Layout.EMPTY), ANN);
        api.platform().get(Versions.class).publish(ACME, pipeline, ANN, "First.");
    }

    private Pipeline drawn() {
        var sales = new Node.Source(
                NodeHeader.of(SALES, "Sales"),
                "jdbc",
                pipeline,
                Map.of("table", "sale"),
                Schema.UNKNOWN,
                List.of("id"),
                new Node.Source.Incremental(List.of("modified"), List.of(), null, null));
        var kept = new Node.Sink(NodeHeader.of(KEPT, "Kept"), Node.Sink.RESULTS, "", Map.of());
        return new Pipeline("Sales", "", List.of(), List.of(sales, kept), List.of(Edge.between(SALES, KEPT)));
    }

    @Test
    void a_run_says_what_it_read_and_the_next_goes_on_from_there() throws SQLException {
        assertThat(watermarks().get(0).path("name").asString()).isEqualTo("Sales");
        assertThat(watermarks().get(0).has("value")).isFalse();

        JsonNode first = ended();
        inShop("INSERT INTO sale VALUES (3, TIMESTAMP '2026-03-02 10:09:00')");
        JsonNode second = ended();

        assertThat(first.path("loads").toString())
                .startsWith("[{\"node\":\"source-sales\",\"to\":\"2026-03-02T10:05:00\",\"moved\":true,"
                        + "\"tieBreaker\":[\"id\"],\"records\":2,\"fingerprint\":\"")
                .endsWith("\",\"seenBefore\":0,\"readAgain\":0,\"touches\":true}]");
        assertThat(second.path("results").asLong()).isEqualTo(1);
        JsonNode load = second.path("loads").get(0);
        assertThat(load.path("since").asString()).isEqualTo("2026-03-02T10:05:00");
        assertThat(load.path("records").asLong()).isEqualTo(2);
        assertThat(load.path("seenBefore").asLong()).isEqualTo(1);
        assertThat(load.path("fingerprint").asString()).hasSize(32);
        assertThat(load.path("reachedBefore").asString()).isEqualTo("2026-03-02T10:05:00");
        assertThat(watermarks().get(0).path("value").asString()).isEqualTo("2026-03-02T10:09:00");
        assertThat(watermarks().get(0).path("run").asString())
                .isEqualTo(second.path("id").asString());
    }

    @Test
    void an_engineer_sets_it_and_the_audit_knows() {
        ended();

        HttpResponse<String> set = put("{\"value\":\"2026-03-02T10:00:00\"}");

        assertThat(set.statusCode()).isEqualTo(200);
        assertThat(json(set).has("run")).isFalse();
        assertThat(ended().path("results").asLong()).isEqualTo(2);
        HttpResponse<String> reset = send(api.ofAnn(one()).DELETE());
        assertThat(json(reset).has("value")).isFalse();
        assertThat(api.platform().get(Audit.class).list(ACME, Long.MAX_VALUE, 100))
                .filteredOn(entry -> entry.action().equals("watermark.set")
                        && entry.subject().startsWith(pipeline))
                .extracting(AuditEntry::subject)
                .containsExactly(
                        pipeline + "/source-sales: \"2026-03-02T10:05:00\" → -",
                        pipeline + "/source-sales: \"2026-03-02T10:05:00\" → \"2026-03-02T10:00:00\"");
    }

    @Test
    void a_recount_names_the_days_on_which_the_source_has_more_than_was_read() throws SQLException {
        String before = problem(send(api.ofAnn(one() + "/recount")));
        ended();
        JsonNode agreed = json(send(api.ofAnn(one() + "/recount")));
        inShop("INSERT INTO sale VALUES (4, TIMESTAMP '2026-03-02 10:01:00'), (5, TIMESTAMP '2026-02-28 09:00:00')");

        JsonNode differing = json(send(api.ofAnn(one() + "/recount")));
        JsonNode earlier = json(send(api.ofAnn(one() + "/recount?last=2026-03-01")));

        assertThat(before)
                .isEqualTo("No load of 'Sales' is completed yet: there is nothing to compare with the source."
                        + " Run the pipeline first.");
        assertThat(agreed.toString()).isEqualTo("{\"first\":\"2026-01-31\",\"last\":\"2026-03-02\",\"days\":[]}");
        assertThat(differing.path("days").toString())
                .isEqualTo("[{\"day\":\"2026-02-28\",\"source\":1,\"read\":0,\"missing\":1},"
                        + "{\"day\":\"2026-03-02\",\"source\":3,\"read\":2,\"missing\":1}]");
        assertThat(earlier.path("days").size()).isEqualTo(1);
        assertThat(send(api.ofAnn(all() + "/source-nothing/recount")).statusCode())
                .isEqualTo(404);
        assertThat(send(api.ofAnn(one() + "/recount?last=soon")).statusCode()).isEqualTo(400);
    }

    @Test
    void what_cannot_be_a_watermark_is_refused_with_a_sentence() {
        ended();

        HttpResponse<String> words = put("{\"value\":\"yesterday\"}");
        HttpResponse<String> number = put("{\"value\":7}");

        assertThat(words.statusCode()).isEqualTo(422);
        assertThat(problem(words)).startsWith("'yesterday' cannot say how far a load got. Write a time as ");
        assertThat(problem(number))
                .isEqualTo("'7' is of another kind than '2026-03-02T10:05:00', which is there now. Write it in the same"
                        + " form.");
        assertThat(put("{}").statusCode()).isEqualTo(400);
        assertThat(send(api.ofAnn(all() + "/source-nothing").DELETE()).statusCode())
                .isEqualTo(404);
        assertThat(send(api.ofZoe(all())).statusCode()).isEqualTo(404);
    }

    private JsonNode ended() {
        HttpResponse<String> started =
                send(RunningApi.post(api.ofAnn("/pipelines/" + pipeline + "/runs"), "{\"mode\":\"record\"}"));
        return api.ended(json(started).path("id").asString());
    }

    private JsonNode watermarks() {
        return json(send(api.ofAnn(all())));
    }

    private HttpResponse<String> put(String body) {
        return send(api.ofAnn(one()).PUT(body(body)));
    }

    private String all() {
        return "/pipelines/" + pipeline + "/watermarks";
    }

    private String one() {
        return all() + "/" + SALES;
    }

    private void inShop(String sql) throws SQLException {
        try (var session = DriverManager.getConnection(shop, "SA", "");
                var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
