package dev.pipewright.model.edit;

import static dev.pipewright.model.ExamplePipelines.MAPPING;
import static dev.pipewright.model.ExamplePipelines.TAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.ExamplePipelines;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Position;
import dev.pipewright.model.edit.PipelineEdit.AddMappingLine;
import dev.pipewright.model.edit.PipelineEdit.ChangeField;
import dev.pipewright.model.edit.PipelineEdit.MoveNodes;
import dev.pipewright.model.edit.PipelineEdit.RemoveMappingLine;
import dev.pipewright.model.edit.PipelineEdit.RemoveNode;
import dev.pipewright.model.edit.PipelineEdit.RenameNode;
import dev.pipewright.model.edit.PipelineEdit.ReplaceNode;
import dev.pipewright.model.edit.PipelineEdit.SetDisabled;
import dev.pipewright.model.edit.PipelineEdit.SetMappingLine;
import dev.pipewright.model.edit.PipelineEdit.SetParameter;
import dev.pipewright.model.edit.PipelineEdit.Several;
import dev.pipewright.model.schema.FieldType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LateEditTest {

    private static final Drawing BASE = new SetParameterOf("month", "1")
            .in(new AddMappingLine(MAPPING, 0, new MappingLine("late", "a"))
                    .applyTo(new Drawing(ExamplePipelines.salesToTax(), Layout.EMPTY)));

    private record SetParameterOf(String name, String standard) {
        Drawing in(Drawing drawing) {
            return new PipelineEdit.AddParameter(0, parameter()).applyTo(drawing);
        }

        Parameter parameter() {
            return new Parameter(name, FieldType.Simple.STRING, standard, "");
        }
    }

    private static LateEdit late(PipelineEdit theirs, PipelineEdit mine) {
        return LateEdit.of(mine, BASE, List.of(BASE, theirs.applyTo(BASE)));
    }

    private static PipelineEdit line(String target, String expression) {
        return new SetMappingLine(MAPPING, "late", new MappingLine(target, expression));
    }

    @Test
    void other_fields_merge() {
        var late = late(new RenameNode(MAPPING, "Theirs"), new SetDisabled(MAPPING, true));

        assertThat(late.overtaken()).isEmpty();
        assertThat(late.fitting()).containsExactly(new SetDisabled(MAPPING, true));
    }

    @Test
    void one_field_is_never_written_over_unseen() {
        var late = late(new RenameNode(MAPPING, "Theirs"), new RenameNode(MAPPING, "Mine"));

        assertThat(late.fitting()).isEmpty();
        assertThat(late.insisting()).isEqualTo(new RenameNode(MAPPING, "Mine"));
        assertThat(late.overtaken()).singleElement().satisfies(one -> {
            assertThat(one.theirs()).isEqualTo("Theirs");
            assertThat(one.mine()).isEqualTo("Mine");
            assertThat(one.isGone()).isFalse();
        });
    }

    @Test
    void who_writes_the_same_agrees() {
        var late = late(new RenameNode(MAPPING, "Same"), new RenameNode(MAPPING, "Same"));

        assertThat(late.overtaken()).isEmpty();
    }

    @Test
    void of_several_edits_those_elsewhere_are_done_whatever_is_chosen() {
        var moved = new MoveNodes(Map.of(MAPPING, new Position(3, 4)));

        var late =
                late(new RenameNode(MAPPING, "Theirs"), new Several(List.of(moved, new RenameNode(MAPPING, "Mine"))));

        assertThat(late.fitting()).containsExactly(moved);
        assertThat(late.overtaken()).hasSize(1);
    }

    @Test
    void a_node_that_is_replaced_is_compared_field_by_field() {
        Node renamed = new RenameNode(MAPPING, "Mine")
                .applyTo(BASE)
                .pipeline()
                .node(MAPPING)
                .orElseThrow();

        var late = late(new SetDisabled(MAPPING, true), new ReplaceNode(renamed));

        assertThat(late.overtaken()).isEmpty();
        assertThat(late.fitting()).containsExactly(new RenameNode(MAPPING, "Mine"));
    }

    @Test
    void a_line_takes_one_persons_target_and_the_others_expression() {
        var late = late(line("late", "b"), line("later", "a"));

        assertThat(late.overtaken()).isEmpty();
        assertThat(late.fitting()).containsExactly(line("later", "b"));
    }

    @Test
    void two_expressions_of_a_line_are_a_choice() {
        var late = late(line("late", "b"), line("late", "c"));

        assertThat(late.overtaken())
                .extracting(Overtaken::place, Overtaken::seen, Overtaken::theirs, Overtaken::mine)
                .containsExactly(tuple(new EditPlace.OfLine(MAPPING, "late"), "a", "b", "c"));
    }

    @Test
    void two_who_add_the_same_line_choose_its_expression() {
        var added = new AddMappingLine(MAPPING, 0, new MappingLine("new", "b"));

        var late = late(new AddMappingLine(MAPPING, 0, new MappingLine("new", "a")), added);

        assertThat(late.overtaken()).hasSize(1);
        assertThat(late.insisting()).isEqualTo(new SetMappingLine(MAPPING, "new", new MappingLine("new", "b")));
    }

    @Test
    void what_others_have_changed_is_not_removed_unseen() {
        assertThat(late(line("late", "b"), new RemoveMappingLine(MAPPING, "late"))
                        .overtaken())
                .hasSize(1);
        assertThat(late(new RenameNode(MAPPING, "Theirs"), new RemoveNode(MAPPING))
                        .overtaken())
                .hasSize(1);
    }

    @Test
    void a_removed_line_comes_back_with_the_value() {
        var gone = new RemoveMappingLine(MAPPING, "late");

        var late = late(gone, line("late", "c"));

        assertThat(late.overtaken())
                .singleElement()
                .satisfies(one -> assertThat(one.isGone()).isTrue());
        assertThat(late.insisting().applyTo(gone.applyTo(BASE)))
                .isEqualTo(line("late", "c").applyTo(BASE));
    }

    @Test
    void a_removed_node_comes_back_with_its_connections_and_the_value() {
        var gone = new RemoveNode(TAX);
        var mine = new Several(List.of(new RenameNode(TAX, "Mine"), new ChangeField(TAX, "answer", "taxes")));

        var late = late(gone, mine);

        assertThat(late.overtaken()).extracting(Overtaken::isGone).containsExactly(true, true);
        Drawing back = late.insisting().applyTo(gone.applyTo(BASE));
        assertThat(back.pipeline()).isEqualTo(mine.applyTo(BASE).pipeline());
    }

    @Test
    void a_parameter_merges_by_field_and_comes_back() {
        var help = new SetParameter("month", new Parameter("month", FieldType.Simple.STRING, "1", "The month."));
        var standard = new SetParameter("month", new SetParameterOf("month", "2").parameter());
        var other = new SetParameter("month", new SetParameterOf("month", "3").parameter());
        var gone = new PipelineEdit.RemoveParameter("month");

        assertThat(late(help, standard).fitting())
                .containsExactly(
                        new SetParameter("month", new Parameter("month", FieldType.Simple.STRING, "2", "The month.")));
        assertThat(late(other, standard).overtaken()).hasSize(1);
        assertThat(late(gone, standard).insisting().applyTo(gone.applyTo(BASE))).isEqualTo(standard.applyTo(BASE));
    }

    @Test
    void boxes_that_are_gone_hold_no_move_up() {
        var late =
                late(new RemoveNode(TAX), new MoveNodes(Map.of(TAX, new Position(1, 1), MAPPING, new Position(2, 2))));

        assertThat(late.overtaken()).isEmpty();
        assertThat(late.fitting()).containsExactly(new MoveNodes(Map.of(MAPPING, new Position(2, 2))));
    }
}
