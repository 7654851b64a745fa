package dev.pipewright.model.edit;

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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PossibleEdgesTest {

    private static final NodeId UNION = new NodeId("union-a1");
    private static final NodeId JOIN = new NodeId("join-a1");
    private static final NodeId ROUTE = new NodeId("route-a1");

    @Test
    void an_input_that_has_its_edge_takes_no_other() {
        Pipeline pipeline = ExamplePipelines.salesToTax();

        assertThat(PossibleEdges.from(pipeline, SALES)).isEmpty();
    }

    @Test
    void a_free_input_takes_an_edge() {
        Pipeline pipeline = without(Edge.between(TAX, RESULTS));

        assertThat(PossibleEdges.from(pipeline, TAX)).containsExactly(Edge.between(TAX, RESULTS));
    }

    @Test
    void no_edge_leads_back() {
        Pipeline pipeline = without(Edge.between(SALES, ORDERS));

        assertThat(PossibleEdges.from(pipeline, MAPPING)).isEmpty();
        assertThat(PossibleEdges.from(pipeline, RESULTS)).isEmpty();
    }

    @Test
    void a_union_takes_an_edge_of_each_node_but_none_twice() {
        Pipeline pipeline = ExamplePipelines.salesToTax().withNode(new Node.Union(NodeHeader.of(UNION, "All")));

        assertThat(PossibleEdges.from(pipeline, SALES)).containsExactly(Edge.between(SALES, UNION));
        assertThat(PossibleEdges.from(connected(pipeline, Edge.between(SALES, UNION)), SALES))
                .isEmpty();
    }

    @Test
    void each_port_is_a_choice_of_its_own() {
        var pipeline = new Pipeline(
                "Ports",
                "",
                List.of(),
                List.of(
                        new Node.Route(NodeHeader.of(ROUTE, "Route"), List.of(new Node.Route.Branch("export", "true"))),
                        new Node.Join(NodeHeader.of(JOIN, "Join"), Node.Join.Type.FULL, List.of("a"), List.of("b"))),
                List.of(new Edge(ROUTE, "export", JOIN, Node.Join.LEFT)));

        assertThat(PossibleEdges.from(pipeline, ROUTE))
                .containsExactly(
                        new Edge(ROUTE, "export", JOIN, Node.Join.RIGHT),
                        new Edge(ROUTE, Node.Route.OTHERWISE, JOIN, Node.Join.RIGHT));
    }

    @Test
    void at_a_node_those_that_start_there_come_before_those_that_end_there() {
        Pipeline pipeline = without(Edge.between(TAX, RESULTS)).withNode(new Node.Union(NodeHeader.of(UNION, "All")));

        assertThat(PossibleEdges.at(pipeline, UNION))
                .startsWith(Edge.between(UNION, RESULTS))
                .contains(Edge.between(SALES, UNION), Edge.between(TAX, UNION))
                .doesNotContain(Edge.between(RESULTS, UNION))
                .allMatch(edge -> edge.from().equals(UNION) || edge.to().equals(UNION));
    }

    @Test
    void a_long_way_is_no_trouble() {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            nodes.add(new Node.Sort(NodeHeader.of(new NodeId("sort-n%05d".formatted(i)), "Sort " + i), List.of()));
            if (i > 0) {
                edges.add(Edge.between(nodes.get(i - 1).id(), nodes.get(i).id()));
            }
        }
        var pipeline = new Pipeline("Long", "", List.of(), nodes, edges);

        assertThat(PossibleEdges.at(pipeline, nodes.getLast().id())).isEmpty();
    }

    private static Pipeline without(Edge edge) {
        Pipeline pipeline = ExamplePipelines.salesToTax();
        return pipeline.withEdges(
                pipeline.edges().stream().filter(other -> !other.equals(edge)).toList());
    }

    private static Pipeline connected(Pipeline pipeline, Edge edge) {
        List<Edge> edges = new ArrayList<>(pipeline.edges());
        edges.add(edge);
        return pipeline.withEdges(edges);
    }
}
