package dev.pipewright.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.MappingLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineageTest {

    private static List<FieldLineage> lineage(String... targetsAndExpressions) {
        var lines = new ArrayList<MappingLine>();
        for (int i = 0; i < targetsAndExpressions.length; i += 2) {
            lines.add(new MappingLine(targetsAndExpressions[i], targetsAndExpressions[i + 1]));
        }
        return Lineage.of(lines);
    }

    private static String reads(String expression) {
        return reads(lineage("target", expression).getFirst());
    }

    private static String reads(FieldLineage lineage) {
        return lineage.sources().stream().map(SourceField::toString).collect(Collectors.joining(" "));
    }

    private static List<String> all(String... targetsAndExpressions) {
        return lineage(targetsAndExpressions).stream()
                .map(line -> line.target() + ": " + reads(line))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            no                                            | no
            customer.name                                 | customer.name
            $.customer.name                               | customer.name
            $$.customer.name                              | customer.name
            $root.customer.name                           | customer.name
            customer                                      | customer
            $                                             | $
            `sales order`.`a.b`                           | `sales order`.`a.b`
            "sales".price                                 | sales.price
            customer.(address.city)                       | customer.address.city
            lines[0].sku                                  | lines.sku
            lines[-1][].sku                               | lines.sku
            lines[sku = "A"].price                        | lines.price lines.sku
            lines[$.price > $$.least].sku                 | least lines.price lines.sku
            lines[$exists(discount)].sku                  | lines.discount lines.sku
            (lines[type = "x"].sku)[len]                  | lines.sku lines.sku.len lines.type
            lines^(>quantity, sku).price                  | lines.price lines.quantity lines.sku
            lines{sku: $sum(price)}                       | lines.price lines.sku
            lines.{"code": sku, "net": price * quantity}  | lines.price lines.quantity lines.sku
            """)
    void a_path_reads_the_field_at_its_end_and_what_it_filters_sorts_and_groups_by(String expression, String reads) {
        assertThat(reads(expression)).isEqualTo(reads);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a + b.c                       | a b.c
            -a                            | a
            "Order " & no & '/' & customer.code | customer.code no
            a > 1 and b = 2 or c in d     | a b c d
            [1..count]                    | count
            [a, b.c, 3]                   | a b.c
            {"x": a, "y": {"z": b}}.y     | b
            {"x": a, key: b}.x            | a b key
            a ? b : c                     | a b c
            a ?? b                        | a b
            a ?: b                        | a b
            (a; b)                        | b
            4711                          | ~~
            /x/(name).match               | name
            $now() & $param.from          | ~~
            """)
    void operators_read_both_sides_and_conditions_what_they_look_at(String expression, String reads) {
        assertThat(reads(expression)).isEqualTo(reads);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ($c := customer; $c.name)                         | customer.name
            ($c := customer; $c := seller; $c.name)           | seller.name
            ($c := customer; x ? $c := seller; $c.name)       | customer.name seller.name x
            ($c := customer; ($c := seller; 1); $c.name)      | customer.name
            ($rate := function($l) { $l.tax / $$.net }; $map(lines, $rate)) | lines.tax net
            ($f := function($a) { function($b) { $a.x + $b.y } }; $f(one)(other)) | one.x other.y
            ($fill := $pad(?, width); $fill(name))            | name width
            function($x) { $x.a }(b)                          | b.a
            (lines.sku; $f := function($x) { $x }; $f(a.b))   | a.b
            """)
    void variables_and_functions_pass_on_what_they_are_given(String expression, String reads) {
        assertThat(reads(expression)).isEqualTo(reads);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            $uppercase(name)                                           | name
            name.$uppercase()                                          | name
            name ~> $trim ~> $uppercase                                | name
            ($clean := $trim ~> $uppercase; $clean(name))              | name
            $parseDate(date, format)                                   | date format
            $map(lines, function($l, $i) { $l.price * $i })            | lines.price
            $map(names, /^A/)                                          | names
            $filter(lines, function($l) { $l.price > 3 }).sku          | lines.price lines.sku
            $single(lines, function($l) { $l.main }).sku               | lines.main lines.sku
            $sort(lines, function($a, $b) { $a.no > $b.no }).sku       | lines.no lines.sku
            $sort(codes)                                               | codes
            $reduce(lines, function($sum, $l) { $sum + $l.price }, 0)  | lines.price
            $append(lines, more).sku                                   | lines.sku more.sku
            $merge([customer, seller]).name                            | customer.name seller.name
            $distinct(lines.sku)                                       | lines.sku
            $lookup(customer, "name")                                  | customer.name
            $emptyToNothing(address).city                              | address.city
            $mapValue(type, {"A": one.x, "B": 2}, other)               | one.x other type
            $replace(text, /x/, function($m) { mark })                 | mark text
            $eval("customer.name")                                     | customer.name
            $eval("name", customer)                                    | customer.name
            lines ~> $count                                            | lines
            """)
    void built_in_functions_read_their_arguments_and_pass_them_on(String expression, String reads) {
        assertThat(reads(expression)).isEqualTo(reads);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            customer.*                                            | customer.*
            customer.*.name                                       | customer.*
            **.price                                              | $.* price
            customer.**                                           | customer customer.*
            $lookup(customer, field)                              | customer.* field
            $keys(customer)                                       | customer.*
            $each(customer, function($v, $k) { $k & $v })         | customer.*
            $sift(customer, function($v) { $v > 1 }).age          | customer.* customer.age
            ($f := function($n) { $n.child ? $f($n.child) : $n.name }; $f(tree)) | tree.child tree.child.* tree.name
            """)
    void where_only_the_data_knows_the_field_it_is_anything_below(String expression, String reads) {
        assertThat(reads(expression)).isEqualTo(reads);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            account.order.product.{"order": %.no, "name": %.%.name, "price": price} | account.name account.order.no account.order.product.price
            account.order.product[%.open].sku                           | account.order.open account.order.product.sku
            library.loans@$l.books@$b[$l.isbn = $b.isbn].{"title": $b.title, "by": $l.customer} | library.books.isbn library.books.title library.loans.customer library.loans.isbn
            (loans@$l).books[isbn = $l.isbn].title                      | books.isbn books.title loans.isbn
            lines#$i[$i < most].sku                                     | lines.most lines.sku
            """)
    void parents_and_variables_of_steps_are_followed(String expression, String reads) {
        assertThat(reads(expression)).isEqualTo(reads);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '~', textBlock = """
            $ ~> |lines|{"net": price - discount}, ["price"]|        => $ lines.discount lines.price
            ($new := order ~> |lines|{"net": price}|; $new.lines.net) => order.lines.net order.lines.price
            """)
    void a_transformation_reads_its_input_and_what_its_changes_are_made_of(String expression, String reads) {
        assertThat(reads(expression)).isEqualTo(reads);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            lines.("x")                                        | lines
            lines.{"rate": $$.rate}                            | lines rate
            lines.price.("x")                                  | lines.price
            order.product.(%.no)                               | order.no order.product
            $map(lines, function() { 1 })                      | lines
            $each(customer, function() { 1 })                  | customer.*
            $reduce(lines, function($n, $l) { $n + 1 }, 0)     | lines
            $.("x")                                            | ~~
            """)
    void what_is_only_gone_through_is_read_since_it_matters_how_often(String expression, String reads) {
        assertThat(reads(expression)).isEqualTo(reads);
    }

    @Test
    void lines_below_a_for_each_line_read_fields_of_its_items_and_of_the_outer_record() {
        assertThat(all(
                        "code", "no",
                        "lines[]", "$.sales[type = 'Item']",
                        "lines[].amount", "price",
                        "lines[].currency", "$root.currency & $$.country",
                        "lines[].all", "$",
                        "lines[].taxes[]", "taxes",
                        "lines[].taxes[].rate", "rate / $root.hundred"))
                .containsExactly(
                        "code: no",
                        "lines[]: sales sales.type",
                        "lines[].amount: sales[].price",
                        "lines[].currency: country currency",
                        "lines[].all: sales[]",
                        "lines[].taxes[]: sales[].taxes",
                        "lines[].taxes[].rate: hundred sales[].taxes[].rate");
    }

    @Test
    void a_for_each_line_may_make_its_items_itself() {
        assertThat(all(
                        "lines[]", "sales.{'net': price * quantity, 'item': product}",
                        "lines[].amount", "net",
                        "lines[].sku", "item.sku",
                        "lines[].x.y", "$append(item, $$.other).z"))
                .containsExactly(
                        "lines[]: sales.price sales.product sales.quantity",
                        "lines[].amount: ",
                        "lines[].sku: sales.product.sku",
                        "lines[].x.y: other.z sales.product.z");
    }

    @Test
    void lines_that_cannot_be_compiled_have_no_lineage_and_spoil_no_other() {
        assertThat(all("a", "no +", "lines[]", "(", "lines[].b", "price", "c[].d", "x", "e", "no"))
                .containsExactly("e: no");
    }

    @Test
    void what_cannot_be_followed_is_anything_in_the_record() {
        String doubling = "$f := function($x) { $x & $x }; ";
        String calls = "$f(".repeat(12) + "a" + ")".repeat(12);
        String nested = "$g := function($h, $n) { $g(function($y) { $h($y) & $h($n.a) }, $n.b) & $h($n) }; ";

        assertThat(reads("(" + doubling + calls + ")")).isEqualTo("a");
        assertThat(reads("(" + nested + "$g(function($z) { rate * $z.c }, tree))"))
                .contains("rate", "tree.c", "tree.b.*");
        assertThat(reads("(" + many() + "$f20(a))")).isEqualTo("$.* a");
    }

    /// Twenty functions, each of which calls the one before it twice: a million calls.
    private static String many() {
        var text = new StringBuilder("$f0 := function($x) { $x & 'x' }; ");
        for (int i = 1; i <= 20; i++) {
            text.append("$f%1$d := function($x) { $f%2$d($x) & $f%2$d($x) }; ".formatted(i, i - 1));
        }
        return text.toString();
    }

    @TestFactory
    Stream<DynamicTest> no_expression_of_the_official_suite_asks_for_a_field_that_is_not_named() {
        var suite = new OfficialSuite();
        return suite.cases().stream()
                // A seed is made of the whole record.
                .filter(one -> !OfficialSuite.expression(one).matches("(?s).*\\$(shuffle|random).*"))
                .filter(one -> Expression.check(OfficialSuite.expression(one)).isEmpty())
                .map(one -> DynamicTest.dynamicTest(one.id(), () -> {
                    var named = lineage("target", OfficialSuite.expression(one))
                            .getFirst()
                            .sources();

                    assertThat(asked(suite, one))
                            .as(OfficialSuite.expression(one))
                            .allMatch(asked -> named.stream().anyMatch(field -> covers(field, asked)));
                }));
    }

    private static Set<SourceField> asked(OfficialSuite suite, OfficialSuite.Case one) {
        var asked = new HashSet<SourceField>();
        var input = WatchedRecord.of(suite.input(one.test()), asked);
        try {
            Expression.compile(OfficialSuite.expression(one)).evaluate(input, OfficialSuite.context(one.test()));
        } catch (EvaluationException _) {
            // What was asked for before counts too.
        }
        return asked;
    }

    /// True if a field is named, or is on the way to one that is.
    private static boolean covers(SourceField named, SourceField asked) {
        return asked.isIn(named) || (!asked.anythingBelow() && named.isIn(asked));
    }

    @Test
    void every_construct_of_the_grammar_is_among_the_examples() {
        Set<Class<?>> constructs = new HashSet<>(List.of(Syntax.class.getPermittedSubclasses()));

        assertThat(constructs.stream().map(Class::getSimpleName))
                .as("a new construct needs an example above")
                .containsExactlyInAnyOrder(
                        "Path",
                        "Name",
                        "Wildcard",
                        "Descendants",
                        "Parent",
                        "Literal",
                        "Variable",
                        "Regex",
                        "Binary",
                        "Negation",
                        "ArrayConstructor",
                        "ObjectConstructor",
                        "Block",
                        "Bind",
                        "Condition",
                        "Call",
                        "Lambda",
                        "Chain",
                        "Transform",
                        "Sort");
    }
}
