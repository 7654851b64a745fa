package dev.pipewright.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.engine.mapping.WholeMapping.Remark;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.model.record.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeMappingTest {

    private static final EvaluationContext CONTEXT = EvaluationContext.of(Instant.EPOCH, 1);

    private static MappingLine line(String target, String expression) {
        return new MappingLine(target, expression);
    }

    private static List<MappingLine> roundTrip(List<MappingLine> lines) {
        return WholeMapping.read(WholeMapping.document(lines).text()).lines();
    }

    static Stream<List<MappingLine>> examples() throws IOException {
        try (var files = Files.list(Path.of("../examples"))) {
            return files.filter(file -> file.toString().endsWith(".pipeline.json")).sorted().toList().stream()
                    .flatMap(WholeMappingTest::mappingsIn);
        }
    }

    private static Stream<List<MappingLine>> mappingsIn(Path file) {
        try {
            return PipelineJson.read(Files.readString(file)).pipeline().nodes().stream()
                    .filter(Node.Map.class::isInstance)
                    .map(node -> ((Node.Map) node).lines());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_lines_of_each_example_come_back_as_they_were(List<MappingLine> lines) {
        var document = WholeMapping.document(lines);

        var read = WholeMapping.read(document.text());

        assertThat(document.hidden()).isEmpty();
        assertThat(read.lines()).containsExactlyElementsOf(lines);
        assertThat(read.remarks()).isEmpty();
    }

    @Test
    void a_document_reads_like_the_object_it_makes() {
        var lines = List.of(
                line("code", "id"),
                line("customer.name", "$trim(buyer.name)"),
                line("lines[]", "$.sales"),
                line("lines[].amount", "price * $root.rate"),
                line("tags[]", "labels"));

        assertThat(WholeMapping.document(lines).text()).isEqualTo("""
                        {
                          "code": id,
                          "customer": {
                            "name": $trim(buyer.name)
                          },
                          "lines": [$.sales.{
                            "amount": price * $root.rate
                          }],
                          "tags": [labels.$]
                        }""");
    }

    @Test
    void a_document_gives_what_its_lines_give() {
        var lines = List.of(
                line("code", "id"),
                line("lines[]", "active ? sales : others"),
                line("lines[].amount", "price * $root.rate"),
                line("lines[].place", "{\"city\": $root.city}"),
                line("tags[]", "labels"));
        Map<String, @Nullable Object> record = Map.of(
                "id",
                7L,
                "active",
                true,
                "rate",
                2L,
                "city",
                "Rome",
                "sales",
                List.of(Map.of("price", 3L), Map.of("price", 4L)),
                "labels",
                List.of("a"));

        var byDocument = Expression.compile(WholeMapping.document(lines).text()).evaluate(record, CONTEXT);

        assertThat(CanonicalJson.text(byDocument))
                .isEqualTo(CanonicalJson.text(MappingProgram.compile(lines).apply(record, CONTEXT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": b}",
                "({\"a\": b})",
                "(({\"a\": b}))",
                "[x.{\"a\": b}]",
                "([x.{\"a\": b}])",
                "[x.$]",
                "{}",
                "{name: b}",
                "[a, b]",
                "x.{\"a\": b}",
                "a /* why */ + b",
                "/* why */ a",
                "$map(x, function($v) { {\"a\": $v} })",
                "'a}b'",
                "a ~> /b,c/",
                "`odd name`.x"
            })
    void an_expression_stays_one_line_whatever_it_looks_like(String expression) {
        var lines = List.of(line("a", expression), line("b", "c"));

        assertThat(roundTrip(lines)).isEqualTo(lines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sales",
                "$.sales",
                "sales[price > 3]",
                "sales[]",
                "sales^(>price)",
                "(sales)",
                "a ? b : c",
                "(a ? b : c)",
                "((a ? b : c))",
                "$filter(x, function($v) { $v.a })",
                "[1..3]",
                "'text'",
                "orders.sales@$s.items",
                "a & b",
                "x /* why */"
            })
    void a_list_stays_the_list_of_its_for_each(String list) {
        var lines = List.of(line("lines[]", list), line("lines[].a", "b"), line("lines[].c.d", "e"));
        var items = List.of(line("tags[]", list));

        assertThat(roundTrip(lines)).isEqualTo(lines);
        assertThat(roundTrip(items)).isEqualTo(items);
    }

    @Test
    void for_each_within_for_each_comes_back() {
        var lines =
                List.of(line("a[]", "x"), line("a[].b[]", "$filter(y, function($v) { $v })"), line("a[].b[].c", "z"));

        assertThat(roundTrip(lines)).isEqualTo(lines);
    }

    @Test
    void what_belongs_to_one_object_stands_together() {
        var lines = List.of(line("a.x", "1"), line("b", "2"), line("a.y", "3"));

        assertThat(roundTrip(lines)).extracting(MappingLine::target).containsExactly("a.x", "a.y", "b");
    }

    @Test
    void lines_that_cannot_be_written_are_named() {
        var broken = line("a", "b +");
        var unfinished = line("c", "");
        var twice = line("d", "2");
        var listless = line("e[].f", "3");

        var document = WholeMapping.document(List.of(broken, unfinished, line("d", "1"), twice, listless));

        assertThat(document.text()).isEqualTo("{\n  \"d\": 1\n}");
        assertThat(document.hidden()).containsExactly(broken, unfinished, twice, listless);
    }

    @Test
    void what_no_lines_can_say_becomes_one_line_and_is_named() {
        var read = WholeMapping.read("""
                {
                  "customer": { $type: code },
                  "lines": [sales.{ "amount": price, "of": %.id }],
                  "one": sales.{ "amount": price }
                }""");

        assertThat(read.lines())
                .containsExactly(
                        line("customer", "{ $type: code }"),
                        line("lines", "[sales.{ \"amount\": price, \"of\": %.id }]"),
                        line("one", "sales.{ \"amount\": price }"));
        assertThat(read.remarks()).extracting(Remark::target).containsExactly("customer", "lines");
        assertThat(Sentences.english().text(read.remarks().getFirst().sentence()))
                .isEqualTo("'customer' became one line. Write the names of fields in quotation marks.");
    }

    @Test
    void a_name_with_a_dot_is_no_target() {
        assertThat(WholeMapping.read("{\"a\": {\"b.c\": d}}").lines()).containsExactly(line("a", "{\"b.c\": d}"));
        assertThatThrownBy(() -> WholeMapping.read("{\"b.c\": d}"))
                .isInstanceOf(InvalidExpressionException.class)
                .hasMessage("The name 'b.c' has a dot or a bracket; a target cannot name it.");
    }

    @Test
    void comments_are_kept_with_the_value_they_stand_at() {
        var read = WholeMapping.read("""
                {
                  /* the number */ "a": b, /* net */
                  "c": d /* or e */,
                  /* buyer */ "f": { "g": h }
                }""");

        assertThat(read.lines())
                .containsExactly(
                        line("a", "/* the number */\nb"), line("c", "/* net */\nd /* or e */"), line("f.g", "h"));
        assertThat(Sentences.english().text(read.remarks().getFirst().sentence()))
                .isEqualTo("Comments that stand at no value are not kept: 1.");
    }

    @Test
    void a_mistake_is_found_at_its_place() {
        assertThatThrownBy(() -> WholeMapping.read("{\"a\": b +}"))
                .isInstanceOfSatisfying(
                        InvalidExpressionException.class,
                        wrong -> assertThat(wrong.problem().position()).isEqualTo(9));
        assertThatThrownBy(() -> WholeMapping.read("a + b")).hasMessage("Write the mapping as one object in braces.");
        assertThat(WholeMapping.read("{}").lines()).isEmpty();
    }
}
