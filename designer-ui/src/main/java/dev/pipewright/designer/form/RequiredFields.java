package dev.pipewright.designer.form;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.check.PipelineCheck;
import dev.pipewright.model.form.FormException;
import dev.pipewright.model.form.NodeFields;
import java.util.List;
import java.util.Objects;

/// Which fields a node can not do without, as the check of pipelines has it.
record RequiredFields(Node node) {

    private static final PipelineCheck CHECK = PipelineCheck.ofGraph();

    boolean contains(String field) {
        try {
            Node without = NodeFields.with(node, field, null);
            return CHECK.problems(new Pipeline("", "", List.of(), List.of(without), List.of())).stream()
                    .anyMatch(problem -> Objects.equals(problem.field(), field)
                            && problem.key().startsWith("check.required."));
        } catch (FormException _) {
            // It always has a value, as a choice has.
            return false;
        }
    }
}
