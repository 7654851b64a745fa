package dev.pipewright.model.inline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Group;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InlinedTest {

    private static final Node ENTRY =
            new Node.Source(header("source-in"), Node.Source.CALLER, "", Map.of(), Schema.UNKNOWN, List.of());
    private static final Node EXIT = new Node.Sink(header("sink-out"), Node.Sink.CALLER, "", Map.of());
    private static final Node CLEAN = map("map-clean");
    private static final Parameter COUNTRY = parameter("country", "US");

    private static final Node ORDERS =
            new Node.Source(header("source-orders"), "files", "orders", Map.of(), Schema.UNKNOWN, List.of());
    private static final Node KEPT = new Node.Sink(header("sink-kept"), Node.Sink.RESULTS, "", Map.of());

    @Test
    void a_pipeline_without_sub_pipelines_is_the_same_as_before() {
        Pipeline pipeline = chain(List.of(), ORDERS, CLEAN, KEPT);

        Inlined inlined = Inlined.of(pipeline, PublishedPipelines.NONE);

        assertThat(inlined.pipeline()).isSameAs(pipeline);
        assertThat(inlined.frames()).isEmpty();
        assertThat(inlined.problems()).isEmpty();
    }

    @Test
    void the_nodes_of_a_version_stand_in_its_place_under_names_and_ids_of_their_own() {
        Pipeline cleaning = chain(List.of(COUNTRY), ENTRY, CLEAN, EXIT);

        Inlined inlined = Inlined.of(
                chain(List.of(), ORDERS, sub("subPipeline-a", "cleaning", Map.of()), KEPT),
                published("cleaning", cleaning));

        assertThat(inlined.problems()).isEmpty();
        assertThat(edges(inlined))
                .containsExactly(
                        "source-orders.out -> subPipeline-a_map-clean.in",
                        "subPipeline-a_map-clean.out -> sink-kept.in");
        assertThat(node(inlined, "subPipeline-a_map-clean").name()).isEqualTo("subPipeline-a › map-clean");
        assertThat(node(inlined, "subPipeline-a_map-clean").id().surrounding()).contains(new NodeId("subPipeline-a"));
        assertThat(inlined.pipeline().parameters())
                .containsExactly(new Parameter("subPipeline-a.country", Simple.STRING, "US", ""));
        assertThat(inlined.frames())
                .containsExactly(
                        new Group("subPipeline-a", "subPipeline-a", List.of(new NodeId("subPipeline-a_map-clean"))));
    }

    @Test
    void a_version_may_stand_in_two_places_and_inside_another_one() {
        Pipeline cleaning = chain(List.of(COUNTRY), ENTRY, CLEAN, EXIT);
        Pipeline twice = chain(
                List.of(parameter("from", null)),
                ENTRY,
                sub("subPipeline-b", "cleaning", Map.of("country", "${from}")),
                sub("subPipeline-c", "cleaning", Map.of()),
                EXIT);

        Inlined inlined = Inlined.of(
                chain(List.of(), ORDERS, sub("subPipeline-a", "twice", Map.of("from", "CA")), KEPT),
                (pipeline, _) -> Optional.of(pipeline.equals("twice") ? twice : cleaning));

        assertThat(inlined.problems()).isEmpty();
        assertThat(edges(inlined))
                .containsExactly(
                        "source-orders.out -> subPipeline-a_subPipeline-b_map-clean.in",
                        "subPipeline-a_subPipeline-b_map-clean.out -> subPipeline-a_subPipeline-c_map-clean.in",
                        "subPipeline-a_subPipeline-c_map-clean.out -> sink-kept.in");
        assertThat(inlined.pipeline().parameters())
                .extracting(Parameter::name, Parameter::standard)
                .containsExactly(
                        tuple("subPipeline-a.from", "CA"),
                        tuple("subPipeline-a_subPipeline-b.country", "${from}"),
                        tuple("subPipeline-a_subPipeline-c.country", "US"));
        assertThat(inlined.frames()).hasSize(1);
    }

    @Test
    void what_enters_goes_to_all_that_the_entry_leads_to_and_past_what_lets_it_through() {
        Node route = new Node.Route(header("route-kind"), List.of(new Node.Route.Branch("sale", "kind = 'SALE'")));
        Node union = new Node.Union(header("union-all"));
        Pipeline splitting = new Pipeline(
                "Splitting",
                "",
                List.of(),
                List.of(ENTRY, route, CLEAN, union, EXIT, new Node.Note(header("note-why"), "why")),
                List.of(
                        Edge.between(ENTRY.id(), route.id()),
                        new Edge(route.id(), "sale", CLEAN.id(), Edge.IN),
                        Edge.between(CLEAN.id(), union.id()),
                        new Edge(route.id(), Node.Route.OTHERWISE, union.id(), Edge.IN),
                        Edge.between(union.id(), EXIT.id())));
        Pipeline nothing = chain(List.of(), ENTRY, EXIT);

        Inlined inlined = Inlined.of(
                chain(
                        List.of(),
                        ORDERS,
                        sub("subPipeline-a", "nothing", Map.of()),
                        sub("subPipeline-b", "splitting", Map.of()),
                        KEPT),
                (pipeline, _) -> Optional.of(pipeline.equals("nothing") ? nothing : splitting));

        assertThat(edges(inlined))
                .containsExactly(
                        "source-orders.out -> subPipeline-b_route-kind.in",
                        "subPipeline-b_map-clean.out -> subPipeline-b_union-all.in",
                        "subPipeline-b_route-kind.otherwise -> subPipeline-b_union-all.in",
                        "subPipeline-b_route-kind.sale -> subPipeline-b_map-clean.in",
                        "subPipeline-b_union-all.out -> sink-kept.in");
        assertThat(inlined.pipeline().nodes()).extracting(Node::id).doesNotContain(new NodeId("subPipeline-a"));
        assertThat(inlined.pipeline().nodes()).noneMatch(Node.Note.class::isInstance);
    }

    @Test
    void a_disabled_sub_pipeline_stays_and_lets_records_pass() {
        Node disabled = new Node.SubPipeline(
                new NodeHeader(new NodeId("subPipeline-a"), "a", 1, true), "cleaning", 3, Map.of());

        Inlined inlined = Inlined.of(chain(List.of(), ORDERS, disabled, KEPT), PublishedPipelines.NONE);

        assertThat(inlined.problems()).isEmpty();
        assertThat(inlined.pipeline().node(disabled.id())).contains(disabled);
    }

    @Test
    void what_does_not_fit_is_named() {
        assertThat(problems(PublishedPipelines.NONE, Map.of()))
                .containsExactly("'subPipeline-a' runs version 3 of 'cleaning', which is not there."
                        + " Publish it, or choose another one.");
        assertThat(problems(published("cleaning", chain(List.of(), ORDERS, CLEAN, KEPT)), Map.of()))
                .containsExactly(
                        "'subPipeline-a' runs version 3 of 'cleaning', which needs one enabled source 'caller',"
                                + " by which records enter.",
                        "'subPipeline-a' runs version 3 of 'cleaning', which needs one enabled sink 'caller',"
                                + " by which records leave.");
        assertThat(problems(
                        published("cleaning", chain(List.of(parameter("from", null)), ENTRY, CLEAN, EXIT)),
                        Map.of("form", "US")))
                .containsExactly(
                        "'subPipeline-a' gives a value to 'form', which version 3 of 'cleaning' does not have."
                                + " It has: from.",
                        "'subPipeline-a' gives no value to 'from', which version 3 of 'cleaning' needs.");
    }

    @Test
    void what_goes_round_in_a_circle_is_refused() {
        Pipeline itself = chain(List.of(), ENTRY, sub("subPipeline-b", "itself", Map.of()), EXIT);

        assertThat(problems((_, _) -> Optional.of(itself), Map.of()))
                .hasSize(1)
                .allSatisfy(sentence ->
                        assertThat(sentence).contains("a pipeline inside a pipeline, and so on, more than 8 deep"));
    }

    private static List<String> problems(PublishedPipelines published, Map<String, String> parameters) {
        return Inlined.of(chain(List.of(), ORDERS, sub("subPipeline-a", "cleaning", parameters), KEPT), published)
                .problems()
                .stream()
                .map(ProblemTexts.english()::sentence)
                .toList();
    }

    private static PublishedPipelines published(String id, Pipeline version) {
        return (pipeline, number) -> pipeline.equals(id) && number == 3 ? Optional.of(version) : Optional.empty();
    }

    private static Pipeline chain(List<Parameter> parameters, Node... nodes) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 1; i < nodes.length; i++) {
            edges.add(Edge.between(nodes[i - 1].id(), nodes[i].id()));
        }
        return new Pipeline("Pipeline", "", parameters, List.of(nodes), edges);
    }

    private static NodeHeader header(String id) {
        return NodeHeader.of(new NodeId(id), id);
    }

    private static Node map(String id) {
        return new Node.Map(header(id), List.of(new MappingLine("city", "$trim(city)")));
    }

    private static Node sub(String id, String pipeline, Map<String, String> parameters) {
        return new Node.SubPipeline(header(id), pipeline, 3, parameters);
    }

    private static Parameter parameter(String name, @Nullable String standard) {
        return new Parameter(name, Simple.STRING, standard, "");
    }

    private static Node node(Inlined inlined, String id) {
        return inlined.pipeline().node(new NodeId(id)).orElseThrow();
    }

    private static List<String> edges(Inlined inlined) {
        return inlined.pipeline().edges().stream().map(Edge::toString).toList();
    }
}
