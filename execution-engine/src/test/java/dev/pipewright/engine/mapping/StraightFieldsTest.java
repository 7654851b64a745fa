package dev.pipewright.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.model.MappingLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Each mapping is tried as it is compiled and as it is written out.
class StraightFieldsTest {

    private static final EvaluationContext CONTEXT = EvaluationContext.of(Instant.EPOCH, 0)
            .withLimits(new EvaluationLimits(1_000_000, Duration.ofSeconds(10), 500, 100_000, 100_000));
    private static final Map<String, @Nullable Object> ORDER = record("""
            {'no': 17, 'name': 'Finch', 'none': null, 'tags': ['a', 'b'], 'pairs': [[1, 2], [3, 4]],
             'sales': [{'sku': 'A', 'price': 2.5, 'taxes': [{'rate': 6.5}, {'rate': 3}]}, {'sku': 'B', 'price': 4}]}""");

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> record(String json) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(PlainJson.read(json));
    }

    private static MappingLine line(String target, String expression) {
        return new MappingLine(target, expression);
    }

    private static String mapped(TargetFields fields) {
        var evaluation = new Evaluation(CONTEXT, ORDER);
        try {
            return Texts.of(fields.values(ORDER, evaluation));
        } finally {
            evaluation.end();
        }
    }

    private static String mapped(List<MappingLine> lines) {
        var fields = LineTree.of(lines);
        String compiled = mapped(fields);

        assertThat(mapped(fields.straight())).isEqualTo(compiled);
        return compiled;
    }

    private static String mapped(String... targetsAndExpressions) {
        var lines = new ArrayList<MappingLine>();
        for (int i = 0; i < targetsAndExpressions.length; i += 2) {
            lines.add(line(targetsAndExpressions[i], targetsAndExpressions[i + 1]));
        }
        return mapped(lines);
    }

    private static String trouble(String expression) {
        var fields = LineTree.of(List.of(line("order.field", expression)));
        var compiled = catchThrowableOfType(EvaluationException.class, () -> mapped(fields));
        var written = catchThrowableOfType(EvaluationException.class, () -> mapped(fields.straight()));

        assertThat(written).hasMessage(compiled.getMessage());
        assertThat(List.of(written.code(), written.expression(), written.position(), written.target()))
                .isEqualTo(List.of(compiled.code(), compiled.expression(), compiled.position(), compiled.target()));
        assertThat(written.value()).isEqualTo(compiled.value());
        return Objects.requireNonNull(written.getMessage());
    }

    @Test
    void what_is_written_out_gives_the_same() {
        assertThat(mapped(
                        "code", "name & '-' & no & nowhere & none",
                        "calculated", "$round((no - 2) * 1.5 + no / 3, 2)",
                        "chosen.a", "no > 10 and name = 'Finch' ? 'yes' : 'no'",
                        "chosen.b", "no < 10 or nowhere ? 'yes'",
                        "gone.a", "nowhere.at.all",
                        "text", "$uppercase(name) & $substring(name, -2) & $uppercase(nowhere)",
                        "sums", "$sum(sales.(price * 2))",
                        "skus", "sales.sku",
                        "rates", "sales.taxes.rate",
                        "negative", "-no",
                        "none", "none",
                        "variable", "($x := no; $x * $x)",
                        "lines[]", "sales[price > 1]",
                        "lines[].sku", "sku",
                        "lines[].net", "price - 1",
                        "lines[].taxes[]", "taxes",
                        "lines[].taxes[].rate", "rate * $root.no"))
                .isEqualTo("""
                        {"code":"Finch-17null","calculated":28.17,"chosen":{"a":"yes"},"text":"FINCHch","sums":13,\
                        "skus":["A","B"],"rates":[6.5,3],"negative":-17,"none":null,"variable":289,\
                        "lines":[{"sku":"A","net":1.5,"taxes":[{"rate":110.5},{"rate":51}]},{"sku":"B","net":3}]}""");
    }

    @Test
    void a_list_as_context_is_one_item() {
        assertThat(mapped("lines[]", "pairs", "lines[].sum", "$sum($)", "lines[].first", "$[0]", "lines[].no", "no"))
                .isEqualTo("{\"lines\":[{\"sum\":3,\"first\":1},{\"sum\":7,\"first\":3}]}");
    }

    @Test
    void trouble_is_told_with_its_place() {
        assertThat(trouble("no * (no - name)"))
                .isEqualTo("The field 'order.field' could not be mapped: '-' calculates with numbers, but on its right"
                        + " is 'Finch'; convert it with $number. Look at character 10 of the expression: no * (no -"
                        + " name)");
        assertThat(trouble("1 + $uppercase(no)")).contains("Argument 1 of the function does not fit: it is 17");
        assertThat(trouble("no / 0")).contains("17 cannot be divided by zero.");
        assertThat(trouble("-name")).contains("Only a number has a negative, not 'Finch'.");
        assertThat(trouble("name < no")).contains("'<' cannot compare 'Finch' with 17");
        assertThat(trouble("$sum")).contains("The expression results in a function; call it to get a value.");
        assertThat(trouble("($f := function($n) { 1 + $f($n) }; $f(1))")).contains("Functions call each other too");
        assertThat(trouble("$join([1..1000].('x' & $pad('', 1000)))")).contains("The expression makes too much text");
    }

    @Test
    void code_may_be_larger_than_a_method() {
        var number = String.join(" + ", Collections.nCopies(1000, "no"));
        var text = String.join(" & ", Collections.nCopies(1000, "name"));
        var list = "[" + String.join(", ", Collections.nCopies(1000, "no * 2")) + "]";
        var largest = "$max([" + String.join(", ", Collections.nCopies(70, "$sum([no, no * 3, no - 1])")) + "])";
        var conditions = String.join(" or ", Collections.nCopies(500, "no = 18 and name = 'x'"));

        assertThat(mapped("a", number, "b", "$length(" + text + ")", "c", "$count(" + list + ")", "d", largest))
                .isEqualTo("{\"a\":17000,\"b\":5000,\"c\":1000,\"d\":84}");
        assertThat(mapped("a", conditions)).isEqualTo("{\"a\":false}");
    }

    @Test
    void an_object_may_have_more_fields_than_a_method_has_room_for() {
        for (int size : new int[] {299, 300, 301, 2000}) {
            var lines = new ArrayList<MappingLine>();
            for (int i = 0; i < size; i++) {
                lines.add(line("list[].field" + i, "$ * 2 + " + i));
            }
            lines.add(line("list[]", "[no, no]"));

            assertThat(mapped(lines)).contains("\"field0\":34,").contains("\"field" + (size - 1) + "\":" + (33 + size));
        }
    }

    @Test
    void many_large_lines_fit_into_one_class() {
        var lines = new ArrayList<MappingLine>();
        for (int i = 0; i < 100; i++) {
            lines.add(line("field" + i, String.join(" + ", Collections.nCopies(150, "no"))));
        }

        assertThat(mapped(lines)).endsWith("\"field99\":2550}");
    }

    @Test
    void what_is_inside_of_code_is_written_too() {
        assertThat(mapped(
                        "map", "$map(sales, function($s, $i) { $s.price * $i })",
                        "filtered", "sales[price > 2 and sku != 'A'].sku",
                        "objects", "sales.{'sku': sku, 'gone': nowhere, 'net': price - 1}",
                        "grouped", "sales{sku: $sum(price * 2)}",
                        "sorted", "sales^(>price)[0].(price + 1)",
                        "block", "($a := no; $f := function($x) { $x + $a }; $f(1) & ($a := 2; $a))",
                        "parents", "sales.taxes.(rate & %.sku)",
                        "lambda", "(function($x) { $x ? $x - 1 : 0 })(no)",
                        "spread[]", "sales.{'a': [price, sku]}",
                        "spread[].first", "a[0] * 2"))
                .isEqualTo("""
                        {"map":[0,4],"filtered":"B","objects":[{"sku":"A","net":1.5},{"sku":"B","net":3}],\
                        "grouped":{"A":5,"B":8},"sorted":5,"block":"182","parents":["6.5A","3A"],"lambda":16,\
                        "spread":[{"first":5},{"first":8}]}""");
    }

    @Test
    void what_is_nested_deeply_is_written_too() {
        assertThat(mapped(
                        "path", "$.(".repeat(99) + "no + 1" + ")".repeat(99),
                        "list", "$count(" + "[".repeat(190) + "no" + "]".repeat(190) + ")",
                        "sum", "1 + (".repeat(99) + "no" + ")".repeat(99)))
                .isEqualTo("{\"path\":18,\"list\":1,\"sum\":116}");
    }

    @Test
    void a_mapping_that_is_used_often_gives_the_same_as_before() {
        var program = MappingProgram.compile(
                Arrays.asList(line("code", "name & no"), line("lines[]", "sales"), line("lines[].net", "price * 2")));
        var first = program.apply(ORDER, CONTEXT);

        for (int i = 0; i < Quickened.OFTEN + 10; i++) {
            var next = program.apply(ORDER, CONTEXT);
            if (!next.equals(first)) {
                assertThat(next).as("use %d", i).isEqualTo(first);
            }
        }
    }
}
