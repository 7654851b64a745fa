package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.ORDER_COUNT;
import static dev.pipewright.platform.TestPlatform.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Group;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.RunRequest.Subject;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.version.NotPublishableException;
import dev.pipewright.platform.version.Versions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A pipeline whose mapping and call are a version of another pipeline.
class SubPipelinesIT {

    private static final String TAXING = "taxing";
    private static final String WHOLE = "whole";
    private static final NodeId PLACE = new NodeId("subPipeline-taxing");
    private static final NodeId CALL = new NodeId("apiCall-taxman");

    private static TestPlatform platform;

    @BeforeAll
    static void startPlatform() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
        Pipeline orders = TestPlatform.ordersDrawing().pipeline();
        add(TAXING, embeddable(orders));
        platform.get(Versions.class).publish(ACME, TAXING, ANN, "First.");
        add(WHOLE, around(orders, TAXING));
    }

    @AfterAll
    static void stopPlatform() throws IOException {
        platform.close();
    }

    /// The same pipeline, which gets its records from who runs it and gives them back.
    private static Pipeline embeddable(Pipeline orders) {
        List<Node> nodes = new ArrayList<>();
        for (Node node : orders.nodes()) {
            nodes.add(
                    switch (node) {
                        case Node.Source source ->
                            new Node.Source(
                                    source.header(),
                                    Node.Source.CALLER,
                                    "",
                                    Map.of(),
                                    source.schema(),
                                    source.orderedBy());
                        case Node.Sink sink -> new Node.Sink(sink.header(), Node.Sink.CALLER, "", Map.of());
                        default -> node;
                    });
        }
        return new Pipeline(TAXING, "", List.of(), nodes, orders.edges());
    }

    /// The source and the sink of a pipeline, and between them a version of another one.
    private static Pipeline around(Pipeline orders, String pipeline) {
        Node source = only(Node.Source.class, orders);
        Node sink = only(Node.Sink.class, orders);
        var place = new Node.SubPipeline(NodeHeader.of(PLACE, "Taxing"), pipeline, 1, Map.of());
        return new Pipeline(
                WHOLE,
                "",
                orders.parameters(),
                List.of(source, place, sink),
                List.of(Edge.between(source.id(), PLACE), Edge.between(PLACE, sink.id())));
    }

    private static Node only(Class<? extends Node> kind, Pipeline pipeline) {
        return pipeline.nodes().stream().filter(kind::isInstance).findFirst().orElseThrow();
    }

    private static void add(String id, Pipeline pipeline) {
        platform.get(Catalogue.class).add(ACME, id, new Drawing(pipeline, Layout.EMPTY), ANN);
    }

    @Test
    void a_run_draws_the_nodes_of_the_version_in_their_place_and_records_through_them() {
        platform.get(Versions.class).publish(ACME, WHOLE, ANN, "First.");
        Runs runs = platform.get(Runs.class);

        Run run = runs.start(new RunRequest(
                ACME, WHOLE, Subject.LIVE, Mode.RECORD, Map.of("file", TestPlatform.ORDERS_FILE), "first", ANN));
        RunReport report = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> runs.report(ACME, run.id()).orElseThrow(),
                        found -> found.run().state().isFinal());

        assertThat(report.run().failure()).isNull();
        assertThat(report.run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(Objects.requireNonNull(report.calls().get(CALL.within(PLACE)))
                        .count(DocumentState.SUCCEEDED))
                .isEqualTo(ORDER_COUNT);
        assertThat(report.results()).isEqualTo(ORDER_COUNT);
        Layout drawn = runs.drawingOf(ACME, run.id()).orElseThrow().layout();
        assertThat(drawn.groups()).extracting(Group::name).containsExactly("Taxing");
        assertThat(drawn.groups().getFirst().nodes()).contains(CALL.within(PLACE));
    }

    @Test
    void what_runs_inside_others_only_is_published_but_refused_as_a_run() {
        var request = new RunRequest(ACME, TAXING, Subject.LIVE, Mode.ESTIMATE, Map.of(), "alone", ANN);

        assertThatThrownBy(() -> platform.get(Runs.class).start(request))
                .isInstanceOfSatisfying(
                        RunRefusedException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::key)
                                .containsExactly("plan.callerOnly", "plan.callerOnly"));
    }

    @Test
    void a_version_of_another_tenant_is_not_there() {
        platform.get(Catalogue.class).add(OTHER, WHOLE, new Drawing(around(orders(), TAXING), Layout.EMPTY), ANN);

        assertThatThrownBy(() -> platform.get(Versions.class).publish(OTHER, WHOLE, ANN, "First."))
                .isInstanceOfSatisfying(
                        NotPublishableException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::key)
                                .contains("plan.subPipelineUnknown"));
    }

    @Test
    void a_value_of_the_wrong_type_is_refused_before_the_run() {
        Node source = only(Node.Source.class, orders());
        Node sink = only(Node.Sink.class, orders());
        add(
                "dated",
                new Pipeline(
                        "dated",
                        "",
                        List.of(new Parameter("from", Simple.DATE, null, "")),
                        List.of(
                                new Node.Source(
                                        source.header(), Node.Source.CALLER, "", Map.of(), Schema.UNKNOWN, List.of()),
                                new Node.Filter(
                                        NodeHeader.of(new NodeId("filter-from"), "From"), "date >= $param.from"),
                                new Node.Sink(sink.header(), Node.Sink.CALLER, "", Map.of())),
                        List.of(
                                Edge.between(source.id(), new NodeId("filter-from")),
                                Edge.between(new NodeId("filter-from"), sink.id()))));
        platform.get(Versions.class).publish(ACME, "dated", ANN, "First.");
        Pipeline around = around(orders(), "dated");
        add(
                "wrongly",
                around.withNode(
                        new Node.SubPipeline(NodeHeader.of(PLACE, "Dated"), "dated", 1, Map.of("from", "yesterday"))));
        platform.get(Versions.class).publish(ACME, "wrongly", ANN, "First.");

        var request = new RunRequest(ACME, "wrongly", Subject.LIVE, Mode.ESTIMATE, Map.of(), "wrongly", ANN);

        assertThatThrownBy(() -> platform.get(Runs.class).start(request))
                .isInstanceOf(RunRefusedException.class)
                .hasMessageContaining("yesterday");
    }

    private static Pipeline orders() {
        try {
            return TestPlatform.ordersDrawing().pipeline();
        } catch (IOException e) {
            throw new IllegalStateException("the example is not there", e);
        }
    }
}
