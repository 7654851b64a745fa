package dev.pipewright.designer.problem;

import dev.pipewright.model.NodeId;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import dev.pipewright.model.ProblemTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many problems a draft has, and which of its nodes have them: what a drawing shows of it.
///
/// @param errors how many keep it from being published
/// @param recommendations how many do not
/// @param nodes those that have any, those with errors first; after [#since], those that have others than before
public record ProblemMarks(int errors, int recommendations, List<NodeMark> nodes) {

    /// Those of a drawing that nobody has looked through.
    public static final ProblemMarks NONE = new ProblemMarks(0, 0, List.of());

    public ProblemMarks {
        nodes = List.copyOf(nodes);
    }

    /// The problems of a node.
    ///
    /// @param error true if one of them is an error
    /// @param count 0 for a node that has none any more
    /// @param first the sentence of the first of them
    public record NodeMark(String node, boolean error, int count, String first) {

        private NodeMark andOneMore() {
            return new NodeMark(node, error, count + 1, first);
        }
    }

    /// What problems look like in a drawing.
    ///
    /// @param problems errors first
    public static ProblemMarks of(List<Problem> problems, ProblemTexts texts) {
        Map<NodeId, NodeMark> nodes = new LinkedHashMap<>();
        int errors = 0;
        for (Problem problem : problems) {
            boolean error = problem.severity() == Severity.ERROR;
            errors += error ? 1 : 0;
            NodeId node = problem.node();
            if (node != null) {
                NodeMark mark = nodes.get(node);
                nodes.put(
                        node,
                        mark == null
                                ? new NodeMark(node.value(), error, 1, texts.sentence(problem))
                                : mark.andOneMore());
            }
        }
        return new ProblemMarks(errors, problems.size() - errors, List.copyOf(nodes.values()));
    }

    /// What whoever has seen other marks must be told, however many nodes there are: the marks that have changed.
    public ProblemMarks since(ProblemMarks before) {
        Map<String, NodeMark> gone = new LinkedHashMap<>();
        before.nodes.forEach(mark -> gone.put(mark.node(), mark));
        List<NodeMark> changed = new ArrayList<>();
        for (NodeMark mark : nodes) {
            if (!mark.equals(gone.remove(mark.node()))) {
                changed.add(mark);
            }
        }
        gone.keySet().forEach(node -> changed.add(new NodeMark(node, false, 0, "")));
        return new ProblemMarks(errors, recommendations, changed);
    }
}
