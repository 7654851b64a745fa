package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.OrderPipelines;
import dev.pipewright.engine.OrdersAndTaxman;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.correction.RecordPath;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.WorkRefusedException;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.change.PipelineDiff;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.audit.AuditEntry;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.RunRequest.Subject;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.run.Runs.Started;
import dev.pipewright.platform.trouble.FieldValues;
import dev.pipewright.platform.trouble.FieldValues.Counted;
import dev.pipewright.platform.trouble.MappedValues;
import dev.pipewright.platform.trouble.MissingValues;
import dev.pipewright.platform.trouble.OwnedCause;
import dev.pipewright.platform.trouble.Remedy;
import dev.pipewright.platform.trouble.Troubles;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Values that a value map does not have, added by a person and sent again. Each test has a pipeline of its own.
class MissingValuesIT {

    private static final NodeId MAP = TestPlatform.VALUE_MAP;

    private static TestPlatform platform;

    @BeforeAll
    static void startPlatform() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
    }

    @AfterAll
    static void stopPlatform() throws IOException {
        platform.close();
    }

    @Test
    void a_value_is_added_to_the_live_version_alone_and_what_was_refused_is_recorded() throws IOException {
        RunReport first = refused("one", "VA");
        OwnedCause cause = cause(first);
        rename("one", "Renamed");

        FieldValues values = platform.get(MissingValues.class)
                .of(ACME, first.run().id(), cause.cause().key(), 10);
        MappedValues asked = asked(first, Map.of("DLR", "USD"), "key");
        Started started = platform.get(MissingValues.class).map(asked);
        RunReport replay = ended(started.run());
        Started again = platform.get(MissingValues.class).map(asked);

        assertThat(cause.remedies()).containsExactly(Remedy.MAP_VALUES);
        assertThat(values)
                .isEqualTo(new FieldValues(
                        RecordPath.ofNames("currency"), List.of(new Counted("DLR", 2), new Counted("BUCK", 1)), 0, 3));
        assertThat(balance(replay).count(DocumentState.SUCCEEDED)).isEqualTo(2);
        assertThat(replay.isBalanced()).isTrue();
        assertThat(again.isNew()).isFalse();
        assertThat(again.run().id()).isEqualTo(started.run().id());
        List<Version> versions = platform.get(Versions.class).list(ACME, "one");
        assertThat(versions)
                .extracting(Version::number, Version::author, Version::note)
                .containsExactly(tuple(2, ANN, "Value map: DLR → USD"), tuple(1, ANN, "First."));
        assertThat(PipelineDiff.between(
                        versions.getLast().drawing(), versions.getFirst().drawing()))
                .hasSize(1);
        assertThat(valuesOf(versions.getFirst().drawing())).isEqualTo(Map.of("USD", "USD", "DLR", "USD"));
        assertThat(platform.get(Audit.class).list(ACME, Long.MAX_VALUE, 10))
                .extracting(AuditEntry::person, AuditEntry::action, AuditEntry::subject)
                .contains(
                        tuple(ANN, "version.publish", "one v2"),
                        tuple(ANN, "run.replay", replay.run().id().toString()));
    }

    /// A line was refused, and so was its order, by the place of the line before it.
    @Test
    void an_order_of_which_a_line_was_refused_is_sent_whole() throws IOException {
        var regions = new Node.ValueMap(
                NodeHeader.of(MAP, "Regions"),
                "region",
                "region",
                Map.of("WA", "WA"),
                Node.ValueMap.Unmapped.REJECT,
                null);
        Pipeline lines = new Drawings()
                .chain(
                        OrderPipelines.source("source-lines", "lines.ndjson"),
                        regions,
                        OrderPipelines.order(),
                        OrderPipelines.form("map-order", "order", "items"),
                        OrderPipelines.call("apiCall-tax"),
                        OrderPipelines.result(),
                        Drawings.results("sink-results"))
                .pipeline();
        publish("lines", lines);
        platform.write(
                "lines.ndjson",
                String.join(
                        "\n",
                        OrdersAndTaxman.line("VG-1", 1, "SALE", "WA", "100.00"),
                        OrdersAndTaxman.line("VG-1", 2, "SALE", "Wash", "50.00"),
                        OrdersAndTaxman.line("VG-2", 1, "SALE", "WA", "70.00")));
        RunReport first = ended(run("lines", Map.of()));

        RunReport replay = ended(platform.get(MissingValues.class)
                .map(asked(first, "valueMap-currency", Map.of("Wash", "WA")))
                .run());

        assertThat(balance(first).count(DocumentState.SUCCEEDED)).isEqualTo(1);
        assertThat(balance(replay).formed()).isEqualTo(1);
        assertThat(balance(replay).count(DocumentState.SUCCEEDED)).isEqualTo(1);
    }

    @Test
    void a_draft_in_progress_keeps_its_changes_and_gets_the_same_values() throws IOException {
        RunReport first = refused("two", "VB");
        rename("two", "Renamed");
        propose("two", new PipelineEdit.ChangeField(MAP, "values.BUCK", "USD"));

        ended(platform.get(MissingValues.class)
                .map(asked(first, Map.of("DLR", "USD", "BUCK", "XXX"), "key"))
                .run());

        Drawing draft =
                platform.get(Drafts.class).open(ACME, "two").orElseThrow().drawing();
        assertThat(draft.pipeline().name()).isEqualTo("Renamed");
        assertThat(valuesOf(draft)).isEqualTo(Map.of("USD", "USD", "BUCK", "USD", "DLR", "USD"));
        assertThat(platform.get(Catalogue.class).find(ACME, "two"))
                .map(CatalogueEntry::draftChanges)
                .contains(2L);
        assertThat(platform.get(Versions.class).live(ACME, "two"))
                .map(live -> live.drawing().pipeline().name())
                .contains("two");
    }

    @Test
    void of_two_people_at_once_one_wins_and_the_other_is_told() throws Exception {
        RunReport first = refused("three", "VC");
        List<Callable<Started>> both = List.of(
                () -> platform.get(MissingValues.class).map(asked(first, Map.of("DLR", "USD"), "ann")),
                () -> platform.get(MissingValues.class).map(asked(first, Map.of("DLR", "EUR"), "ben")));

        List<Throwable> refusals = new ArrayList<>();
        List<Started> started = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Started> each : threads.invokeAll(both)) {
                switch (each.state()) {
                    case SUCCESS -> started.add(each.resultNow());
                    case FAILED -> refusals.add(each.exceptionNow());
                    case RUNNING, CANCELLED -> throw new IllegalStateException("still under way");
                }
            }
        }

        assertThat(started).hasSize(1);
        assertThat(refusals).singleElement().isInstanceOf(WorkRefusedException.class);
        assertThat(platform.get(Versions.class).list(ACME, "three")).hasSize(2);
        ended(started.getFirst().run());
    }

    @Test
    void what_was_made_of_a_version_that_is_no_longer_live_is_not_published() throws IOException {
        refused("four", "VD");
        Versions versions = platform.get(Versions.class);
        Version stale = versions.live(ACME, "four").orElseThrow();
        versions.publish(ACME, "four", ANN, "Second.");

        assertThat(versions.publishNext(ACME, stale, stale.drawing(), 0, ANN, "Third."))
                .isEmpty();
        assertThat(versions.list(ACME, "four")).hasSize(2);
    }

    @Test
    void what_can_not_be_mapped_is_refused_with_a_sentence_and_nothing_changes() throws IOException {
        RunReport first = refused("five", "VE");
        RunReport whole = ended(run(TestPlatform.ORDERS, TestPlatform.TROUBLED_FILE));
        MissingValues missing = platform.get(MissingValues.class);

        assertThatThrownBy(() -> missing.map(asked(first, Map.of("EUR", "EUR"), "a")))
                .isInstanceOf(RunRefusedException.class)
                .hasMessage("No record of this cause has 'EUR' in 'currency'. Take one of the values that they have.");
        assertThatThrownBy(() -> missing.map(asked(whole, Map.of("x", "y"), "b")))
                .hasMessage("This cause is not about values that a value map does not have. Choose one that is.");
        platform.get(JdbcRunStore.class).dropInputs(ACME, Instant.now().plusSeconds(1));
        assertThatThrownBy(() -> missing.map(asked(first, Map.of("DLR", "USD"), "c")))
                .hasMessageStartingWith("What the run read is no longer kept.");
        assertThat(platform.get(Versions.class).list(ACME, "five")).hasSize(1);

        propose("five", new PipelineEdit.ChangeField(MAP, "values.DLR", "EUR"));
        platform.get(Versions.class).publish(ACME, "five", ANN, "Second.");
        assertThatThrownBy(() -> missing.map(asked(first, Map.of("DLR", "USD"), "d")))
                .isInstanceOf(WorkRefusedException.class)
                .hasMessageStartingWith("'DLR' is mapped to 'EUR' by 'Currency' of the live version.");

        propose("five", new PipelineEdit.ChangeField(MAP, "field", "orderDate"));
        platform.get(Versions.class).publish(ACME, "five", ANN, "Third.");
        assertThatThrownBy(() -> missing.map(asked(first, Map.of("DLR", "USD"), "e")))
                .hasMessageStartingWith("Version 3, which is live, no longer has this value map for 'currency'.");
    }

    @Test
    void a_value_map_in_a_sub_pipeline_is_refused_with_the_pipeline_to_change() throws IOException {
        Pipeline orders = TestPlatform.mappingOrders("inner");
        publish("inner", embeddable(orders));
        var place =
                new Node.SubPipeline(NodeHeader.of(new NodeId("subPipeline-inner"), "Taxing"), "inner", 1, Map.of());
        Node source = only(Node.Source.class, orders);
        Node sink = only(Node.Sink.class, orders);
        publish(
                "outer",
                new Pipeline(
                        "outer",
                        "",
                        orders.parameters(),
                        List.of(source, place, sink),
                        List.of(Edge.between(source.id(), place.id()), Edge.between(place.id(), sink.id()))));
        platform.write("outer.ndjson", unmapped("VF"));
        RunReport first = ended(run("outer", "outer.ndjson"));

        assertThatThrownBy(() -> platform.get(MissingValues.class).map(asked(first, Map.of("DLR", "USD"), "key")))
                .hasMessage("The value map stands in version 1 of the pipeline 'inner', which 'Taxing' uses. Add the"
                        + " values there and publish it, then choose the new version in 'Taxing'.");
    }

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
        return new Pipeline(orders.name(), "", List.of(), nodes, orders.edges());
    }

    private static Node only(Class<? extends Node> kind, Pipeline pipeline) {
        return pipeline.nodes().stream().filter(kind::isInstance).findFirst().orElseThrow();
    }

    private static void publish(String id, Pipeline pipeline) {
        platform.get(Catalogue.class).add(ACME, id, new Drawing(pipeline, Layout.EMPTY), ANN);
        platform.get(Versions.class).publish(ACME, id, ANN, "First.");
    }

    /// A run in which two orders in DLR and one in BUCK were refused.
    private static RunReport refused(String pipeline, String series) throws IOException {
        publish(pipeline, TestPlatform.mappingOrders(pipeline));
        platform.write(series + ".ndjson", TestPlatform.orders(series, 1, 1) + unmapped(series));
        return ended(run(pipeline, series + ".ndjson"));
    }

    private static String unmapped(String series) {
        return TestPlatform.orders(series, 2, 3).replace("USD", "DLR")
                + TestPlatform.orders(series, 4, 4).replace("USD", "BUCK");
    }

    private static void rename(String pipeline, String name) {
        propose(pipeline, new PipelineEdit.RenamePipeline(name));
    }

    private static void propose(String pipeline, PipelineEdit edit) {
        var drafts = platform.get(Drafts.class);
        long seen = drafts.open(ACME, pipeline).orElseThrow().seq();
        drafts.propose(ACME, pipeline, ANN, new Proposal(UUID.randomUUID().toString(), seen, edit));
    }

    private static Map<String, String> valuesOf(Drawing drawing) {
        return ((Node.ValueMap) drawing.pipeline().node(MAP).orElseThrow()).values();
    }

    private static OwnedCause cause(RunReport report) {
        return platform.get(Troubles.class).ofRun(ACME, report.run().id()).getFirst();
    }

    private static MappedValues asked(RunReport report, Map<String, String> values, String key) {
        CauseKey cause = cause(report).cause().key();
        return new MappedValues(
                ACME,
                report.run().id(),
                cause,
                values,
                Mode.RECORD,
                report.run().id() + key,
                ANN);
    }

    private static MappedValues asked(RunReport report, String node, Map<String, String> values) {
        CauseKey cause = platform.get(Troubles.class).ofRun(ACME, report.run().id()).stream()
                .map(owned -> owned.cause().key())
                .filter(key -> key.node().value().equals(node))
                .findFirst()
                .orElseThrow();
        return new MappedValues(ACME, report.run().id(), cause, values, Mode.RECORD, "of " + node, ANN);
    }

    private static Run run(String pipeline, String file) {
        return run(pipeline, Map.of("file", file));
    }

    private static Run run(String pipeline, Map<String, String> parameters) {
        return platform.get(Runs.class)
                .start(new RunRequest(
                        ACME,
                        pipeline,
                        Subject.LIVE,
                        Mode.RECORD,
                        parameters,
                        UUID.randomUUID().toString(),
                        ANN));
    }

    private static Balance balance(RunReport report) {
        return report.calls().values().iterator().next();
    }

    private static RunReport ended(Run run) {
        return platform.ended(run);
    }
}
