package dev.pipewright.model.check;

import static dev.pipewright.model.ExamplePipelines.MAPPING;
import static dev.pipewright.model.ExamplePipelines.RESULTS;
import static dev.pipewright.model.ExamplePipelines.SALES;
import static dev.pipewright.model.ExamplePipelines.salesToTax;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.pipewright.model.Edge;
import dev.pipewright.model.ExamplePipelines;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType.ListOf;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.FieldType.Structure;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.TargetField;
import dev.pipewright.model.wanted.TargetSchemas;
import dev.pipewright.model.wanted.TargetTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PipelineAdviceTest {

    private static final NodeId SELECT = new NodeId("select-s1");

    /// Reads what each line outside a list says as one path, and knows the words true and false.
    private static final ExpressionFacts PLAIN = new ExpressionFacts() {
        @Override
        public List<FieldRead> reads(List<MappingLine> lines) {
            return lines.stream()
                    .filter(line -> Character.isLetter(line.expression().charAt(0)))
                    .filter(line -> !line.target().contains("[]")
                            && constant(line.expression()).isEmpty())
                    .map(line -> new FieldRead(
                            line.target(), List.of(line.expression().split("\\."))))
                    .toList();
        }

        @Override
        public Optional<Boolean> constant(String condition) {
            return Set.of("true", "false").contains(condition)
                    ? Optional.of(Boolean.valueOf(condition))
                    : Optional.empty();
        }
    };

    @Test
    void a_source_that_does_not_say_what_it_delivers_is_told() {
        var sales = ExamplePipelines.sales();
        var unknown = new Node.Source(
                sales.header(), sales.connector(), sales.connection(), sales.settings(), Schema.UNKNOWN, List.of());

        assertThat(sentences(readsOfMapping(unknown)))
                .containsExactly(
                        "'Sales' does not say which fields it delivers. Discover them: what reads a wrong field"
                                + " can be found then.");
    }

    @Test
    void a_field_that_is_not_there_is_told_with_the_nearest_name() {
        Pipeline pipeline = readsOfMapping(sales(), new MappingLine("code", "orderNo"), new MappingLine("vat", "zzz"));

        assertThat(problems(pipeline))
                .extracting(Problem::field, PipelineAdviceTest::sentence)
                .containsExactly(
                        tuple(
                                "lines[0].expression",
                                "'Map orders' reads 'orderNo', which its records do not have. Perhaps"
                                        + " 'order_no' is meant."),
                        tuple(
                                "lines[1].expression",
                                "'Map orders' reads 'zzz', which its records do not have. Correct the name, or agree on"
                                        + " the field at the source."));
    }

    @Test
    void a_field_behind_nodes_is_looked_for_in_what_they_form() {
        Pipeline pipeline = salesToTax();

        assertThat(sentences(pipeline))
                .containsExactly(
                        "'Calculate tax' reads 'total', which its records do not have. Correct the name, or agree on the"
                                + " field at the source.",
                        "'Sales' reads 'modified', which its records do not have. Correct the name, or agree on the"
                                + " field at the source.",
                        "'Sales' reads 'created', which its records do not have. Correct the name, or agree on the field"
                                + " at the source.");
    }

    @Test
    void a_field_that_a_node_names_is_looked_for_as_well() {
        var select = new Node.Select(
                NodeHeader.of(SELECT, "Choose"), List.of(new Node.Select.Column("sum", "amuont", null)));
        Pipeline pipeline = between(sales(), select);

        assertThat(sentences(pipeline))
                .containsExactly("'Choose' reads 'amuont', which its records do not have. Perhaps 'amount' is meant.");
    }

    @Test
    void what_comes_to_no_enabled_sink_is_told() {
        var off = new Node.Sink(new NodeHeader(RESULTS, "Keep", 1, true), Node.Sink.RESULTS, "", Map.of());
        Pipeline pipeline =
                readsOfMapping(sales(), new MappingLine("code", "order_no")).withNode(off);

        assertThat(sentences(pipeline))
                .containsExactly(
                        "What 'Map orders' passes on comes to no enabled sink. Connect it to one, or remove it.",
                        "What 'Sales' passes on comes to no enabled sink. Connect it to one, or remove it.");
    }

    @Test
    void a_condition_that_looks_at_nothing_is_told() {
        var filter = new Node.Filter(NodeHeader.of(SELECT, "Only large"), "true");

        assertThat(sentences(between(sales(), filter)))
                .containsExactly("The condition true of 'Only large' is true for every record. Compare a field with"
                        + " something.");
    }

    @Test
    void a_parameter_that_nothing_uses_is_told() {
        Pipeline pipeline = readsOfMapping(sales(), new MappingLine("code", "order_no"))
                .withParameters(List.of(
                        new Parameter("from", Simple.DATE, null, ""), new Parameter("until", Simple.DATE, null, "")));

        assertThat(sentences(pipeline)).containsExactly("Nothing uses the parameter 'until'. Use it or remove it.");
    }

    @Test
    void what_looks_like_a_secret_is_told_without_saying_it() {
        Node.Source secret = new Node.Source(
                sales().header(),
                "jdbc",
                "erp",
                Map.of(
                        "headers",
                        Map.of("x-api-key", "12345", "authorization", "Bearer abcdefghijklmnop", "accept", "*/*"),
                        "token",
                        "${token}"),
                sales().schema(),
                List.of());

        List<String> said = sentences(readsOfMapping(secret, new MappingLine("code", "order_no")));

        assertThat(said)
                .containsExactlyInAnyOrder(
                        "'settings.headers.x-api-key' of 'Sales' looks like a secret. Move it to the connection:"
                                + " pipelines are exported and compared.",
                        "'settings.headers.authorization' of 'Sales' looks like a secret. Move it to the connection:"
                                + " pipelines are exported and compared.");
    }

    @Test
    void a_rule_that_is_a_policy_makes_errors_of_its_advice() {
        List<Problem> problems = problems(readsOfMapping(sales(), new MappingLine("code", "orderNo"))
                .withParameters(List.of(new Parameter("until", Simple.DATE, null, ""))));

        List<Problem> raised = DesignRule.raised(problems, Set.of(DesignRule.NO_FIELD));

        assertThat(raised)
                .extracting(Problem::severity, problem -> DesignRule.of(problem).orElseThrow())
                .containsExactly(
                        tuple(Severity.ERROR, DesignRule.NO_FIELD),
                        tuple(Severity.RECOMMENDATION, DesignRule.UNUSED_PARAMETER));
    }

    @Test
    void a_list_for_a_field_that_takes_one_value_is_told_at_its_line() {
        var items = new ListOf(new Structure(
                new Schema(List.of(Field.of("sku", Simple.STRING), Field.of("tags", new ListOf(Simple.STRING))))));
        var source = new Node.Source(
                sales().header(), "files", "shop", Map.of(), new Schema(List.of(Field.of("items", items))), List.of());
        Pipeline pipeline = readsOfMapping(
                source,
                new MappingLine("code", "items.sku"),
                new MappingLine("any", "items.sku"),
                new MappingLine("lines[]", "items"),
                new MappingLine("lines[].item", "sku"),
                new MappingLine("lines[].all", "$root.items.sku"),
                new MappingLine("lines[].tag", "tags"));
        TargetSchemas wanting = new TargetSchemas() {
            @Override
            public Optional<TargetTree> requestOf(Node.ApiCall call) {
                return Optional.empty();
            }

            @Override
            public Optional<TargetTree> treeOf(String jsonSchema) {
                var lines = field(
                        "lines[]",
                        TargetField.Type.LIST,
                        field("lines[].item", TargetField.Type.TEXT),
                        field("lines[].tag", TargetField.Type.TEXT),
                        field("lines[].all", TargetField.Type.TEXT));
                return Optional.of(new TargetTree(
                        "Order",
                        List.of(field("code", TargetField.Type.TEXT), field("any", TargetField.Type.ANY), lines)));
            }
        };

        List<Problem> problems = new PipelineAdvice(ExpressionFacts.NONE, wanting).problems(pipeline);

        assertThat(problems)
                .extracting(Problem::field, PipelineAdviceTest::sentence)
                .containsExactly(
                        tuple(
                                "lines[0].expression",
                                "'Map orders' gives 'code' a list, and it takes one value. Choose one of them, or join"
                                        + " them."),
                        tuple(
                                "lines[4].expression",
                                "'Map orders' gives 'lines[].all' a list, and it takes one value. Choose one of them, or"
                                        + " join them."),
                        tuple(
                                "lines[5].expression",
                                "'Map orders' gives 'lines[].tag' a list, and it takes one value. Choose one of them, or"
                                        + " join them."));
    }

    private static TargetField field(String path, TargetField.Type type, TargetField... fields) {
        return new TargetField(path, type, false, "", List.of(), "", "", "", null, List.of(), List.of(fields));
    }

    private static Node.Source sales() {
        var sales = ExamplePipelines.sales();
        return new Node.Source(
                sales.header(), sales.connector(), sales.connection(), sales.settings(), sales.schema(), List.of());
    }

    /// A source, a mapping with the lines, and a sink.
    private static Pipeline readsOfMapping(Node.Source source, MappingLine... lines) {
        return between(source, new Node.Map(NodeHeader.of(MAPPING, "Map orders"), List.of(lines)));
    }

    private static Pipeline between(Node.Source source, Node node) {
        return new Pipeline(
                "Sales",
                "",
                List.of(),
                List.of(source, node, ExamplePipelines.results()),
                List.of(Edge.between(SALES, node.id()), Edge.between(node.id(), RESULTS)));
    }

    private static List<Problem> problems(Pipeline pipeline) {
        return new PipelineAdvice(PLAIN, TargetSchemas.NONE).problems(pipeline);
    }

    private static List<String> sentences(Pipeline pipeline) {
        return problems(pipeline).stream().map(PipelineAdviceTest::sentence).toList();
    }

    private static String sentence(Problem problem) {
        return ProblemTexts.english().sentence(problem);
    }
}
