package dev.pipewright.model.change;

import static dev.pipewright.model.ExamplePipelines.MAPPING;
import static dev.pipewright.model.ExamplePipelines.ORDERS;
import static dev.pipewright.model.ExamplePipelines.SALES;
import static dev.pipewright.model.ExamplePipelines.TAX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.ExamplePipelines;
import dev.pipewright.model.Group;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Position;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.Seeds;
import dev.pipewright.model.change.Overlay.Mark;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.edit.RandomEdits;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Drawing BASE = new Drawing(ExamplePipelines.salesToTax(), Layout.EMPTY);

    @Test
    void complaint_1_two_peoples_changes_merge_by_node_and_field_and_a_conflict_names_node_field_and_both_values() {
        Drawing ours = new PipelineEdit.Several(List.of(
                        new PipelineEdit.ChangeField(SALES, "connection", "erp-2"),
                        new PipelineEdit.SetMappingLine(MAPPING, "code", new MappingLine("code", "'A'")),
                        new PipelineEdit.MoveNodes(Map.of(TAX, new Position(5, 6), SALES, new Position(1, 1)))))
                .applyTo(BASE);
        Drawing theirs = new PipelineEdit.Several(List.of(
                        new PipelineEdit.RenameNode(SALES, "All sales"),
                        new PipelineEdit.SetMappingLine(MAPPING, "code", new MappingLine("code", "'B'")),
                        new PipelineEdit.SetMappingLine(MAPPING, "currency", new MappingLine("currency", "'EUR'")),
                        new PipelineEdit.MoveNodes(Map.of(TAX, new Position(7, 8)))))
                .applyTo(BASE);

        var merged = PipelineMerge.of(BASE, ours, theirs);

        Node.Source sales =
                (Node.Source) merged.drawing().pipeline().node(SALES).orElseThrow();
        assertThat(List.of(sales.name(), sales.connection())).containsExactly("All sales", "erp-2");
        assertThat(merged.drawing().layout().positionOf(TAX)).isEqualTo(new Position(5, 6));
        assertThat(merged.conflicts())
                .extracting(conflict -> ProblemTexts.english().sentence(conflict.problem()))
                .containsExactly("'lines[code]' of 'Map orders' was changed on both sides: here to"
                        + " {\"expression\":\"'A'\",\"target\":\"code\"}, there to"
                        + " {\"expression\":\"'B'\",\"target\":\"code\"}. Choose one.");
    }

    @Test
    void complaint_2_a_drag_alone_gives_layout_only_and_no_functional_change() {
        Drawing dragged = new PipelineEdit.Several(List.of(
                        new PipelineEdit.MoveNodes(Map.of(TAX, new Position(50, 60), SALES, new Position(1, 1))),
                        new PipelineEdit.PutGroup(new Group("group-1", "In", List.of(SALES, ORDERS)))))
                .applyTo(BASE);

        var comparison = Comparison.of(BASE, dragged);

        assertThat(comparison.functional()).isEmpty();
        assertThat(comparison.layout()).extracting(Change::field).containsOnly("position", "groups");
        assertThat(Overlay.of(BASE, dragged).nodes().values()).containsOnly(Mark.SAME);
    }

    @Test
    void an_overlay_has_what_both_have_what_is_new_and_what_is_gone() {
        var added = new NodeId("filter-new1");
        Drawing after = new PipelineEdit.Several(List.of(
                        new PipelineEdit.RemoveNode(ORDERS),
                        new PipelineEdit.AddNode(
                                new Node.Filter(NodeHeader.of(added, "Only paid"), "paid"), new Position(300, 0)),
                        new PipelineEdit.AddEdge(Edge.between(SALES, added)),
                        new PipelineEdit.ChangeField(TAX, "connection", "other")))
                .applyTo(BASE);

        var overlay = Overlay.of(BASE, after);

        assertThat(overlay.nodes())
                .containsEntry(ORDERS, Mark.REMOVED)
                .containsEntry(added, Mark.ADDED)
                .containsEntry(TAX, Mark.CHANGED)
                .containsEntry(SALES, Mark.SAME);
        assertThat(overlay.edges())
                .containsEntry(Edge.between(SALES, added), Mark.ADDED)
                .containsEntry(Edge.between(SALES, ORDERS), Mark.REMOVED);
        assertThat(overlay.drawing().pipeline().node(ORDERS)).isPresent();
    }

    @Test
    void the_same_drawings_laid_over_each_other_are_the_drawing() {
        Seeds.each(50, seed -> {
            Drawing drawing = new RandomEdits(seed).drawing(ExamplePipelines.everyKind(), 8);

            assertThat(Overlay.of(drawing, drawing).drawing()).isEqualTo(drawing);
            assertThat(Comparison.of(drawing, drawing)).isEqualTo(new Comparison(List.of(), List.of()));
            return true;
        });
    }

    @Test
    void texts_are_compared_word_by_word() {
        var compared = TextComparison.of("$sum(lines.price) * 1.19", "$sum(lines.amount) * 1.07");

        assertThat(marked(compared.before())).isEqualTo("$sum(lines.[price]) * 1.[19]");
        assertThat(marked(compared.after())).isEqualTo("$sum(lines.[amount]) * 1.[07]");
        assertThat(marked(TextComparison.of("", "day").after())).isEqualTo("[day]");
        assertThat(marked(TextComparison.of("a b c d", "a c b d").after())).isEqualTo("a c[ b] d");
    }

    private static String marked(List<TextComparison.Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.different() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }
}
