package dev.pipewright.designer.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.designer.problem.ProblemMarks.NodeMark;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import dev.pipewright.model.ProblemTexts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProblemMarksTest {

    private static final NodeId MAP = new NodeId("map-1");
    private static final NodeId SINK = new NodeId("sink-1");

    @Test
    void a_node_is_marked_once_with_its_first_problem() {
        var problems = List.of(
                problem(Severity.ERROR, "check.noSink", null),
                problem(Severity.ERROR, "check.noOutput", MAP),
                problem(Severity.RECOMMENDATION, "check.sameName", MAP),
                problem(Severity.RECOMMENDATION, "check.disabledLeftOut", SINK));

        assertThat(ProblemMarks.of(problems, ProblemTexts.english()))
                .isEqualTo(new ProblemMarks(
                        2,
                        2,
                        List.of(
                                new NodeMark("map-1", true, 2, "Add a sink: the records of 'Orders' go nowhere."),
                                new NodeMark(
                                        "sink-1",
                                        false,
                                        1,
                                        "'Orders' is disabled and left out of the run. Enable it if that is not"
                                                + " meant."))));
    }

    @Test
    void an_edit_tells_only_the_marks_that_it_has_changed() {
        var before =
                new ProblemMarks(2, 0, List.of(mark("a", 1, "One."), mark("b", 1, "Two."), mark("c", 1, "Three.")));
        var after = new ProblemMarks(3, 0, List.of(mark("a", 1, "One."), mark("b", 2, "Two."), mark("d", 1, "Four.")));

        assertThat(after.since(before))
                .isEqualTo(new ProblemMarks(
                        3, 0, List.of(mark("b", 2, "Two."), mark("d", 1, "Four."), new NodeMark("c", false, 0, ""))));
        assertThat(after.since(after).nodes()).isEmpty();
        assertThat(after.since(ProblemMarks.NONE)).isEqualTo(after);
    }

    private static NodeMark mark(String node, int count, String first) {
        return new NodeMark(node, true, count, first);
    }

    private static Problem problem(Severity severity, String key, @Nullable NodeId node) {
        return new Problem(severity, key, Map.of("node", "Orders"), node, null);
    }
}
