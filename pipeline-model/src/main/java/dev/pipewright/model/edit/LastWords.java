package dev.pipewright.model.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Of several edits in a row, those whose effect the last one leaves: a parameter that is taken away and put
/// elsewhere is there at the end, and a frame that lets go of a box before another takes it in has its new boxes.
final class LastWords {

    private LastWords() {}

    static List<PipelineEdit> of(List<PipelineEdit> edits) {
        List<PipelineEdit> last = new ArrayList<>();
        Set<String> spokenOf = new HashSet<>();
        for (PipelineEdit edit :
                edits.stream().flatMap(LastWords::parts).toList().reversed()) {
            List<String> subjects = subjectsOf(edit);
            if (subjects.isEmpty() || !spokenOf.contains(subjects.getFirst())) {
                last.addFirst(edit);
            }
            spokenOf.addAll(subjects);
        }
        return last;
    }

    private static Stream<PipelineEdit> parts(PipelineEdit edit) {
        return edit instanceof PipelineEdit.Several(var edits)
                ? edits.stream().flatMap(LastWords::parts)
                : Stream.of(edit);
    }

    /// What an edit leaves in another state: first what it is about afterwards, then what it was about before.
    private static List<String> subjectsOf(PipelineEdit edit) {
        return switch (edit) {
            case PipelineEdit.AddParameter add ->
                List.of("parameter " + add.parameter().name());
            case PipelineEdit.SetParameter(var name, var parameter) ->
                List.of("parameter " + parameter.name(), "parameter " + name);
            case PipelineEdit.RemoveParameter(var name) -> List.of("parameter " + name);
            case PipelineEdit.PutGroup(var group) -> List.of("group " + group.id());
            case PipelineEdit.RemoveGroup(var id) -> List.of("group " + id);
            case PipelineEdit.AddNode add -> List.of("node " + add.node().id());
            case PipelineEdit.RemoveNode(var id) -> List.of("node " + id);
            case PipelineEdit.RenameNode _,
                    PipelineEdit.SetDisabled _,
                    PipelineEdit.ChangeField _,
                    PipelineEdit.ReplaceNode _,
                    PipelineEdit.AddEdge _,
                    PipelineEdit.RemoveEdge _,
                    PipelineEdit.MoveNodes _,
                    PipelineEdit.AddMappingLine _,
                    PipelineEdit.SetMappingLine _,
                    PipelineEdit.RemoveMappingLine _,
                    PipelineEdit.MoveMappingLine _,
                    PipelineEdit.RenamePipeline _,
                    PipelineEdit.DescribePipeline _,
                    PipelineEdit.Several _ -> List.of();
        };
    }
}
