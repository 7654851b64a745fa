package dev.pipewright.designer.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.designer.tour.TourHint.Help;
import dev.pipewright.designer.tour.TourSteps.Around;
import dev.pipewright.engine.KnownTargets;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the tour asks for, by what the draft has.
class TourStepsTest {

    private static final NodeId READ = new NodeId("source-aaaaaa");
    private static final NodeId MAP = new NodeId("map-aaaaaa");
    private static final NodeId TAX = new NodeId("apiCall-aaaaaa");
    private static final NodeId KEEP = new NodeId("sink-aaaaaa");
    private static final Node SOURCE = new Node.Source(
            NodeHeader.of(READ, "Read stores"),
            "jdbc",
            "foodmart",
            Map.of("table", "foodmart.store"),
            Schema.UNKNOWN,
            List.of(),
            null);
    private static final Node.Map MAPPING = new Node.Map(NodeHeader.of(MAP, "Map stores"), List.of());
    private static final Node CALL = calling("taxman", "tax");
    private static final Node SINK = new Node.Sink(NodeHeader.of(KEEP, "Results"), "results", "", Map.of());

    private final TourSteps steps = new TourSteps(new KnownTargets());

    private static Node calling(String connection, String answer) {
        return new Node.ApiCall(
                NodeHeader.of(TAX, "Calculate tax"), "taxman-v1", connection, Map.of(), null, "", "", answer);
    }

    private static Pipeline drawn(Node... nodes) {
        List<Node> all = List.of(nodes);
        List<Edge> edges = IntStream.range(1, all.size())
                .mapToObj(at -> Edge.between(all.get(at - 1).id(), all.get(at).id()))
                .toList();
        return new Pipeline("My first pipeline", "", List.of(), all, edges);
    }

    private static Around around(boolean isTried, Problem... problems) {
        return new Around(List.of(problems), "foodmart", "foodmart.store", isTried);
    }

    private String next(Pipeline pipeline) {
        return steps.next(pipeline, around(false), 0).what();
    }

    @Test
    void it_asks_for_one_thing_after_the_other() {
        var mapped = MAPPING.withLines(List.of(new MappingLine("company", "'FOODMART-US'")));

        assertThat(next(drawn())).isEqualTo("source.add");
        assertThat(next(drawn(SOURCE))).isEqualTo("call.map");
        assertThat(next(drawn(SOURCE, MAPPING))).isEqualTo("call.tax");
        assertThat(next(drawn(SOURCE, MAPPING, calling("", "")))).isEqualTo("call.connection");
        assertThat(next(drawn(SOURCE, MAPPING, calling("taxman", "")))).isEqualTo("call.answer");
        assertThat(next(drawn(SOURCE, MAPPING, CALL))).isEqualTo("call.results");
        assertThat(next(drawn(SOURCE, MAPPING, CALL, SINK))).isEqualTo("mapping.suggest");
        assertThat(next(drawn(SOURCE, mapped, CALL, SINK))).isEqualTo("mapping.fill");
    }

    @Test
    void what_is_put_in_for_the_demo_is_all_that_was_missing_and_then_it_is_tried() {
        var pipeline = drawn(SOURCE, MAPPING, CALL, SINK);
        PipelineEdit edit =
                TourRecipe.filling(MAPPING, steps.missing(pipeline, MAPPING)).orElseThrow();

        Pipeline filled = edit.applyTo(new Drawing(pipeline, Layout.EMPTY)).pipeline();

        assertThat(next(filled)).isEqualTo("try.start");
        assertThat(steps.next(filled, around(true), 0).step()).isNull();
    }

    @Test
    void a_source_that_reads_nothing_yet_is_to_read_the_stores() {
        var problem = new Problem(Severity.ERROR, "settings.missing", Map.of(), READ, "settings.table");

        TourHint hint = steps.next(drawn(SOURCE), around(false, problem), 0);

        assertThat(hint.what()).isEqualTo("source.table");
        assertThat(hint.names()).containsExactly("Read stores", "foodmart.store");
    }

    @Test
    void without_the_demo_it_takes_what_there_is_or_says_what_is_missing() {
        var none = new Around(List.of(), "", "", false);
        var own = new Around(List.of(), "warehouse", "", false);
        var mapped = drawn(SOURCE, MAPPING.withLines(List.of(new MappingLine("company", "'A'"))), CALL, SINK);

        assertThat(steps.next(drawn(), none, 0).what()).isEqualTo("source.noConnection");
        assertThat(steps.next(drawn(), own, 0).names()).containsExactly("warehouse");
        assertThat(steps.next(mapped, own, 0).what()).isEqualTo("mapping.rest");
        assertThat(steps.next(mapped, own, 0).help()).isEqualTo(Help.NONE);
    }

    @Test
    void a_step_that_is_skipped_is_not_asked_for() {
        TourHint hint = steps.next(drawn(SOURCE, MAPPING, CALL, SINK), around(false), TourStep.MAPPING.number());

        assertThat(hint.step()).isEqualTo(TourStep.TRY);
    }

    @Test
    void whoever_skips_the_source_is_asked_for_one_before_a_map() {
        TourHint hint = steps.next(
                new Pipeline("p", "", List.of(), List.of(), List.of()), around(false), TourStep.SOURCE.number());

        assertThat(hint.what()).isEqualTo("call.noSource");
        assertThat(hint.names()).isEmpty();
    }

    @Test
    void what_is_taken_away_again_is_asked_for_again() {
        assertThat(next(drawn(SOURCE, MAPPING))).isEqualTo("call.tax");
        assertThat(next(new Pipeline("p", "", List.of(), List.of(SOURCE, MAPPING, CALL), List.of())))
                .isEqualTo("call.map");
    }
}
