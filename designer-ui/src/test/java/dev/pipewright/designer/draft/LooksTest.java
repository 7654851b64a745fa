package dev.pipewright.designer.draft;

import static dev.pipewright.designer.draft.SampleDrawing.MAP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.Edge;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import dev.pipewright.model.edit.PipelineEdit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LooksTest {

    @Test
    void a_box_says_what_its_node_is_for() {
        var snapshot = new Looks(key -> "[" + key + "]").snapshot("acme/orders", 3, true, SampleDrawing.orders());

        assertThat(snapshot.looks())
                .contains(new DraftSnapshot.NodeLook(
                        SampleDrawing.READ.value(), "jdbc · foodmart", "sales", List.of(), List.of("out")));
        assertThat(snapshot.kinds())
                .filteredOn(kind -> kind.kind().equals("join"))
                .singleElement()
                .satisfies(join -> {
                    assertThat(join.text()).isEqualTo("[kind.join]");
                    assertThat(join.inputs()).containsExactly("left", "right");
                });
    }

    @Test
    void only_what_looks_different_is_told_again() {
        var before = SampleDrawing.orders();
        var moved = new PipelineEdit.MoveNodes(Map.of(MAP, new Position(600, 80))).applyTo(before);
        var renamed = new PipelineEdit.RenameNode(MAP, "Form orders").applyTo(before);
        var mapped = new PipelineEdit.AddMappingLine(MAP, 0, new MappingLine("date", "day")).applyTo(before);

        assertThat(Looks.changed(before.pipeline(), moved.pipeline())).isEmpty();
        assertThat(Looks.changed(before.pipeline(), renamed.pipeline())).isEmpty();
        assertThat(Looks.changed(before.pipeline(), mapped.pipeline()))
                .extracting(DraftSnapshot.NodeLook::detail)
                .containsExactly("date, code, lines[]");
    }

    @Test
    void what_the_browser_proposes_is_an_edit_as_files_have_it() {
        var proposed = JsonMapper.shared().readTree("""
                {"editId": "e1", "baseSeq": 4,
                 "edit": {"kind": "addEdge", "edge": {"from": "map-mp5e6f", "to": "sink-kp9i0j"}}}""");

        assertThat(DraftJson.read(proposed, DraftProposal.class))
                .isEqualTo(new DraftProposal("e1", 4, new PipelineEdit.AddEdge(Edge.between(MAP, SampleDrawing.KEEP))));
    }

    @Test
    void a_pipeline_crosses_the_wire_as_files_have_it() {
        var json = DraftJson.write(new Looks(key -> key).snapshot("acme/orders", 3, true, SampleDrawing.orders()));

        assertThat(json.at("/pipeline/edges/0/from").asString()).isEqualTo("aggregate-gr3c4d");
        assertThat(json.at("/layout/positions/map-mp5e6f/x").asInt()).isEqualTo(560);
        assertThat(json.at("/pipeline/nodes")
                        .valueStream()
                        .map(node -> node.path("kind").asString()))
                .contains("source", "map", "apiCall");
    }

    @Test
    void an_edit_of_each_kind_crosses_the_wire_in_less_than_four_kilobytes_however_large_the_pipeline_is() {
        var large = SampleDrawing.orders()
                .withPipeline(withNotes(SampleDrawing.orders().pipeline(), 500));
        var before = new PipelineEdit.PutGroup(EditCasesTest.FRAME).applyTo(large);

        assertThat(EditCasesTest.EDITS).allSatisfy(edit -> {
            var looks = Looks.changed(before.pipeline(), edit.applyTo(before).pipeline());
            assertThat(bytes(new DraftProposal("e1", 5, edit))).isLessThan(4096);
            assertThat(bytes(new DraftUpdate(5, "e1", "ada", edit, looks))).isLessThan(4096);
        });
    }

    @Test
    void a_part_of_a_move_of_five_hundred_boxes_is_less_than_four_kilobytes() {
        var part = IntStream.range(0, 40)
                .boxed()
                .collect(Collectors.toMap(
                        at -> new NodeId("apiCall-abcdef" + (1000 + at)), at -> new Position(-10_000 - at, 20_000)));
        var move = new PipelineEdit.MoveNodes(part);

        assertThat(bytes(new DraftUpdate(5, "writer12." + UUID.randomUUID() + "/12", "ada", move, List.of())))
                .isLessThan(4096);
    }

    private static int bytes(Record message) {
        return DraftJson.write(message).toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static Pipeline withNotes(Pipeline pipeline, int count) {
        var larger = pipeline;
        for (int i = 0; i < count; i++) {
            larger = larger.withNode(new Node.Note(NodeHeader.of(new NodeId("note-" + i), "Note"), "A note."));
        }
        return larger;
    }
}
