package dev.pipewright.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {

    @Test
    void every_text_is_a_sentence() {
        ResourceBundle bundle = ResourceBundle.getBundle("dev.pipewright.model.problems");

        assertThat(bundle.keySet())
                .allSatisfy(key -> assertThat(bundle.getString(key)).matches("(?s).*[.}]"));
    }

    @Test
    void values_are_put_in_as_they_are() {
        var problem = new Problem(
                Problem.Severity.ERROR,
                "check.unknownParameter",
                Map.of("node", "A {b}", "use", "${x}", "parameter", "x"),
                null,
                null);

        assertThat(ProblemTexts.english().sentence(problem))
                .isEqualTo("'A {b}' uses ${x}, but the pipeline has no parameter 'x'. Add it or correct the name.");
    }
}
