package dev.pipewright.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.check.ExpressionFacts.FieldRead;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonataFactsTest {

    private final JsonataFacts facts = new JsonataFacts();

    @Test
    void a_line_below_a_list_reads_fields_of_its_items() {
        var lines = List.of(
                new MappingLine("code", "order_no"),
                new MappingLine("lines[]", "sales"),
                new MappingLine("lines[].net", "price * `Order Qty`"),
                new MappingLine("lines[].day", "$root.day"));

        assertThat(facts.reads(lines))
                .containsExactly(
                        new FieldRead("code", List.of("order_no")),
                        new FieldRead("lines[]", List.of("sales")),
                        new FieldRead("lines[].net", List.of("sales", "Order Qty")),
                        new FieldRead("lines[].net", List.of("sales", "price")),
                        new FieldRead("lines[].day", List.of("day")));
    }

    @Test
    void what_an_expression_makes_itself_need_not_be_there() {
        var lines = List.of(
                new MappingLine("lines[]", "sales#$i.$merge([$, {'line': $i + 1}])"),
                new MappingLine("lines[].number", "line"),
                new MappingLine("city", "$merge([customer, address]).city"),
                new MappingLine("street", "(shipTo ? shipTo : billTo).street"),
                new MappingLine("first", "sales[0].store"));

        assertThat(facts.reads(lines)).containsExactly(new FieldRead("first", List.of("sales", "store")));
    }

    @Test
    void the_whole_record_is_no_field() {
        assertThat(facts.reads(List.of(new MappingLine("all", "$")))).isEmpty();
    }

    @Test
    void a_condition_that_looks_at_nothing_says_the_same_of_every_record() {
        assertThat(facts.constant("1 = 1")).contains(true);
        assertThat(facts.constant("'a' = 'b'")).contains(false);
    }

    @Test
    void a_condition_that_looks_at_something_may_say_either() {
        assertThat(facts.constant("total > 0")).isEmpty();
        assertThat(facts.constant("$param.all")).isEmpty();
        assertThat(facts.constant("$now() > '2026'")).isEmpty();
        assertThat(facts.constant("= 1")).isEmpty();
    }
}
