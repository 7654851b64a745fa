package dev.pipewright.platform.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.Group;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Position;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.draft.DraftLog.Entry;
import dev.pipewright.platform.draft.DraftLog.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UndoStacksTest {

    private static final NodeId MAP = new NodeId("map-order7");
    private static final NodeId CALL = new NodeId("apiCall-taxman");

    private final List<Entry> log = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    private void edit(PipelineEdit edit, PipelineEdit inverse) {
        long seq = log.size() + 1L;
        log.add(new Entry(new SavedEdit(seq, "e" + seq, "ann", edit), inverse, Kind.EDIT, null, now));
        now = now.plusSeconds(1);
    }

    private void rename(String from, String to) {
        edit(new PipelineEdit.RenameNode(MAP, to), new PipelineEdit.RenameNode(MAP, from));
    }

    private PipelineEdit undo() {
        return new UndoStacks(log).toUndo().getFirst().inverse();
    }

    @Test
    void typing_a_name_is_one_step() {
        rename("Map", "O");
        rename("O", "Or");
        rename("Or", "Orders");

        assertThat(undo()).isEqualTo(new PipelineEdit.RenameNode(MAP, "Map"));
    }

    @Test
    void a_rest_ends_a_step() {
        rename("Map", "Orders");
        now = now.plus(Duration.ofSeconds(5));
        rename("Orders", "Sales");

        assertThat(undo()).isEqualTo(new PipelineEdit.RenameNode(MAP, "Orders"));
    }

    @Test
    void what_somebody_else_wrote_between_is_not_taken_back() {
        rename("Map", "Orders");
        rename("Ben's", "Sales");

        assertThat(undo()).isEqualTo(new PipelineEdit.RenameNode(MAP, "Ben's"));
    }

    @Test
    void two_fields_are_two_steps() {
        rename("Map", "Orders");
        edit(new PipelineEdit.RenameNode(CALL, "Tax"), new PipelineEdit.RenameNode(CALL, "Call"));

        assertThat(undo()).isEqualTo(new PipelineEdit.RenameNode(CALL, "Call"));
    }

    @Test
    void typing_into_a_mapping_line_is_one_step_also_if_it_is_the_target() {
        var empty = new MappingLine("c", "");
        var typing = new MappingLine("co", "");
        var typed = new MappingLine("code", "");
        edit(new PipelineEdit.SetMappingLine(MAP, "c", typing), new PipelineEdit.SetMappingLine(MAP, "co", empty));
        edit(new PipelineEdit.SetMappingLine(MAP, "co", typed), new PipelineEdit.SetMappingLine(MAP, "code", typing));

        assertThat(undo()).isEqualTo(new PipelineEdit.SetMappingLine(MAP, "code", empty));
    }

    @Test
    void typing_the_pipelines_description_or_a_groups_name_is_one_step() {
        edit(new PipelineEdit.DescribePipeline("Ta"), new PipelineEdit.DescribePipeline(""));
        edit(new PipelineEdit.DescribePipeline("Taxes"), new PipelineEdit.DescribePipeline("Ta"));
        assertThat(undo()).isEqualTo(new PipelineEdit.DescribePipeline(""));

        edit(put("Re"), put(""));
        edit(put("Reading"), put("Re"));
        assertThat(undo()).isEqualTo(put(""));
    }

    private static PipelineEdit put(String name) {
        return new PipelineEdit.PutGroup(new Group("g1", name, List.of(MAP)));
    }

    @Test
    void two_drags_and_two_switches_are_two_steps_however_quick() {
        edit(move(10), move(0));
        edit(move(20), move(10));
        assertThat(undo()).isEqualTo(move(10));

        edit(new PipelineEdit.SetDisabled(MAP, true), new PipelineEdit.SetDisabled(MAP, false));
        edit(new PipelineEdit.SetDisabled(MAP, false), new PipelineEdit.SetDisabled(MAP, true));
        assertThat(undo()).isEqualTo(new PipelineEdit.SetDisabled(MAP, true));
    }

    private static PipelineEdit move(int x) {
        return new PipelineEdit.MoveNodes(Map.of(MAP, new Position(x, 0)));
    }
}
