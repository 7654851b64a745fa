package dev.pipewright.engine.mapping;

import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.map;
import static dev.pipewright.engine.plan.Drawings.results;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.sensitive.SensitiveFlow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How the mark of a field goes through a pipeline.
class LineSourcesTest {

    private static final Node.Source SOURCE = new Node.Source(
            header("source-people"),
            "files",
            "people",
            Map.of(),
            new Schema(List.of(
                    Field.of("code", Simple.STRING),
                    new Field("email", Simple.STRING, false, true),
                    new Field("Tax Id", Simple.STRING, false, true),
                    Field.of(
                            "sales",
                            new FieldType.ListOf(new FieldType.Structure(new Schema(List.of(
                                    Field.of("amount", Simple.INTEGER),
                                    new Field("buyer", Simple.STRING, false, true)))))))),
            List.of());

    @Test
    void what_a_line_makes_of_a_sensitive_field_is_sensitive() {
        assertThat(behind(map(
                        "map-one",
                        "mail",
                        "email",
                        "domain",
                        "$substringAfter(email, '@')",
                        "known",
                        "email != null",
                        "code",
                        "code",
                        "called",
                        "$lookup($, 'em' & 'ail')",
                        "tax.id",
                        "`Tax Id`",
                        "fixed",
                        "'email'")))
                .containsExactlyInAnyOrder("mail", "domain", "known", "called", "tax.id");
    }

    @Test
    void a_mark_inside_an_object_goes_along_with_it() {
        assertThat(behind(map("map-one", "rows", "sales", "sum", "$sum(sales.amount)", "all", "$string(sales)")))
                .containsExactlyInAnyOrder("rows.buyer", "all");
    }

    @Test
    void lines_below_a_for_each_read_the_items() {
        assertThat(behind(map(
                        "map-one",
                        "lines[]",
                        "sales[amount > 1]",
                        "lines[].who",
                        "$uppercase(buyer)",
                        "lines[].amount",
                        "amount",
                        "lines[].mail",
                        "$root.email")))
                .containsExactlyInAnyOrder("lines.who", "lines.mail");
    }

    @Test
    void fields_that_are_chosen_or_aggregated_keep_their_mark() {
        assertThat(behind(new Node.Select(
                        header("select-one"),
                        List.of(
                                new Node.Select.Column("mail", "email", null),
                                new Node.Select.Column("rows", "sales", null),
                                new Node.Select.Column("code", "code", null)))))
                .containsExactlyInAnyOrder("mail", "rows.buyer");
        assertThat(behind(new Node.Aggregate(
                        header("aggregate-one"),
                        List.of("code", "email"),
                        "people",
                        List.of(
                                new Node.Aggregate.Aggregation("n", Node.Aggregate.Function.COUNT, "email"),
                                new Node.Aggregate.Aggregation("last", Node.Aggregate.Function.LAST, "Tax Id")))))
                .containsExactlyInAnyOrder("email", "people.email", "people.Tax Id", "people.sales.buyer", "last");
        assertThat(behind(new Node.ValueMap(
                        header("valueMap-one"), "email", "kind", Map.of(), Node.ValueMap.Unmapped.KEEP, null)))
                .contains("kind", "email");
    }

    @Test
    void a_mark_is_not_lost_where_nobody_knows_the_schema() {
        var other = new Node.Source(header("source-other"), "files", "people", Map.of(), Schema.UNKNOWN, List.of());
        var join = new Node.Join(header("join-one"), Node.Join.Type.INNER, List.of("code"), List.of("code"));
        var pipeline = new Pipeline(
                "joined",
                "",
                List.of(),
                List.of(SOURCE, other, join),
                List.of(
                        new Edge(SOURCE.id(), Edge.OUT, join.id(), Node.Join.LEFT),
                        new Edge(other.id(), Edge.OUT, join.id(), Node.Join.RIGHT)));

        assertThat(LineSources.sensitiveIn(pipeline).leaving(join.id()).paths()).contains("email", "Tax Id");
    }

    @Test
    void of_a_node_that_is_not_there_all_is_taken_for_sensitive_that_is_so_anywhere() {
        SensitiveFlow flow = LineSources.sensitiveIn(new Drawings()
                .chain(SOURCE, map("map-one", "mail", "email"), results("sink-r"))
                .pipeline());

        assertThat(flow.entering(new NodeId("map-gone")).paths()).contains("email", "mail");
    }

    private static Set<String> behind(Node node) {
        Pipeline pipeline =
                new Drawings().chain(SOURCE, node, results("sink-results")).pipeline();
        return LineSources.sensitiveIn(pipeline)
                .entering(new NodeId("sink-results"))
                .paths();
    }
}
