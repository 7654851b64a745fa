package dev.pipewright.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.Sentences;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the designer shows of the functions, and whether it is true.
class FunctionHelpTest {

    private static final EvaluationContext CONTEXT = EvaluationContext.of(Instant.parse("2026-01-31T12:00:00Z"), 7);

    private static List<FunctionHelp> all() {
        return FunctionHelp.all();
    }

    private static @Nullable Object evaluated(String expression) {
        return Expression.compile(expression).evaluate(Missing.MISSING, CONTEXT);
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_example_gives_its_result(FunctionHelp function) {
        var result = evaluated(function.example());

        assertThat(function.example()).contains("$" + function.name());
        assertThat(Comparison.equal(result, evaluated(function.result())))
                .as("%s gives %s", function.example(), Texts.json(result, false))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_parameter_has_a_name_that_says_whether_it_may_be_left_out(FunctionHelp function) {
        var signature = Signature.parse(function.signature());

        assertThat(function.parameters()).hasSize(signature.size());
        assertThat(function.parameters()).allMatch(name -> name.matches("[a-z]\\w*\\??"));
        assertThat(function.parameters().stream().filter(name -> name.endsWith("?")))
                .hasSize(
                        (int) function.signature().chars().filter(c -> c == '?').count());
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_function_is_described_in_sentences(FunctionHelp function) {
        String text = Sentences.in(Locale.ENGLISH).text(function.description());

        assertThat(text).matches("[A-Z].{10,}\\.").doesNotContain("{");
    }

    @ParameterizedTest
    @EnumSource
    void each_group_has_functions_and_a_title(FunctionGroup group) {
        assertThat(all()).anyMatch(function -> function.group() == group);
        assertThat(Sentences.english().text(group.title())).isNotBlank();
    }

    @Test
    void the_bundle_describes_nothing_that_there_is_not() {
        var bundle = ResourceBundle.getBundle("dev.pipewright.sentences.functions");
        var keys = new TreeSet<String>();
        all().forEach(function -> keys.add(function.description().key()));
        List.of(FunctionGroup.values()).forEach(group -> keys.add(group.title().key()));

        assertThat(bundle.keySet()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void the_functions_of_jsonata_are_all_there() {
        assertThat(all().stream().map(FunctionHelp::name))
                .contains("string", "match", "formatNumber", "sort", "each", "sift", "toMillis", "eval", "lookup")
                .doesNotHaveDuplicates();
    }

    @Test
    void a_function_is_shown_as_it_is_called() {
        var substring = all().stream()
                .filter(function -> function.name().equals("substring"))
                .findFirst()
                .orElseThrow();

        assertThat(substring.call()).isEqualTo("$substring(text, start, length?)");
        assertThat(substring.signature()).isEqualTo("<s-nn?:s>");
    }
}
