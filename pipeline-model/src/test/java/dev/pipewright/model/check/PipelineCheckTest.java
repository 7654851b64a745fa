package dev.pipewright.model.check;

import static dev.pipewright.model.ExamplePipelines.MAPPING;
import static dev.pipewright.model.ExamplePipelines.ORDERS;
import static dev.pipewright.model.ExamplePipelines.RESULTS;
import static dev.pipewright.model.ExamplePipelines.SALES;
import static dev.pipewright.model.ExamplePipelines.TAX;
import static dev.pipewright.model.ExamplePipelines.salesToTax;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.Edge;
import dev.pipewright.model.ExamplePipelines;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.TargetSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineCheckTest {

    private static final NodeId FILTER = new NodeId("filter-f1");

    @Test
    void a_finished_pipeline_has_no_problem() {
        assertThat(sentences(salesToTax())).isEmpty();
    }

    @Test
    void an_empty_pipeline_needs_a_name_a_source_and_a_sink() {
        var empty = new Pipeline("", "", List.of(), List.of(), List.of());

        assertThat(sentences(empty))
                .containsExactly(
                        "The pipeline has no name. Give it one.",
                        "Add a source: nothing is read.",
                        "Add a sink: the records go nowhere.");
    }

    @Test
    void a_cycle_is_told_with_the_names_of_its_nodes_in_order() {
        Pipeline pipeline = with(salesToTax(), new Node.Union(NodeHeader.of(new NodeId("union-u1"), "Merge")));
        Pipeline cyclic = withEdges(
                pipeline,
                Edge.between(SALES, ORDERS),
                Edge.between(ORDERS, new NodeId("union-u1")),
                Edge.between(new NodeId("union-u1"), MAPPING),
                Edge.between(MAPPING, new NodeId("union-u1")),
                Edge.between(MAPPING, TAX),
                Edge.between(TAX, RESULTS));

        assertThat(sentences(cyclic))
                .containsExactly("The nodes go round in a circle: Merge → Map orders → Merge."
                        + " Remove one of the edges between them.");
    }

    @Test
    void every_cycle_is_told() {
        var one = new Node.Union(NodeHeader.of(new NodeId("union-u1"), "One"));
        var two = new Node.Union(NodeHeader.of(new NodeId("union-u2"), "Two"));
        var own = new Node.Union(NodeHeader.of(new NodeId("union-u3"), "Own"));
        Pipeline cyclic = withEdges(
                with(salesToTax(), one, two, own),
                Edge.between(SALES, ORDERS),
                Edge.between(ORDERS, one.id()),
                Edge.between(one.id(), MAPPING),
                Edge.between(MAPPING, one.id()),
                Edge.between(MAPPING, two.id()),
                Edge.between(two.id(), TAX),
                Edge.between(TAX, two.id()),
                Edge.between(TAX, own.id()),
                Edge.between(own.id(), own.id()),
                Edge.between(own.id(), RESULTS));

        assertThat(sentences(cyclic))
                .filteredOn(sentence -> sentence.startsWith("The nodes go round"))
                .containsExactlyInAnyOrder(
                        "The nodes go round in a circle: One → Map orders → One."
                                + " Remove one of the edges between them.",
                        "The nodes go round in a circle: Two → Calculate tax → Two."
                                + " Remove one of the edges between them.",
                        "The nodes go round in a circle: Own → Own. Remove one of the edges between them.");
    }

    @Test
    void ports_need_the_edges_they_take() {
        Pipeline pipeline = withEdges(
                salesToTax(),
                Edge.between(SALES, ORDERS),
                Edge.between(SALES, MAPPING),
                Edge.between(ORDERS, MAPPING),
                new Edge(MAPPING, "errors", RESULTS, "in"),
                Edge.between(RESULTS, SALES));

        assertThat(sentences(pipeline))
                .contains(
                        "2 edges end in the input 'in' of 'Map orders', which takes one. Put a union before it.",
                        "'Map orders' has no output 'errors'. Connect the edge to one of out.",
                        "Add a sink: the records of 'Map orders' go nowhere.",
                        "'Calculate tax' gets no records. Draw an edge to it.",
                        "Add a sink: the records of 'Calculate tax' go nowhere.",
                        "'Keep results' passes on no records. Remove the edge that starts at it.",
                        "'Sales' takes no records. Remove the edge that ends in it.");
    }

    @Test
    void a_branch_and_a_side_of_a_join_without_edge_are_named() {
        var route = new Node.Route(
                NodeHeader.of(new NodeId("route-r1"), "By country"),
                List.of(new Node.Route.Branch("export", "country != 'US'")));
        var join = new Node.Join(
                NodeHeader.of(new NodeId("join-j1"), "With rates"),
                Node.Join.Type.INNER,
                List.of("a"),
                List.of("a", "b"));
        Pipeline pipeline = withEdges(
                with(salesToTax(), route, join), new Edge(route.id(), Node.Route.OTHERWISE, join.id(), Node.Join.LEFT));

        assertThat(sentences(pipeline))
                .contains(
                        "The records of 'By country' that leave by 'export' go nowhere."
                                + " Connect it to a node or a sink.",
                        "'With rates' gets no records at its input 'right'. Draw an edge to it.",
                        "'With rates' compares 1 fields of the left with 2 fields of the right."
                                + " Name as many on both sides.");
    }

    @Test
    void required_settings_are_asked_for() {
        NodeHeader header = NodeHeader.of(SALES, "Sales");
        Pipeline pipeline = replace(
                replace(
                        salesToTax(),
                        new Node.Source(header, "jdbc", "", Map.of(), Schema.UNKNOWN, List.of("order_no"))),
                new Node.Aggregate(NodeHeader.of(ORDERS, "Group by order"), List.of(), null, List.of()));

        assertThat(sentences(pipeline))
                .containsExactly(
                        "'Group by order' has no group key. Name the fields whose equal values form a group.",
                        "'Sales' has no connection. Choose one.");
    }

    @Test
    void a_source_of_what_is_pushed_needs_no_connection() {
        NodeHeader header = NodeHeader.of(SALES, "Sales");
        var pushed = new Node.Source(
                header, Node.Source.INGEST, "", Map.of("stream", "sales"), Schema.UNKNOWN, List.of("order_no"));

        assertThat(sentences(replace(salesToTax(), pushed))).isEmpty();
    }

    @Test
    void a_mapping_fills_each_target_once_below_lists_that_are_there() {
        Pipeline pipeline = replace(
                salesToTax(),
                mapping(
                        new MappingLine("code", "order_no"),
                        new MappingLine("code", "day"),
                        new MappingLine("items[].price", "amount"),
                        new MappingLine("buyer", "customer"),
                        new MappingLine("buyer.code", "customer"),
                        new MappingLine("a..b", "1"),
                        new MappingLine("", "1"),
                        new MappingLine("note", " ")));

        assertThat(sentences(pipeline))
                .containsExactly(
                        "'Map orders' fills 'code' twice. Remove one, or give it another target.",
                        "'items[].price' in 'Map orders' needs the line 'items[]', which says what the list is made of."
                                + " Add it.",
                        "'buyer.code' in 'Map orders' lies inside 'buyer', which another line fills."
                                + " Remove one of the two.",
                        "'a..b' in 'Map orders' is not a path. Write field names with a dot between them,"
                                + " and [] after a list.",
                        "Line 7 of 'Map orders' has no target. Name the field it fills, or remove it.",
                        "'note' in 'Map orders' has no expression. Write one, or remove the line.");
    }

    @Test
    void a_mapping_before_a_tax_call_leaves_the_mode_to_the_run() {
        Pipeline pipeline = replace(salesToTax(), mapping(new MappingLine("commit", "true")));
        var filter = new Node.Filter(NodeHeader.of(FILTER, "Big ones"), "amount > 100");
        Pipeline through = withEdges(
                with(pipeline, filter),
                Edge.between(SALES, ORDERS),
                Edge.between(ORDERS, MAPPING),
                Edge.between(MAPPING, FILTER),
                Edge.between(FILTER, TAX),
                Edge.between(TAX, RESULTS));

        assertThat(sentences(through))
                .containsExactly("'commit' in 'Map orders' decides whether 'Calculate tax' estimates or records."
                        + " The run decides that: remove the line.");
    }

    /// The pipeline with some nodes between mapping and call.
    private static Pipeline before(Pipeline pipeline, Node... between) {
        List<Edge> edges = new ArrayList<>(List.of(Edge.between(SALES, ORDERS), Edge.between(ORDERS, MAPPING)));
        NodeId last = MAPPING;
        for (Node node : between) {
            edges.add(Edge.between(last, node.id()));
            last = node.id();
        }
        edges.add(Edge.between(last, TAX));
        edges.add(Edge.between(TAX, RESULTS));
        return withEdges(with(pipeline, between), edges.toArray(Edge[]::new));
    }

    @Test
    void what_names_a_field_before_a_tax_call_leaves_the_mode_to_the_run() {
        var select = new Node.Select(
                NodeHeader.of(new NodeId("select-s1"), "Choose"),
                List.of(new Node.Select.Column("mode", "code", null), new Node.Select.Column("note", "type", null)));
        var table = new Node.ValueMap(
                NodeHeader.of(new NodeId("valueMap-v1"), "Translate"),
                "kind",
                "type",
                Map.of("a", "b"),
                Node.ValueMap.Unmapped.KEEP,
                null);

        assertThat(sentences(before(salesToTax(), select)))
                .containsExactly("'Choose' names a field 'mode', which decides whether 'Calculate tax' estimates or"
                        + " records. The run decides that: give the field another name, or take it out.");
        assertThat(sentences(before(salesToTax(), table)))
                .containsExactly("'Translate' names a field 'type', which decides whether 'Calculate tax' estimates or"
                        + " records. The run decides that: give the field another name, or take it out.");
    }

    @Test
    void a_mapping_is_found_behind_whatever_lets_its_fields_pass() {
        Pipeline pipeline = replace(salesToTax(), mapping(new MappingLine("commit.now", "true")));
        var sort =
                new Node.Sort(NodeHeader.of(new NodeId("sort-s1"), "Sort"), List.of(new Node.Sort.Key("code", false)));
        var flatten = new Node.Flatten(NodeHeader.of(new NodeId("flatten-f1"), "Flatten"), "lines");

        assertThat(sentences(before(pipeline, sort, flatten)))
                .containsExactly("'commit.now' in 'Map orders' decides whether 'Calculate tax' estimates or records."
                        + " The run decides that: remove the line.");
    }

    @Test
    void parameters_in_a_language_of_the_connector_are_declared_too() {
        SettingsCheck sql = new SettingsCheck() {
            @Override
            public List<SettingFault> faultsOf(Purpose purpose, String kind, Map<String, Object> settings) {
                return List.of();
            }

            @Override
            public List<ParameterUse> parametersOf(Purpose purpose, String kind, Map<String, Object> settings) {
                return kind.equals("jdbc")
                        ? List.of(new ParameterUse("query", ":from", "from"), new ParameterUse("query", ":to", "to"))
                        : List.of();
            }
        };

        List<Problem> problems = new PipelineCheck(ExpressionCheck.NONE, JsonSchemaCheck.NONE, sql, TargetSchemas.NONE)
                .problems(salesToTax());

        assertThat(problems)
                .extracting(ProblemTexts.english()::sentence)
                .containsExactly(
                        "'Sales' uses :to, but the pipeline has no parameter 'to'. Add it or correct the name.");
        assertThat(problems).extracting(Problem::field).containsExactly("settings.query");
    }

    @Test
    void parameters_are_declared_before_they_are_used() {
        Node.Source sales = ExamplePipelines.sales();
        Pipeline pipeline = replace(
                replace(
                        salesToTax(),
                        new Node.Source(
                                sales.header(),
                                "files",
                                "inbox",
                                Map.of("paths", List.of("${from}/${store}.csv")),
                                sales.schema(),
                                sales.orderedBy())),
                mapping(new MappingLine("region", "$param.region & $param.from")));

        assertThat(sentences(pipeline))
                .containsExactly(
                        "'Map orders' uses $param.region, but the pipeline has no parameter 'region'."
                                + " Add it or correct the name.",
                        "'Sales' uses ${store}, but the pipeline has no parameter 'store'."
                                + " Add it or correct the name.");
    }

    @Test
    void a_parameter_has_a_name_of_its_own_and_a_value_of_its_type() {
        Pipeline base = salesToTax();
        var pipeline = new Pipeline(
                base.name(),
                base.description(),
                List.of(
                        new Parameter("from", Simple.DATE, "1997-02-30", ""),
                        new Parameter("from", Simple.STRING, null, ""),
                        new Parameter("the day", Simple.STRING, null, "")),
                base.nodes(),
                base.edges());

        assertThat(sentences(pipeline))
                .containsExactly(
                        "The standard value '1997-02-30' of the parameter 'from' is not of its type, date. Correct it.",
                        "Two parameters are named 'from'. Rename one.",
                        "'the day' is not a name for a parameter. Use letters, digits and _, and start with a letter.");
    }

    @Test
    void grouping_what_comes_in_no_order_is_worth_a_word() {
        Node.Source sales = ExamplePipelines.sales();
        Pipeline pipeline = replace(
                salesToTax(),
                new Node.Source(
                        sales.header(),
                        sales.connector(),
                        sales.connection(),
                        sales.settings(),
                        sales.schema(),
                        List.of("day")));

        List<Problem> problems = PipelineCheck.ofGraph().problems(pipeline);

        assertThat(problems).extracting(Problem::severity).containsExactly(Problem.Severity.RECOMMENDATION);
        assertThat(sentences(pipeline))
                .containsExactly("'Group by order' waits for all records, because 'Sales' does not say it is ordered by"
                        + " order_no. If it is, say so there: groups are then formed while reading.");
    }

    @Test
    void a_source_that_reads_only_changes_says_by_which_field_and_reads_what_is_grouped_whole() {
        assertThat(sentences(replace(salesToTax(), loading(List.of(), List.of()))))
                .containsExactly(
                        "'Sales' reads only changes, but does not say by which field it knows them. Name the field that"
                                + " holds the time of the last change, or read everything.",
                        "'Sales' reads only changed records, and 'Group by order' would take them for whole groups. Let"
                                + " 'Sales' read whole documents, named by some of these fields: order_no.");
        assertThat(sentences(replace(salesToTax(), loading(List.of("modified"), List.of("order_no", "line")))))
                .hasSize(1);
        assertThat(sentences(replace(salesToTax(), loading(List.of("modified"), List.of("order_no")))))
                .isEmpty();
    }

    private static Node.Source loading(List<String> watermark, List<String> document) {
        Node.Source sales = ExamplePipelines.sales();
        return new Node.Source(
                sales.header(),
                sales.connector(),
                sales.connection(),
                sales.settings(),
                sales.schema(),
                sales.orderedBy(),
                new Node.Source.Incremental(watermark, document, null, null));
    }

    @Test
    void disabled_nodes_are_told_and_not_asked_for_settings() {
        Pipeline pipeline =
                replace(salesToTax(), new Node.Map(new NodeHeader(MAPPING, "Map orders", 1, true), List.of()));

        assertThat(sentences(pipeline))
                .containsExactly(
                        "'Map orders' is disabled: records pass it unchanged. Enable it if that is not meant.");
    }

    @Test
    void each_key_of_a_look_up_has_two_sides_and_is_named_once() {
        var lookup = new Node.Lookup(
                NodeHeader.of(new NodeId("lookup-l1"), "Buyer"),
                "jdbc",
                "crm",
                Map.of(),
                List.of(
                        new Node.Lookup.Match("customer", ""),
                        new Node.Lookup.Match("customer", "id"),
                        new Node.Lookup.Match("buyer", "id")),
                "buyer",
                Node.Lookup.NotFound.REJECT);

        assertThat(sentences(before(salesToTax(), lookup)))
                .containsExactly(
                        "Key 1 of 'Buyer' is not filled in. Name the field of the record and that of the other stream,"
                                + " or remove it.",
                        "'Buyer' names the key field 'id' twice. Remove one.");
    }

    @Test
    void two_nodes_of_one_name_are_worth_a_word() {
        Pipeline pipeline =
                replace(salesToTax(), new Node.Sink(NodeHeader.of(RESULTS, "Sales"), Node.Sink.RESULTS, "", Map.of()));

        assertThat(sentences(pipeline))
                .containsExactly(
                        "Two nodes are named 'Sales'. Rename one, so that reports and messages can be understood.");
    }

    @Test
    void expressions_and_settings_are_asked_about() {
        ExpressionCheck expressions = text -> text.equals("'USD'")
                ? Optional.of(new ExpressionCheck.ExpressionFault("A quotation mark is missing.", 5))
                : Optional.empty();
        SettingsCheck settings = (purpose, kind, _) -> purpose == SettingsCheck.Purpose.SOURCE && kind.equals("jdbc")
                ? List.of(new SettingsCheck.SettingFault("query", "Fill in 'Query'."))
                : List.of();

        List<Problem> problems = new PipelineCheck(expressions, JsonSchemaCheck.NONE, settings, TargetSchemas.NONE)
                .problems(salesToTax());

        assertThat(problems)
                .extracting(ProblemTexts.english()::sentence)
                .containsExactly(
                        "The expression for 'currency' in 'Calculate tax' cannot be used, at character 5."
                                + " A quotation mark is missing.",
                        "The expression for 'currency' in 'Map orders' cannot be used, at character 5."
                                + " A quotation mark is missing.",
                        "'Sales': Fill in 'Query'.");
        assertThat(problems)
                .extracting(Problem::field)
                .containsExactly("currency", "lines[1].expression", "settings.query");
    }

    private static List<String> sentences(Pipeline pipeline) {
        return PipelineCheck.ofGraph().problems(pipeline).stream()
                .map(ProblemTexts.english()::sentence)
                .toList();
    }

    private static Node.Map mapping(MappingLine... lines) {
        return new Node.Map(NodeHeader.of(MAPPING, "Map orders"), List.of(lines));
    }

    private static Pipeline replace(Pipeline pipeline, Node changed) {
        List<Node> nodes = pipeline.nodes().stream()
                .map(node -> node.id().equals(changed.id()) ? changed : node)
                .toList();
        return new Pipeline(pipeline.name(), pipeline.description(), pipeline.parameters(), nodes, pipeline.edges());
    }

    private static Pipeline with(Pipeline pipeline, Node... added) {
        List<Node> nodes = new ArrayList<>(pipeline.nodes());
        nodes.addAll(List.of(added));
        return new Pipeline(pipeline.name(), pipeline.description(), pipeline.parameters(), nodes, pipeline.edges());
    }

    private static Pipeline withEdges(Pipeline pipeline, Edge... edges) {
        return new Pipeline(
                pipeline.name(), pipeline.description(), pipeline.parameters(), pipeline.nodes(), List.of(edges));
    }
}
