package dev.pipewright.model.edit;

import static dev.pipewright.model.ExamplePipelines.MAPPING;
import static dev.pipewright.model.ExamplePipelines.ORDERS;
import static dev.pipewright.model.ExamplePipelines.SALES;
import static dev.pipewright.model.ExamplePipelines.TAX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.ExamplePipelines;
import dev.pipewright.model.Group;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Position;
import dev.pipewright.model.Seeds;
import dev.pipewright.model.json.EditJson;
import dev.pipewright.model.schema.FieldType.Simple;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditsBetweenTest {

    private static final Drawing START = new Drawing(ExamplePipelines.salesToTax(), Layout.EMPTY);

    @Test
    void the_edits_lead_to_exactly_the_other_drawing_and_their_inverse_leads_back() {
        Seeds.each(1_000, seed -> {
            var edits = new RandomEdits(seed);
            Drawing from = edits.drawing(ExamplePipelines.everyKind(), 6);
            Drawing to = edits.drawing(from, 1 + (int) (seed % 12));
            var between = EditsBetween.of(from, to);
            if (between.isEmpty()) {
                assertThat(to).isEqualTo(from);
                return false;
            }

            PipelineEdit there = EditJson.read(EditJson.write(between.get()));

            assertThat(there.applyTo(from)).isEqualTo(to);
            assertThat(there.inverse(from).applyTo(to)).isEqualTo(from);
            return true;
        });
    }

    @Test
    void the_edits_hold_where_they_lead_so_that_they_can_be_taken_back() {
        Seeds.each(1_000, seed -> {
            var edits = new RandomEdits(seed);
            Drawing from = edits.drawing(ExamplePipelines.everyKind(), 6);
            Drawing to = edits.drawing(from, 1 + (int) (seed % 12));

            return EditsBetween.of(from, to)
                    .map(there -> {
                        assertThat(there.holdsIn(to)).isTrue();
                        return true;
                    })
                    .orElse(false);
        });
    }

    @Test
    void between_drawings_that_have_nothing_in_common_all_is_taken_away_and_put_there() {
        Drawing other = ExamplePipelines.everyKind();

        assertThat(EditsBetween.of(START, other).orElseThrow().applyTo(START)).isEqualTo(other);
        assertThat(EditsBetween.of(other, START).orElseThrow().applyTo(other)).isEqualTo(START);
    }

    @Test
    void equal_drawings_need_no_edit() {
        assertThat(EditsBetween.of(START, START)).isEmpty();
    }

    @Test
    void fields_lines_and_places_are_edited_one_by_one() {
        Drawing to = new PipelineEdit.Several(List.of(
                        new PipelineEdit.ChangeField(SALES, "connection", "erp-2"),
                        new PipelineEdit.SetMappingLine(MAPPING, "code", new MappingLine("code", "'A'")),
                        new PipelineEdit.MoveNodes(Map.of(TAX, new Position(5, 6)))))
                .applyTo(START);

        assertThat(EditsBetween.of(START, to))
                .contains(new PipelineEdit.Several(List.of(
                        new PipelineEdit.SetMappingLine(MAPPING, "code", new MappingLine("code", "'A'")),
                        new PipelineEdit.ChangeField(SALES, "connection", "erp-2"),
                        new PipelineEdit.MoveNodes(Map.of(TAX, new Position(5, 6))))));
    }

    @Test
    void a_node_of_another_kind_under_the_same_id_is_another_node() {
        Drawing to = START.withPipeline(START.pipeline().withNode(new Node.Union(NodeHeader.of(ORDERS, "All"))));

        PipelineEdit there = EditsBetween.of(START, to).orElseThrow();

        assertThat(there.applyTo(START)).isEqualTo(to);
        assertThat(there.inverse(START).applyTo(to)).isEqualTo(START);
        assertThat(there.holdsIn(to)).isTrue();
    }

    @Test
    void two_frames_swap_their_boxes() {
        Drawing from = START.withLayout(START.layout()
                .withGroups(List.of(new Group("a", "A", List.of(SALES)), new Group("b", "B", List.of(TAX)))));
        Drawing to = START.withLayout(START.layout()
                .withGroups(List.of(new Group("a", "A", List.of(TAX)), new Group("b", "B", List.of(SALES)))));

        PipelineEdit there = EditsBetween.of(from, to).orElseThrow();

        assertThat(there.applyTo(from)).isEqualTo(to);
        assertThat(there.holdsIn(to)).isTrue();
    }

    @Test
    void parameters_that_a_file_has_twice_are_put_there_as_they_are() {
        Drawing to = START.withPipeline(START.pipeline()
                .withParameters(List.of(parameter("x", "1"), parameter("y", "2"), parameter("x", "3"))));

        PipelineEdit there = EditsBetween.of(START, to).orElseThrow();

        assertThat(there.applyTo(START)).isEqualTo(to);
        assertThat(there.inverse(START).applyTo(to)).isEqualTo(START);
        assertThat(EditsBetween.of(to, START).orElseThrow().applyTo(to)).isEqualTo(START);
    }

    private static Parameter parameter(String name, String standard) {
        return new Parameter(name, Simple.STRING, standard, "");
    }
}
