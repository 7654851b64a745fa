package dev.pipewright.designer.draft;

import static dev.pipewright.designer.draft.SampleDrawing.CALL;
import static dev.pipewright.designer.draft.SampleDrawing.GROUP;
import static dev.pipewright.designer.draft.SampleDrawing.KEEP;
import static dev.pipewright.designer.draft.SampleDrawing.MAP;
import static dev.pipewright.designer.draft.SampleDrawing.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Group;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.schema.FieldType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What each kind of edit makes of a drawing, in a file with which the browser's own application of edits is tested.
/// After a change, run this test with `-Dpipewright.write=true`; it writes the file.
class EditCasesTest {

    private static final Path FILE = Path.of("src/test/resources/edits.json");
    private static final NodeId NOTE = new NodeId("note-nt1k2l");
    static final Group FRAME = new Group("g1", "Orders", List.of(GROUP, MAP));
    private static final Drawing BEFORE = new PipelineEdit.PutGroup(FRAME).applyTo(SampleDrawing.orders());

    static final List<PipelineEdit> EDITS = List.of(
            new PipelineEdit.AddNode(new Node.Note(NodeHeader.of(NOTE, "Note"), "Look here."), new Position(8, 200)),
            new PipelineEdit.RemoveNode(MAP),
            new PipelineEdit.RenameNode(MAP, "Form orders"),
            new PipelineEdit.SetDisabled(MAP, true),
            new PipelineEdit.ChangeField(READ, "settings.query", "select 1"),
            new PipelineEdit.ChangeField(READ, "settings.query", null),
            new PipelineEdit.ChangeField(GROUP, "groupBy", List.of("customer")),
            new PipelineEdit.ChangeField(GROUP, "groupBy", List.of()),
            new PipelineEdit.ReplaceNode(new Node.Map(NodeHeader.of(MAP, "Anew"), List.of())),
            new PipelineEdit.AddEdge(new Edge(READ, Edge.OUT, KEEP, Edge.IN)),
            new PipelineEdit.RemoveEdge(Edge.between(GROUP, MAP)),
            new PipelineEdit.MoveNodes(Map.of(MAP, new Position(0, 0), CALL, new Position(9, -9))),
            new PipelineEdit.AddMappingLine(MAP, 1, new MappingLine("date", "day")),
            new PipelineEdit.AddMappingLine(MAP, 99, new MappingLine("date", "day")),
            new PipelineEdit.SetMappingLine(MAP, "code", new MappingLine("documentCode", "customer")),
            new PipelineEdit.RemoveMappingLine(MAP, "code"),
            new PipelineEdit.MoveMappingLine(MAP, "code", 1),
            new PipelineEdit.AddParameter(0, new Parameter("year", FieldType.Simple.INTEGER, null, "")),
            new PipelineEdit.SetParameter("month", new Parameter("period", FieldType.Simple.STRING, "", "")),
            new PipelineEdit.RemoveParameter("month"),
            new PipelineEdit.RenamePipeline("Orders"),
            new PipelineEdit.DescribePipeline(""),
            new PipelineEdit.PutGroup(new Group("g1", "All", List.of(READ, GROUP))),
            new PipelineEdit.PutGroup(new Group("g2", "Rest", List.of(CALL))),
            new PipelineEdit.RemoveGroup("g1"),
            new PipelineEdit.Several(
                    List.of(new PipelineEdit.RemoveNode(CALL), new PipelineEdit.AddEdge(Edge.between(MAP, KEEP)))));

    /// @param pipeline after the edit
    record Case(PipelineEdit edit, Pipeline pipeline, Layout layout) {}

    record Cases(Pipeline pipeline, Layout layout, List<Case> cases) {}

    @Test
    void the_browser_is_tested_with_what_edits_do_on_the_server() throws IOException {
        var cases = new Cases(
                BEFORE.pipeline(),
                BEFORE.layout(),
                EDITS.stream().map(EditCasesTest::caseOf).toList());
        var written = DraftJson.write(cases).toPrettyString() + "\n";

        if (Boolean.getBoolean("pipewright.write")) {
            Files.writeString(FILE, written);
        }

        assertThat(Files.readString(FILE)).isEqualTo(written);
    }

    @Test
    void each_kind_of_edit_is_among_them() {
        assertThat(EDITS)
                .extracting(Object::getClass)
                .containsAll(Arrays.asList(PipelineEdit.class.getPermittedSubclasses()));
    }

    private static Case caseOf(PipelineEdit edit) {
        var after = edit.applyTo(BEFORE);
        return new Case(edit, after.pipeline(), after.layout());
    }
}
