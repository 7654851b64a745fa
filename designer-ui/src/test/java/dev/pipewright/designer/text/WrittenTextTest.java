package dev.pipewright.designer.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.json.EditJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WrittenTextTest {

    private static final NodeId FILTER = new NodeId("filter-ab12cd");
    private static final NodeId SINK = new NodeId("sink-ef34gh");
    private static final Drawing ORDERS = new Drawing(
            new Pipeline(
                    "Orders",
                    "",
                    List.of(),
                    List.of(
                            new Node.Filter(NodeHeader.of(FILTER, "Keep large ones"), "amount > 10"),
                            new Node.Sink(NodeHeader.of(SINK, "Results"), Node.Sink.RESULTS, "", Map.of())),
                    List.of(Edge.between(FILTER, SINK))),
            Layout.EMPTY.withPositions(Map.of(FILTER, new Position(0, 0), SINK, new Position(280, 0))));

    private Drawing now = ORDERS;
    private final WrittenText written = new WrittenText(() -> now, ProblemTexts.english());
    private final String base = written.now().text();

    @Test
    void what_is_written_becomes_the_edits_that_lead_there() {
        var edits =
                written.edits(base, base.replace("amount > 10", "amount > 20").replace("Keep large ones", "Large"));

        now = applied(edits);
        assertThat(edits.overtaken()).isEmpty();
        assertThat(now.pipeline().node(FILTER))
                .contains(new Node.Filter(NodeHeader.of(FILTER, "Large"), "amount > 20"));
        assertThat(now.layout()).isEqualTo(ORDERS.layout());
    }

    @Test
    void what_others_changed_meanwhile_is_kept() {
        now = new PipelineEdit.RenameNode(SINK, "Tax results").applyTo(ORDERS);

        var edits = written.edits(base, base.replace("amount > 10", "amount > 20"));

        now = applied(edits);
        assertThat(edits.overtaken()).isEmpty();
        assertThat(now.pipeline().node(SINK).orElseThrow().name()).isEqualTo("Tax results");
        assertThat(now.pipeline().node(FILTER).orElseThrow())
                .isEqualTo(new Node.Filter(NodeHeader.of(FILTER, "Keep large ones"), "amount > 20"));
    }

    @Test
    void where_both_changed_the_same_the_text_stands_and_the_person_is_told() {
        now = new PipelineEdit.ChangeField(FILTER, "condition", "amount > 99").applyTo(ORDERS);

        var edits = written.edits(base, base.replace("amount > 10", "amount > 20"));

        now = applied(edits);
        assertThat(now.pipeline().node(FILTER).orElseThrow())
                .isEqualTo(new Node.Filter(NodeHeader.of(FILTER, "Keep large ones"), "amount > 20"));
        assertThat(edits.overtaken()).singleElement().asString().contains("amount > 99", "amount > 20");
    }

    @Test
    void a_text_that_says_the_same_changes_nothing() {
        assertThat(written.edits(base, base).edit()).isNull();
    }

    @Test
    void a_fault_stands_at_its_place_in_the_text() {
        String broken = base.replace("\"condition\"", "\"conditon\"");

        assertThat(written.faults(base)).isEmpty();
        assertThat(written.faults(broken)).first().satisfies(fault -> {
            assertThat(broken.substring(fault.position())).startsWith("\"conditon\"");
            assertThat(fault.message()).contains("conditon");
        });
        assertThat(written.edits(base, broken).edit()).isNull();
        assertThat(written.edits(base, broken).faults()).isNotEmpty();
    }

    @Test
    void a_text_that_is_not_json_says_where_it_ends_to_be() {
        assertThat(written.faults("{\n  \"formatVersion\": 1,\n  oops\n}"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.position()).isBetween(24, 31));
    }

    private Drawing applied(WrittenText.Edits edits) {
        var edit = EditJson.read(JsonMapper.shared().writeValueAsString(edits.edit()));
        return edit.applyTo(now);
    }
}
