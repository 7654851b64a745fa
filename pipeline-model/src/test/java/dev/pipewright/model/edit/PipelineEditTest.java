package dev.pipewright.model.edit;

import static dev.pipewright.model.ExamplePipelines.MAPPING;
import static dev.pipewright.model.ExamplePipelines.ORDERS;
import static dev.pipewright.model.ExamplePipelines.RESULTS;
import static dev.pipewright.model.ExamplePipelines.SALES;
import static dev.pipewright.model.ExamplePipelines.TAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.ExamplePipelines;
import dev.pipewright.model.Group;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Position;
import dev.pipewright.model.Seeds;
import dev.pipewright.model.form.NodeFields;
import dev.pipewright.model.json.EditJson;
import dev.pipewright.model.json.PipelineFormatException;
import dev.pipewright.model.schema.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineEditTest {

    private static final Drawing SALES_TO_TAX = new Drawing(ExamplePipelines.salesToTax(), Layout.EMPTY);

    @Test
    void an_edit_and_its_inverse_leave_no_trace() {
        Seeds.each(200, seed -> {
            var edits = new RandomEdits(seed);
            Drawing before = edits.drawing(ExamplePipelines.everyKind(), 10);
            PipelineEdit edit = edits.edit(before);
            if (!fits(edit, before)) {
                return false;
            }

            PipelineEdit inverse = edit.inverse(before);

            assertThat(inverse.applyTo(edit.applyTo(before))).isEqualTo(before);
            return true;
        });
    }

    @Test
    void what_does_not_fit_has_no_inverse_either() {
        Seeds.each(200, seed -> {
            var edits = new RandomEdits(seed);
            Drawing before = edits.drawing(ExamplePipelines.everyKind(), 10);
            PipelineEdit edit = edits.edit(before);
            if (fits(edit, before)) {
                return false;
            }

            assertThatThrownBy(() -> edit.inverse(before)).isInstanceOf(EditRefusedException.class);
            return true;
        });
    }

    @Test
    void an_edit_is_read_as_it_was_written() {
        Seeds.each(200, seed -> {
            var edits = new RandomEdits(seed);
            PipelineEdit edit = edits.edit(edits.drawing(ExamplePipelines.everyKind(), 10));

            String text = EditJson.write(edit);

            assertThat(EditJson.read(text)).isEqualTo(edit);
            assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4096);
            return true;
        });
    }

    @Test
    void removing_a_node_removes_its_edges_and_its_place_in_a_group() {
        var grouped = new PipelineEdit.PutGroup(new Group("group-1", "Shape", List.of(ORDERS, MAPPING)))
                .applyTo(SALES_TO_TAX);

        Drawing after = new PipelineEdit.RemoveNode(MAPPING).applyTo(grouped);

        assertThat(after.pipeline().edges()).containsExactly(Edge.between(TAX, RESULTS), Edge.between(SALES, ORDERS));
        assertThat(after.layout().groups()).containsExactly(new Group("group-1", "Shape", List.of(ORDERS)));
    }

    @Test
    void a_field_of_settings_is_changed_by_itself() {
        var edit = new PipelineEdit.ChangeField(SALES, "settings.query", "SELECT 1");

        Drawing after = edit.applyTo(SALES_TO_TAX);

        Node.Source sales = (Node.Source) after.pipeline().node(SALES).orElseThrow();
        assertThat(sales.settings()).isEqualTo(Map.of("query", "SELECT 1", "fetchSize", 500L));
        assertThat(NodeFields.valueOf(sales, "settings.query")).isEqualTo("SELECT 1");
    }

    @Test
    void an_edit_holds_until_someone_changes_the_same_thing() {
        var mine = new PipelineEdit.ChangeField(SALES, "connection", "erp-2");
        Drawing after = mine.applyTo(SALES_TO_TAX);

        Drawing elsewhere = new PipelineEdit.RenameNode(SALES, "All sales").applyTo(after);
        Drawing overwritten = new PipelineEdit.ChangeField(SALES, "connection", "erp-3").applyTo(elsewhere);

        assertThat(mine.holdsIn(elsewhere)).isTrue();
        assertThat(mine.holdsIn(overwritten)).isFalse();
    }

    @Test
    void renaming_one_of_two_lines_with_one_target_can_be_taken_back() {
        Drawing twice = new PipelineEdit.ChangeField(
                        MAPPING,
                        "lines",
                        List.of(
                                Map.of("target", "code", "expression", "a"),
                                Map.of("target", "code", "expression", "b")))
                .applyTo(SALES_TO_TAX);
        var rename = new PipelineEdit.SetMappingLine(MAPPING, "code", new MappingLine("buyer", "a"));

        Drawing after = rename.applyTo(twice);

        assertThat(((Node.Map) after.pipeline().node(MAPPING).orElseThrow()).lines())
                .containsExactly(new MappingLine("buyer", "a"), new MappingLine("code", "b"));
        assertThat(rename.inverse(twice).applyTo(after)).isEqualTo(twice);
    }

    @Test
    void renaming_one_of_two_parameters_with_one_name_can_be_taken_back() {
        Parameter first = new Parameter("day", FieldType.Simple.DATE, null, "first");
        Parameter second = new Parameter("day", FieldType.Simple.DATE, null, "second");
        Drawing twice = SALES_TO_TAX.withPipeline(SALES_TO_TAX.pipeline().withParameters(List.of(first, second)));
        var rename = new PipelineEdit.SetParameter("day", new Parameter("from", FieldType.Simple.DATE, null, "first"));

        Drawing after = rename.applyTo(twice);

        assertThat(after.pipeline().parameters()).extracting(Parameter::name).containsExactly("from", "day");
        assertThat(rename.inverse(twice).applyTo(after)).isEqualTo(twice);
    }

    @Test
    void a_line_does_not_take_the_target_of_one_before_it() {
        assertRefused(
                new PipelineEdit.SetMappingLine(MAPPING, "currency", new MappingLine("code", "1")),
                "'Map orders' already has a line for 'code'. Change that line, or choose another target.");
    }

    @Test
    void an_edit_is_one_line_of_json() {
        var edit = new PipelineEdit.MoveNodes(Map.of(SALES, new Position(10, 20)));

        assertThat(EditJson.write(edit))
                .isEqualTo("{\"kind\":\"moveNodes\",\"positions\":{\"source-sales1\":{\"x\":10,\"y\":20}}}");
    }

    @Test
    void an_unknown_edit_is_refused() {
        assertThatThrownBy(() -> EditJson.read("{\"kind\":\"explode\"}"))
                .isInstanceOf(PipelineFormatException.class)
                .hasMessageStartingWith("Line 1, kind: there is no kind 'explode'. Use one of addNode, removeNode,");
    }

    @Test
    void what_does_not_fit_is_refused_with_a_sentence() {
        NodeId gone = new NodeId("map-gone");

        assertRefused(
                new PipelineEdit.RenameNode(gone, "x"),
                "The node is no longer there. Someone may have removed it: look at the drawing again.");
        assertRefused(
                new PipelineEdit.AddNode(ExamplePipelines.sales(), Position.ORIGIN),
                "'Sales' is already there. Add it under another id.");
        assertRefused(
                new PipelineEdit.ReplaceNode(new Node.Union(NodeHeader.of(SALES, "Sales"))),
                "'Sales' is of the kind source and stays so. Add a new node of the kind union instead.");
        assertRefused(
                new PipelineEdit.AddEdge(Edge.between(SALES, ORDERS)),
                "'Sales' and 'Group by order' are already connected this way. Choose other ports.");
        assertRefused(
                new PipelineEdit.ChangeField(SALES, "conection", "x"),
                "The field 'conection' of 'Sales' cannot have this value:"
                        + " the field 'conection' is not known. Correct its name or remove it.");
        assertRefused(
                new PipelineEdit.ChangeField(SALES, "connector", 7L),
                "The field 'connector' of 'Sales' cannot have this value: this must be a text."
                        + " Put it in quotation marks.");
        assertRefused(
                new PipelineEdit.ChangeField(SALES, "id", "source-x"),
                "The field 'id' of 'Sales' is not changed this way. Rename, enable or replace the node instead.");
        assertRefused(
                new PipelineEdit.AddMappingLine(MAPPING, 0, new MappingLine("code", "1")),
                "'Map orders' already has a line for 'code'. Change that line, or choose another target.");
        assertRefused(
                new PipelineEdit.RemoveMappingLine(SALES, "code"), "'Sales' has no mapping lines. Choose a mapping.");
    }

    private static void assertRefused(PipelineEdit edit, String sentence) {
        assertThatThrownBy(() -> edit.applyTo(SALES_TO_TAX))
                .isInstanceOf(EditRefusedException.class)
                .hasMessage(sentence);
    }

    private static boolean fits(PipelineEdit edit, Drawing drawing) {
        try {
            edit.applyTo(drawing);
            return true;
        } catch (EditRefusedException e) {
            return false;
        }
    }
}
