package dev.pipewright.designer.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProblemLinesTest {

    private final List<String> made = new ArrayList<>();
    private final ProblemLines lines = new ProblemLines("problems.errors", problem -> {
        made.add(problem.key());
        return new Span(problem.key());
    });

    @Test
    void each_problem_has_a_line_in_its_order() {
        lines.show(problems("one", "two", "three"));

        assertThat(shown()).containsExactly("one", "two", "three");
        assertThat(lines.isVisible()).isTrue();
    }

    @Test
    void a_line_whose_problem_is_still_there_stays_the_same() {
        lines.show(problems("one", "two", "three"));
        Element three = list().getChild(2);
        made.clear();

        lines.show(problems("one", "between", "three"));

        assertThat(shown()).containsExactly("one", "between", "three");
        assertThat(made).containsExactly("between");
        assertThat(list().getChild(2)).isEqualTo(three);
    }

    @Test
    void an_edit_of_one_node_of_hundreds_makes_one_line() {
        var many = IntStream.range(0, 500).mapToObj(number -> "p" + number).toArray(String[]::new);
        lines.show(problems(many));
        made.clear();
        many[250] = "other";

        lines.show(problems(many));

        assertThat(made).containsExactly("other");
        assertThat(shown()).containsExactly(many);
    }

    @Test
    void problems_that_change_their_places_or_come_twice_are_shown_as_they_are() {
        lines.show(problems("one", "two", "three"));

        lines.show(problems("three", "one", "one", "two"));
        assertThat(shown()).containsExactly("three", "one", "one", "two");

        lines.show(problems("one"));
        assertThat(shown()).containsExactly("one");

        lines.show(List.of());
        assertThat(shown()).isEmpty();
        assertThat(lines.isVisible()).isFalse();
    }

    private static List<Problem> problems(String... keys) {
        return Arrays.stream(keys)
                .map(key -> new Problem(Severity.ERROR, key, Map.of(), null, null))
                .toList();
    }

    private List<String> shown() {
        return list().getChildren().map(item -> item.getChild(0).getText()).toList();
    }

    private Element list() {
        return lines.getElement().getChild(1);
    }
}
