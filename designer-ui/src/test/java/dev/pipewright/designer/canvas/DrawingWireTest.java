package dev.pipewright.designer.canvas;

import static dev.pipewright.designer.canvas.SampleDrawing.CALL;
import static dev.pipewright.designer.canvas.SampleDrawing.MAP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.designer.canvas.CanvasEdit.CanvasProposal;
import dev.pipewright.designer.canvas.CanvasSnapshot.BoxPosition;
import dev.pipewright.designer.canvas.CanvasSnapshot.Line;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Position;
import dev.pipewright.model.edit.PipelineEdit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DrawingWireTest {

    private static final DrawingWire WIRE = new DrawingWire(key -> "[" + key + "]");

    @Test
    void a_box_says_what_its_node_is_and_where_it_stands() {
        var snapshot = WIRE.snapshot("acme/orders", 3, true, SampleDrawing.orders());

        var source = snapshot.boxes().stream()
                .filter(box -> box.id().equals(SampleDrawing.READ.value()))
                .findFirst()
                .orElseThrow();
        assertThat(source.name()).isEqualTo("Read sales");
        assertThat(source.kindText()).isEqualTo("[kind.source]");
        assertThat(source.detail()).isEqualTo("jdbc · foodmart");
        assertThat(source.inputs()).isEmpty();
        assertThat(source.outputs()).containsExactly("out");
        assertThat(List.of(source.x(), source.y())).containsExactly(0, 40);
    }

    @Test
    void a_moved_node_changes_nothing_but_its_position() {
        var before = SampleDrawing.orders();
        var after = new PipelineEdit.MoveNodes(Map.of(MAP, new Position(600, 80))).applyTo(before);

        assertThat(WIRE.changes(before, after))
                .containsExactly(new CanvasChange.BoxesMoved(List.of(new BoxPosition(MAP.value(), 600, 80))));
    }

    @Test
    void a_removed_node_takes_its_lines_along() {
        var before = SampleDrawing.orders();
        var after = new PipelineEdit.RemoveNode(MAP).applyTo(before);

        assertThat(WIRE.changes(before, after))
                .containsExactly(
                        new CanvasChange.BoxRemoved(MAP.value()),
                        new CanvasChange.LineRemoved(new Line(SampleDrawing.GROUP.value(), "out", MAP.value(), "in")),
                        new CanvasChange.LineRemoved(new Line(MAP.value(), "out", CALL.value(), "in")));
    }

    @Test
    void what_the_browser_proposes_becomes_an_edit_of_the_pipeline() {
        var proposed = JsonMapper.shared().readValue("""
                {"editId": "e1", "baseSeq": 4, "edit": {"type": "Connect",
                 "line": {"from": "map-mp5e6f", "fromPort": "out", "to": "sink-kp9i0j", "toPort": "in"}}}""", CanvasProposal.class);

        assertThat(EditWire.edit(proposed.edit()))
                .isEqualTo(new PipelineEdit.AddEdge(Edge.between(MAP, SampleDrawing.KEEP)));
    }

    @Test
    void several_removed_boxes_are_one_edit() {
        var edit = EditWire.edit(new CanvasEdit.RemoveBoxes(List.of(MAP.value(), CALL.value())));

        assertThat(edit)
                .isEqualTo(new PipelineEdit.Several(
                        List.of(new PipelineEdit.RemoveNode(MAP), new PipelineEdit.RemoveNode(CALL))));
    }

    @Test
    void a_move_crosses_the_wire_in_less_than_a_kilobyte() {
        var before = SampleDrawing.orders();
        var after = new PipelineEdit.MoveNodes(Map.of(MAP, new Position(600, 80))).applyTo(before);

        var message = JsonMapper.shared()
                .writeValueAsString(new CanvasChange.CanvasUpdate(5, "e1", WIRE.changes(before, after)));

        assertThat(message).hasSizeLessThan(1024).contains("\"type\":\"BoxesMoved\"");
    }
}
