package dev.pipewright.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pipewright.model.MappingLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MappingProgramTest {

    private static final EvaluationContext CONTEXT = EvaluationContext.of(Instant.EPOCH, 0);
    private static final Map<String, @Nullable Object> ORDER = record("""
            {'no': 17, 'customer': {'id': 'C1', 'name': null}, 'currency': 'USD', 'tags': ['a', 'b'],
             'sales': [
               {'sku': 'A', 'price': 2.5, 'taxes': [{'kind': 'state', 'rate': 6.5}, {'kind': 'city', 'rate': 3}]},
               {'sku': 'B', 'price': 4, 'taxes': []}],
             'single': {'sku': 'C'}}""");

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> record(String json) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(PlainJson.read(json));
    }

    private static List<MappingLine> lines(String... targetsAndExpressions) {
        var lines = new ArrayList<MappingLine>();
        for (int i = 0; i < targetsAndExpressions.length; i += 2) {
            lines.add(new MappingLine(targetsAndExpressions[i], targetsAndExpressions[i + 1]));
        }
        return lines;
    }

    private static String mapped(String... targetsAndExpressions) {
        return Texts.of(MappingProgram.compile(lines(targetsAndExpressions)).apply(ORDER, CONTEXT));
    }

    private static void assertRefused(String message, String... targetsAndExpressions) {
        var lines = lines(targetsAndExpressions);

        assertThatExceptionOfType(InvalidMappingException.class)
                .isThrownBy(() -> MappingProgram.compile(lines))
                .withMessage(message);
    }

    @Test
    void fields_stand_in_the_order_of_the_lines() {
        assertThat(mapped("z.b", "no", "a", "currency", "z.a", "customer.id"))
                .isEqualTo("{\"z\":{\"b\":17,\"a\":\"C1\"},\"a\":\"USD\"}");
    }

    @Test
    void nothing_leaves_the_field_out_and_null_is_kept() {
        assertThat(mapped("code", "no", "gone", "nowhere", "empty.a", "nowhere", "name", "customer.name"))
                .isEqualTo("{\"code\":17,\"name\":null}");
    }

    @Test
    void a_for_each_line_makes_a_list_with_the_record_in_reach() {
        assertThat(mapped(
                        "lines[]", "sales",
                        "lines[].sku", "sku",
                        "lines[].amount.value", "price * 2",
                        "lines[].amount.currency", "$root.currency",
                        "lines[].order", "$$.no"))
                .isEqualTo("""
                        {"lines":[{"sku":"A","amount":{"value":5,"currency":"USD"},"order":17},\
                        {"sku":"B","amount":{"value":8,"currency":"USD"},"order":17}]}""");
    }

    @Test
    void for_each_lines_nest() {
        assertThat(mapped(
                        "lines[]", "sales",
                        "lines[].taxes[]", "taxes",
                        "lines[].taxes[].name", "$root.currency & ' ' & kind",
                        "lines[].taxes[].rate", "rate"))
                .isEqualTo("""
                        {"lines":[{"taxes":[{"name":"USD state","rate":6.5},{"name":"USD city","rate":3}]},\
                        {"taxes":[]}]}""");
    }

    @Test
    void a_for_each_line_alone_makes_a_list_of_values() {
        assertThat(mapped("tags[]", "tags", "one[]", "single.sku", "none[]", "nowhere"))
                .isEqualTo("{\"tags\":[\"a\",\"b\"],\"one\":[\"C\"]}");
    }

    @Test
    void a_single_object_is_a_list_of_one_for_a_for_each_line() {
        assertThat(mapped("lines[].sku", "sku", "lines[]", "single")).isEqualTo("{\"lines\":[{\"sku\":\"C\"}]}");
    }

    @Test
    void trouble_names_the_target() {
        var program = MappingProgram.compile(lines("lines[]", "sales", "lines[].net", "price - sku"));

        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> program.apply(ORDER, CONTEXT))
                .withMessage("The field 'lines[].net' could not be mapped: '-' calculates with numbers, but on its"
                        + " right is 'A'; convert it with $number. Look at character 7 of the expression: price - sku");
    }

    @Test
    void trouble_knows_target_expression_position_and_value() {
        var program = MappingProgram.compile(lines("order.date", "$parseDate(currency)"));

        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> program.apply(ORDER, CONTEXT))
                .satisfies(trouble -> {
                    assertThat(trouble.target()).contains("order.date");
                    assertThat(trouble.expression()).isEqualTo("$parseDate(currency)");
                    assertThat(trouble.position()).isEqualTo(10);
                    assertThat(trouble.value()).isEqualTo("USD");
                    assertThat(trouble.code()).isEqualTo("P0020");
                });
    }

    @Test
    void lines_that_contradict_each_other_are_refused() {
        assertRefused("The line for 'a' cannot be used: There are two lines for it; remove one.", "a", "1", "a", "2");
        assertRefused(
                "The line for 'a.b' cannot be used: The line 'a' gives that object a value already; remove one.",
                "a",
                "no",
                "a.b",
                "no");
        assertRefused(
                "The line for 'a[].b' cannot be used: Add a for-each line for its list, whose target ends in '[]'.",
                "a[].b",
                "no");
        assertRefused(
                "The line for 'a..b' cannot be used: Write the target as field names joined by dots, as in"
                        + " 'customer.code'.",
                "a..b",
                "no");
        assertRefused("The line for 'a' cannot be used: The expression ends too early; complete it.", "a", "no +");
    }
}
