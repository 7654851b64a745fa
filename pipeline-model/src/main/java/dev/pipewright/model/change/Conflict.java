package dev.pipewright.model.change;

import dev.pipewright.model.NodeId;
import dev.pipewright.model.Problem;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that was changed differently on both sides.
///
/// @param node the node, if it is about one
/// @param subject what people call it: the node's or parameter's name
/// @param field the field, as in [Change]; empty if one side removed the whole
/// @param ours our value as canonical JSON; null if we took it away
/// @param theirs their value as canonical JSON; null if they took it away
public record Conflict(
        @Nullable NodeId node,
        String subject,
        String field,
        @Nullable String ours,
        @Nullable String theirs) {

    /// True if it is about a parameter. What is about no node either is the pipeline's own name or description.
    public boolean isOfParameter() {
        return node == null && !field.equals("name") && !field.equals("description");
    }

    /// The conflict as a sentence that names node, field and both values.
    public Problem problem() {
        Map<String, String> values = new HashMap<>();
        values.put("node", subject);
        values.put("field", field);
        values.put("ours", ours == null ? "–" : ours);
        values.put("theirs", theirs == null ? "–" : theirs);
        String key = field.isEmpty() ? ours == null ? "merge.weRemoved" : "merge.theyRemoved" : "merge.field";
        return new Problem(Problem.Severity.ERROR, key, values, node, field.isEmpty() ? null : field);
    }
}
