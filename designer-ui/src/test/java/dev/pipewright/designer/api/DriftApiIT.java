package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.post;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.draft.Drafts;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Whether sources still have what was agreed, told before a run finds out.
@ExtendWith(RunningApi.Shared.class)
class DriftApiIT {

    private static final NodeId SALES = new NodeId("source-sales");
    private static final NodeId MAPPING = new NodeId("map-sales");
    private static final NodeId KEPT = new NodeId("sink-kept");

    private final RunningApi api;
    private final String pipeline = "drift-" + UUID.randomUUID();
    private final String shop = "jdbc:hsqldb:mem:" + pipeline;

    DriftApiIT(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void agreeOnTheFields() throws SQLException {
        inShop("CREATE TABLE sale (id INTEGER, customer_name VARCHAR(20), note VARCHAR(20))");
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
    }

    private Pipeline drawn() {
        var sales = new Node.Source(
                NodeHeader.of(SALES, "Sales"),
                "jdbc",
                pipeline,
                Map.of("table", "sale"),
                new Schema(List.of(
                        Field.of("id", Simple.INTEGER),
                        new Field("customer_name", Simple.STRING, false, true),
                        Field.of("note", Simple.STRING))),
                List.of());
        var mapping = new Node.Map(NodeHeader.of(MAPPING, "Map"), List.of(new MappingLine("buyer", "customer_name")));
        var kept = new Node.Sink(NodeHeader.of(KEPT, "Kept"), Node.Sink.RESULTS, "", Map.of());
        return new Pipeline(
                "Sales",
                "",
                List.of(),
                List.of(sales, mapping, kept),
                List.of(Edge.between(SALES, MAPPING), Edge.between(MAPPING, KEPT)));
    }

    @Test
    void what_a_source_has_now_is_told_with_what_would_break_and_agreed_on_with_one_call() throws SQLException {
        JsonNode before = drift();
        inShop("ALTER TABLE sale ALTER COLUMN customer_name RENAME TO customername");
        inShop("ALTER TABLE sale DROP COLUMN note");
        inShop("ALTER TABLE sale ADD COLUMN vat VARCHAR(20)");

        JsonNode changed = drift();
        var accepted = send(post(api.ofAnn(all() + "/" + SALES + "/accept"), ""));

        assertThat(before.path("kept").toString()).isEqualTo("[\"id\",\"customer_name\",\"note\"]");
        assertThat(before.path("added").size()).isZero();
        assertThat(changed.path("moved").toString())
                .isEqualTo("[{\"from\":\"customer_name\",\"to\":\"customername\"}]");
        assertThat(changed.path("gone").get(0).path("name").asString()).isEqualTo("note");
        assertThat(changed.path("added").get(0).path("name").asString()).isEqualTo("vat");
        assertThat(changed.path("consequences").toString())
                .isEqualTo("[\"'Map' reads 'customer_name', which its records do not have. Perhaps 'customername' is"
                        + " meant.\"]");
        assertThat(accepted.statusCode()).isEqualTo(200);
        assertThat(drift().path("kept").toString()).isEqualTo("[\"id\",\"customername\",\"vat\"]");
        var draft = api.platform().get(Drafts.class).open(ACME, pipeline).orElseThrow();
        var source = (Node.Source) draft.drawing().pipeline().node(SALES).orElseThrow();
        assertThat(source.schema().field("customername"))
                .hasValueSatisfying(field -> assertThat(field.sensitive()).isTrue());
    }

    @Test
    void a_source_that_can_not_be_asked_says_why() throws SQLException {
        inShop("DROP TABLE sale");

        assertThat(drift().path("trouble").asString()).startsWith("There is no table 'sale'");
        assertThat(send(post(api.ofAnn(all() + "/" + SALES + "/accept"), "")).statusCode())
                .isEqualTo(503);
        var unknown = send(post(api.ofAnn(all() + "/source-none/accept"), ""));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(problem(unknown)).startsWith("There is no source source-none");
    }

    private JsonNode drift() {
        JsonNode all = json(send(api.ofAnn(all())));
        assertThat(all.size()).isEqualTo(1);
        return all.get(0);
    }

    private String all() {
        return "/pipelines/" + pipeline + "/drift";
    }

    private void inShop(String sql) throws SQLException {
        try (var session = DriverManager.getConnection(shop, "SA", "");
                var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
