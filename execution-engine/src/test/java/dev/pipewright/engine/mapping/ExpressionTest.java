package dev.pipewright.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpressionTest {

    private static final EvaluationContext CONTEXT = EvaluationContext.of(Instant.parse("2026-01-31T12:00:00Z"), 7);
    private static final EvaluationLimits TIGHT =
            new EvaluationLimits(200_000, Duration.ofSeconds(5), 100, 10_000, 10_000);
    private static final @Nullable Object ORDER = PlainJson.read("""
            {'code': 'SO-1', 'note': null, 'lines': [
              {'sku': 'A', 'quantity': 3, 'price': 0.10},
              {'sku': 'B', 'quantity': 1, 'price': 0.20},
              {'sku': 'A', 'quantity': 2, 'price': 19.99}]}""");

    private static @Nullable Object evaluate(String expression) {
        return Expression.compile(expression).evaluate(ORDER, CONTEXT);
    }

    private static EvaluationException failure(String expression) {
        var compiled = Expression.compile(expression);
        try {
            var result = compiled.evaluate(ORDER, CONTEXT.withLimits(TIGHT));
            throw new AssertionError("it gave " + result);
        } catch (EvaluationException e) {
            return e;
        }
    }

    private static ExpressionProblem problem(String expression) {
        return Expression.check(expression).orElseThrow();
    }

    @Test
    void money_adds_up_exactly() {
        assertThat(evaluate("0.1 + 0.2")).isEqualTo(new BigDecimal("0.3"));
        assertThat(evaluate("$sum(lines.(quantity * price))")).isEqualTo(new BigDecimal("40.48"));
        assertThat(evaluate("9223372036854775807 + 1")).isEqualTo(new BigDecimal("9223372036854775808"));
    }

    @Test
    void a_whole_number_is_a_long_however_it_came_about() {
        assertThat(evaluate("2.5 * 2")).isEqualTo(5L);
        assertThat(evaluate("1e3")).isEqualTo(1000L);
        assertThat(evaluate("10 / 4 * 2")).isEqualTo(5L);
    }

    @Test
    void halves_are_rounded_to_the_even_neighbour() {
        assertThat(evaluate("$round(2.345, 2)")).isEqualTo(new BigDecimal("2.34"));
        assertThat(evaluate("$round(2.355, 2)")).isEqualTo(new BigDecimal("2.36"));
        assertThat(evaluate("$round(-0.5)")).isEqualTo(0L);
    }

    @Test
    void null_is_a_value_and_missing_is_none() {
        assertThat(evaluate("note")).isNull();
        assertThat(evaluate("remark")).isEqualTo(Missing.MISSING);
        assertThat(evaluate("$exists(note) & $exists(remark)")).isEqualTo("truefalse");
    }

    @Test
    void a_single_result_is_no_list_unless_asked_for() {
        assertThat(evaluate("lines[sku = 'B'].quantity")).isEqualTo(1L);
        assertThat(evaluate("lines[sku = 'B'].quantity[]")).isEqualTo(List.of(1L));
        assertThat(evaluate("lines[sku = 'A'].quantity")).isEqualTo(List.of(3L, 2L));
    }

    @Test
    void time_and_chance_are_the_run_s() {
        assertThat(evaluate("$now()")).isEqualTo("2026-01-31T12:00:00.000Z");
        assertThat(evaluate("$millis()")).isEqualTo(1_769_860_800_000L);
        assertThat(evaluate("[$random(), $random()]")).isEqualTo(evaluate("[$random(), $random()]"));
        assertThat(evaluate("$random() = $random()")).isEqualTo(false);
    }

    @Test
    void parameters_of_the_run_are_fields_of_param() {
        var context = CONTEXT.withParameters(Map.of("from", "1997-01-01"));

        assertThat(Expression.compile("$param.from").evaluate(ORDER, context)).isEqualTo("1997-01-01");
    }

    @Test
    void a_problem_says_what_to_do_and_where() {
        assertThat(problem("a.b + ").message()).isEqualTo("The expression ends too early; complete it.");
        assertThat(problem("[1, 2").message()).isEqualTo("Put ']' before the end of the expression.");
        assertThat(problem("a = 'b").message()).isEqualTo("Close the text with a '.");
        assertThat(problem("1 + $summe(x)").message())
                .isEqualTo("There is no function '$summe'; see the list of functions for its name.");
        assertThat(problem("1 + sum(x)").message()).isEqualTo("Write '$sum' with a dollar sign to call the function.");
        assertThat(problem("1 + $summe(x)").position()).isEqualTo(4);
        assertThat(new JsonataCheck().faultOf("1 + $summe(x)").orElseThrow().position())
                .isEqualTo(5);
        assertThat(Expression.check("lines.price")).isEmpty();
    }

    @Test
    void trouble_with_a_value_names_it_and_its_place() {
        var failure = failure("1 + code");

        assertThat(failure)
                .hasMessage("'+' calculates with numbers, but on its right is 'SO-1'; convert it with $number. Look at"
                        + " character 3 of the expression: 1 + code");
        assertThat(failure.target()).isEmpty();
        assertThat(failure.position()).isEqualTo(2);
        assertThat(failure.expression()).isEqualTo("1 + code");
        assertThat(failure.value()).isEqualTo("SO-1");
    }

    @Test
    void the_value_is_said_once_and_shortened() {
        String text = "x".repeat(100);

        assertThat(failure("$base64encode('€uro')"))
                .hasMessage(
                        "$base64encode takes characters of ISO 8859-1 only, since each becomes one byte; remove the"
                                + " others. The value is '€uro'. Look at character 14 of the expression: $base64encode('€uro')");
        assertThat(failure("'" + text + "' - 1"))
                .hasMessage("'-' calculates with numbers, but on its left is '" + "x".repeat(60) + "…'; convert it with"
                        + " $number. Look at character 104 of the expression: …" + "x".repeat(58) + "' - 1");
    }

    @Test
    void an_argument_that_does_not_fit_says_what_would() {
        assertThat(failure("$roundMoney('2.5', 'USD')"))
                .hasMessage("Argument 1 of the function does not fit: it is '2.5', but should be a number. Look at"
                        + " character 12 of the expression: $roundMoney('2.5', 'USD')");
        assertThat(failure("$roundMoney(2.5, nowhere)"))
                .hasMessage("Argument 2 of the function is missing. Give it a value. Look at character 12 of the"
                        + " expression: $roundMoney(2.5, nowhere)");
    }

    @Test
    void functions_make_nothing_of_nothing() {
        assertThat(evaluate("$parseDate(nowhere)")).isEqualTo(Missing.MISSING);
        assertThat(evaluate("$phone(nowhere, 'US')")).isEqualTo(Missing.MISSING);
        assertThat(evaluate("$extract(code, /[a-z]+/)")).isEqualTo(Missing.MISSING);
        assertThat(evaluate("$emptyToNothing(note)")).isEqualTo(Missing.MISSING);
        assertThat(evaluate("$emptyToNothing(nowhere)")).isEqualTo(Missing.MISSING);
    }

    @Test
    void functions_serve_as_arguments_and_take_one_value_each() {
        assertThat(evaluate("$map(['usa', 'Deutschland'], $countryCode)")).isEqualTo(List.of("US", "DE"));
        assertThat(evaluate("$map(['1.234,5', '7'], $parseNumber(?, ','))"))
                .isEqualTo(List.of(new BigDecimal("1234.5"), 7L));
        assertThat(evaluate("code ~> $extract(/[0-9]+/) ~> $number")).isEqualTo(1L);
    }

    @Test
    void a_table_without_an_entry_is_an_error_unless_it_says_what_else() {
        assertThat(failure("$mapValue(code, {'SO-2': 'x'})"))
                .hasMessage(
                        "The table has no entry for 'SO-1'. Add it, or say what to take otherwise as third argument."
                                + " Look at character 10 of the expression: $mapValue(code, {'SO-2': 'x'})");
        assertThat(evaluate("$mapValue(code, {'SO-2': 'x'}, null)")).isNull();
        assertThat(evaluate("$mapValue(lines[0].quantity, {'3': 'three'})")).isEqualTo("three");
    }

    @Test
    void a_regular_expression_that_extracts_is_bounded_too() {
        assertThat(failure("$extract('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /^(a+)+\\1b$/)")
                        .code())
                .isEqualTo("P0001");
        assertThat(failure("$extract(code, /SO/, 2)").getMessage())
                .startsWith("The regular expression has no group 2: it has 0.");
    }

    @Test
    void a_condition_must_be_true_or_false() {
        assertThat(Expression.compile("lines[0].quantity > 2").holds(ORDER, CONTEXT))
                .isTrue();
        assertThat(Expression.compile("note").holds(ORDER, CONTEXT)).isFalse();
        assertThat(Expression.compile("nowhere").holds(ORDER, CONTEXT)).isFalse();
        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> Expression.compile("lines").holds(ORDER, CONTEXT))
                .withMessage("The condition gave a list of 3 items, which is neither true nor false. Compare it with"
                        + " something. Look at character 1 of the expression: lines");
    }

    @Test
    void division_by_zero_is_trouble_and_no_infinity() {
        assertThat(failure("7 / (1 - 1)"))
                .hasMessage("7 cannot be divided by zero. Look at character 3 of the expression: 7 / (1 - 1)");
    }

    @Test
    void a_function_is_no_result() {
        assertThat(failure("$uppercase"))
                .hasMessage("The expression results in a function; call it to get a value. Look at character 1 of the"
                        + " expression: $uppercase");
    }

    @Test
    void recursion_without_end_is_stopped() {
        assertThat(failure("($f := function($n) { 1 + $f($n) }; $f(1))").code()).isEqualTo("D1011");
        assertThat(failure("($f := function($n) { $f($n + 1) }; $f(1))").code()).isEqualTo("P0001");
    }

    @Test
    void large_lists_and_texts_are_refused() {
        assertThat(failure("[1..1000000000]").code()).isEqualTo("D2014");
        assertThat(failure("$pad('x', 1000000000)").code()).isEqualTo("P0002");
        assertThat(failure("($f := function($t) { $f($t & $t) }; $f('xx'))").code())
                .isEqualTo("P0002");
        assertThat(failure("$map([1..900], function($i) { [1..900] })").code()).isEqualTo("D2014");
    }

    @Test
    void a_regular_expression_that_goes_back_and_forth_is_stopped() {
        assertThat(failure("$contains('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /^(a+)+\\1b$/)")
                        .code())
                .isEqualTo("P0001");
    }

    @Test
    void loops_inside_functions_are_counted_too() {
        assertThat(failure("$sum($map([1..900], function($i) { $sum($map([1..900], function($j) { $i * $j })) }))")
                        .code())
                .isIn("P0001", "D2014");
    }

    @Test
    void nesting_without_end_is_a_problem_and_no_overflow() {
        assertThat(problem("(".repeat(5_000)).message())
                .isEqualTo("The expression is nested too deeply; split it over several lines.");
    }

    @Test
    void a_transformation_changes_a_copy_only() {
        var before = Texts.of(ORDER);

        evaluate("$ ~> |lines|{'price': 0}, ['sku']|");
        evaluate("$ ~> |$$.lines|{'price': 0}|");

        assertThat(Texts.of(ORDER)).isEqualTo(before);
    }

    @Test
    void the_result_of_one_mapping_is_plain_input_for_the_next() {
        var first = Expression.compile("{'all': lines.sku, 'one': lines[sku = 'B'].sku[]}")
                .evaluate(ORDER, CONTEXT);

        assertThat(Expression.compile("one").evaluate(first, CONTEXT)).isEqualTo(List.of("B"));
        assertThat(Expression.compile("all[1]").evaluate(first, CONTEXT)).isEqualTo("B");
    }

    @Test
    void one_expression_serves_many_threads() throws InterruptedException, ExecutionException {
        var shared = Expression.compile(
                "($total := $sum(lines.(quantity * price)); {'total': $total, 'skus': lines^(>price).sku})");
        var expected = shared.evaluate(ORDER, CONTEXT);
        Callable<List<@Nullable Object>> work = () -> {
            var results = new ArrayList<@Nullable Object>();
            // Together so many that it is written out on the way.
            for (int i = 0; i < Quickened.OFTEN / 4; i++) {
                results.add(shared.evaluate(ORDER, CONTEXT));
            }
            return results;
        };

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var results : threads.invokeAll(Collections.nCopies(8, work))) {
                assertThat(results.get()).allMatch(result -> Comparison.equal(result, expected));
            }
        }
    }

    @Test
    void eval_of_a_text_from_the_data_is_refused() {
        assertThatExceptionOfType(InvalidExpressionException.class)
                .isThrownBy(() -> Expression.compile("$eval(code)"))
                .withMessage("$eval takes a literal text only; write the expression itself.");
    }
}
