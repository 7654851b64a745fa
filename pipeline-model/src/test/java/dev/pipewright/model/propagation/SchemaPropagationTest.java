package dev.pipewright.model.propagation;

import static dev.pipewright.model.ExamplePipelines.MAPPING;
import static dev.pipewright.model.ExamplePipelines.ORDERS;
import static dev.pipewright.model.ExamplePipelines.RESULTS;
import static dev.pipewright.model.ExamplePipelines.SALES;
import static dev.pipewright.model.ExamplePipelines.TAX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.Edge;
import dev.pipewright.model.ExamplePipelines;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.form.FieldTypeForm;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaPropagationTest {

    @Test
    void fields_are_known_on_each_edge_from_source_to_sink() {
        SchemaPropagation schemas = SchemaPropagation.through(ExamplePipelines.salesToTax(), ExpressionTypes.ofPaths());

        assertThat(fields(schemas.on(Edge.between(SALES, ORDERS))))
                .containsExactly("order_no string", "customer string", "amount decimal(10,2)", "day date");
        assertThat(fields(schemas.on(Edge.between(ORDERS, MAPPING))))
                .containsExactly("order_no string", "total decimal(38,2)", "lines integer", "sales list of object");
        assertThat(fields(schemas.on(Edge.between(MAPPING, TAX))))
                .containsExactly("code string", "currency string", "lines list of object");
        assertThat(fields(schemas.on(Edge.between(TAX, RESULTS))))
                .containsExactly("code string", "currency string", "lines list of object", "tax any");
    }

    @Test
    void lines_below_a_for_each_take_their_types_from_the_item() {
        SchemaPropagation schemas = SchemaPropagation.through(ExamplePipelines.salesToTax(), ExpressionTypes.ofPaths());

        assertThat(schemas.leaving(MAPPING).field("lines").map(Field::type))
                .hasValue(new FieldType.ListOf(new FieldType.Structure(
                        new Schema(List.of(Field.of("amount", new FieldType.Decimal(10, 2)))))));
    }

    @Test
    void chosen_fields_keep_what_is_known_of_them() {
        var select = new Node.Select(
                header("select-s1"),
                List.of(
                        new Node.Select.Column("buyer", "customer", null),
                        new Node.Select.Column("sum", "amount", Simple.STRING),
                        new Node.Select.Column("other", "unknown", null)));

        Schema schema = behindSales(select);

        assertThat(schema.fields())
                .containsExactly(
                        new Field("buyer", Simple.STRING, false, true),
                        Field.of("sum", Simple.STRING),
                        Field.of("other", Simple.ANY));
    }

    @Test
    void a_list_taken_apart_leaves_its_item() {
        Pipeline pipeline = followedBy(new Node.Flatten(header("flatten-f1"), "sales"), ORDERS);

        Schema schema =
                SchemaPropagation.through(pipeline, ExpressionTypes.ofPaths()).leaving(new NodeId("flatten-f1"));

        assertThat(fields(schema)).contains("sales object");
    }

    @Test
    void a_looked_up_or_replaced_value_is_one_field_more() {
        var lookup = new Node.Lookup(
                header("lookup-l1"),
                "jdbc",
                "erp",
                Map.of(),
                List.of(new Node.Lookup.Match("customer", "id")),
                "buyer",
                Node.Lookup.NotFound.REJECT);
        var values =
                new Node.ValueMap(header("valueMap-v1"), "day", "period", Map.of(), Node.ValueMap.Unmapped.KEEP, null);

        assertThat(fields(behindSales(lookup))).endsWith("buyer any");
        assertThat(fields(behindSales(values))).endsWith("period string");
    }

    @Test
    void a_left_join_may_lack_what_comes_from_the_right() {
        var join = new Node.Join(header("join-j1"), Node.Join.Type.LEFT, List.of("order_no"), List.of("order_no"));
        Pipeline pipeline = with(
                ExamplePipelines.salesToTax(),
                join,
                new Edge(SALES, Edge.OUT, join.id(), Node.Join.LEFT),
                new Edge(ORDERS, Edge.OUT, join.id(), Node.Join.RIGHT));

        Schema schema =
                SchemaPropagation.through(pipeline, ExpressionTypes.ofPaths()).leaving(join.id());

        assertThat(fields(schema))
                .containsExactly(
                        "order_no string",
                        "customer string",
                        "amount decimal(10,2)",
                        "day date",
                        "total decimal(38,2)",
                        "lines integer",
                        "sales list of object");
        assertThat(schema.field("lines").map(Field::required)).hasValue(false);
    }

    @Test
    void merged_records_have_what_both_streams_promise() {
        var union = new Node.Union(header("union-u1"));
        Pipeline pipeline = with(
                ExamplePipelines.salesToTax(),
                union,
                Edge.between(SALES, union.id()),
                Edge.between(ORDERS, union.id()));

        Schema schema =
                SchemaPropagation.through(pipeline, ExpressionTypes.ofPaths()).leaving(union.id());

        assertThat(schema.field("order_no").map(Field::required)).hasValue(true);
        assertThat(schema.field("sales").map(Field::required)).hasValue(false);
    }

    @Test
    void a_disabled_node_lets_the_fields_pass() {
        var flatten = new Node.Flatten(new NodeHeader(new NodeId("flatten-f1"), "Off", 1, true), "sales");

        assertThat(behindSales(flatten)).isEqualTo(ExamplePipelines.sales().schema());
    }

    @Test
    void a_cycle_ends_in_what_nobody_knows() {
        Pipeline pipeline = with(ExamplePipelines.salesToTax(), new Node.Union(header("union-u1")));
        var union = new NodeId("union-u1");
        List<Edge> edges = List.of(Edge.between(union, ORDERS), Edge.between(ORDERS, union));

        SchemaPropagation schemas = SchemaPropagation.through(pipeline.withEdges(edges), ExpressionTypes.ofPaths());

        assertThat(schemas.entering(TAX, Edge.IN)).isEqualTo(Schema.UNKNOWN);
        assertThat(schemas.leaving(union)).isEqualTo(Schema.UNKNOWN);
    }

    private static Schema behindSales(Node node) {
        return SchemaPropagation.through(followedBy(node, SALES), ExpressionTypes.ofPaths())
                .leaving(node.id());
    }

    private static Pipeline followedBy(Node node, NodeId before) {
        return with(ExamplePipelines.salesToTax(), node, Edge.between(before, node.id()));
    }

    private static Pipeline with(Pipeline pipeline, Node node, Edge... edges) {
        List<Edge> all = new ArrayList<>(pipeline.edges());
        all.addAll(List.of(edges));
        return pipeline.withNode(node).withEdges(all);
    }

    private static NodeHeader header(String id) {
        return NodeHeader.of(new NodeId(id), id);
    }

    private static List<String> fields(Schema schema) {
        return schema.fields().stream()
                .map(field -> field.name() + " " + FieldTypeForm.words(field.type()))
                .toList();
    }
}
