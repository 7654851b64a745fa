package dev.pipewright.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OfficialSuiteTest {

    private static List<OfficialSuite.Outcome> outcomes = List.of();

    @BeforeAll
    static void run() {
        outcomes = new OfficialSuite().run();
    }

    private static List<OfficialSuite.Outcome> those(Predicate<OfficialSuite.Outcome> condition) {
        return outcomes.stream().filter(condition).toList();
    }

    private static Set<String> known() throws IOException {
        try (var in = Objects.requireNonNull(OfficialSuiteTest.class.getResourceAsStream("known-differences.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void no_value_differs_from_the_reference_but_those_known_to_be_decimal() throws IOException {
        var wrong = those(outcome -> outcome.verdict() == OfficialSuite.Verdict.WRONG);

        assertThat(wrong.stream().map(OfficialSuite.Outcome::id).collect(Collectors.toSet()))
                .as("%s", wrong.stream().map(Object::toString).collect(Collectors.joining("\n")))
                .isEqualTo(known());
    }

    @Test
    void at_least_99_percent_of_the_cases_with_a_value_give_one() {
        var values = those(OfficialSuite.Outcome::hasValue);
        var refused = those(outcome -> outcome.verdict() == OfficialSuite.Verdict.REFUSED);

        assertThat(refused.size()).as("%s", refused).isLessThanOrEqualTo(values.size() / 100);
    }

    @Test
    void errors_have_the_code_that_the_reference_gives_them() {
        var errors =
                those(outcome -> !outcome.hasValue() && !outcome.expectedCode().isEmpty());
        var same = those(outcome -> !outcome.hasValue()
                && !outcome.expectedCode().isEmpty()
                && outcome.code().equals(outcome.expectedCode()));

        assertThat(same.size()).isGreaterThanOrEqualTo(errors.size() * 98 / 100);
    }

    @Test
    void code_that_is_written_out_ends_as_code_that_is_not() {
        var written = new OfficialSuite(
                        (compiled, input, evaluation) -> compiled.straight().evaluate(input, evaluation))
                .run();

        assertThat(written).isEqualTo(outcomes);
    }

    @Test
    void lines_that_are_written_out_end_as_expressions_do() {
        var written = new OfficialSuite(OfficialSuiteTest::asLine).run();

        assertThat(written)
                .map(OfficialSuiteTest::ending)
                .isEqualTo(outcomes.stream().map(OfficialSuiteTest::ending).toList());
    }

    private static @Nullable Object asLine(Compiled compiled, @Nullable Object input, Evaluation evaluation) {
        var line = new TargetFields.Value("field", compiled);
        var fields = new TargetFields.InTurn(new Shape(List.of("field")), List.of(line)).straight();
        return fields.values(input, evaluation).getOrDefault("field", Missing.MISSING);
    }

    /// All but the message, which names the field.
    private static String ending(OfficialSuite.Outcome outcome) {
        return outcome.id() + " " + outcome.verdict() + " " + outcome.code();
    }
}
