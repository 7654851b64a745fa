package dev.pipewright.platform.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.KnownTargets;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.IgnoredDrift;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.FieldType.Structure;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.mapping.DriftLook.DriftRow;
import dev.pipewright.platform.mapping.DriftLook.DriftSide;
import dev.pipewright.platform.mapping.SampleRecords.Samples;
import dev.pipewright.platform.mapping.TargetOffer.OfferedOperation;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Complaint 18 of users of other mapping editors, where a person attaches a target and decides on what does not fit.
class MappingTargetsTest {

    private static final NodeId SOURCE = new NodeId("source-a1b2c3");
    private static final NodeId MAP = new NodeId("map-a1b2c3");
    private static final Sentences ENGLISH = Sentences.english();

    private static final List<MappingLine> LINES = List.of(
            new MappingLine("number", "id"), new MappingLine("city", "town"), new MappingLine("note", "remark"));
    private static final String OLD = """
            {"title": "Old", "required": ["number"], "properties": {"number": {}, "city": {}, "note": {}}}
            """;
    private static final String NEW = """
            {"title": "New", "required": ["number", "company"],
             "properties": {"number": {}, "company": {}, "shipTo": {"properties": {"city": {}}}}}
            """;

    private final Pipeline pipeline =
            pipeline(Schema.UNKNOWN, new Node.Map(NodeHeader.of(MAP, "Map orders"), LINES, OLD, List.of()));
    private final OpenMapping mapping = new MappingDesk(
                    (tenant, id, drawn, node) -> new Samples(List.of(), Sentence.of("mapping.noSamples")),
                    new KnownTargets(),
                    Clock.systemUTC())
            .open(new TenantId("acme"), "orders", MAP);

    private static Pipeline pipeline(Schema schema, Node.Map map) {
        return new Pipeline(
                "Orders",
                "",
                List.of(),
                List.of(
                        new Node.Source(NodeHeader.of(SOURCE, "Orders"), "files", "shop", Map.of(), schema, List.of()),
                        map),
                List.of(Edge.between(SOURCE, MAP)));
    }

    @Test
    void before_a_target_is_replaced_it_is_told_what_becomes_of_each_line() {
        var offer = mapping.targets().offer(pipeline, new TargetChoice("", NEW, ""), ENGLISH);

        assertThat(offer.fault()).isEmpty();
        assertThat(offer.name()).isEqualTo("New");
        assertThat(offer.drift().kept()).isEqualTo(1);
        assertThat(offer.drift().required()).containsExactly("company");
        assertThat(offer.drift().rows())
                .containsExactly(
                        new DriftRow(
                                DriftSide.TARGET,
                                true,
                                "city",
                                "town",
                                "city",
                                "shipTo.city",
                                "town",
                                "It fills 'city', which is now 'shipTo.city'."),
                        new DriftRow(
                                DriftSide.TARGET,
                                false,
                                "note",
                                "remark",
                                "note",
                                "",
                                "",
                                "It fills 'note', which New no longer has. Change or remove it."));
    }

    @Test
    void attaching_keeps_every_line_and_moves_those_that_are_elsewhere_if_the_person_wants_it() {
        var choice = new TargetChoice("", NEW, "");

        Pipeline attached =
                with(mapping.targets().attached(pipeline, choice, false).orElseThrow());
        Pipeline moved = with(mapping.targets().attached(pipeline, choice, true).orElseThrow());

        assertThat(lines(attached)).isEqualTo(LINES);
        assertThat(mapping.drifts().look(attached, ENGLISH).rows()).hasSize(2);
        assertThat(lines(moved)).containsExactly(LINES.get(0), new MappingLine("shipTo.city", "town"), LINES.get(2));
        assertThat(mapping.targets().look(moved, ENGLISH).said()).isEqualTo("'New' is attached to this mapping.");
    }

    @Test
    void what_is_left_as_it_is_stays_so_in_the_draft_until_it_is_brought_up_again() {
        Pipeline attached = with(mapping.targets()
                .attached(pipeline, new TargetChoice("", NEW, ""), true)
                .orElseThrow());
        var drifts = mapping.drifts();

        Pipeline decided = with(attached, drifts.ignored(attached, new IgnoredDrift("note", "")));
        decided = with(decided, drifts.ignored(decided, new IgnoredDrift("company", "")));

        var look = drifts.look(decided, ENGLISH);
        assertThat(look.rows()).isEmpty();
        assertThat(look.required()).isEmpty();
        assertThat(look.ignored()).isEqualTo(2);
        assertThat(mapping.values(decided, 0, ENGLISH).missing()).isEmpty();
        assertThat(with(decided, drifts.nothingIgnored())).isEqualTo(attached);
    }

    @Test
    void lines_that_read_what_the_source_no_longer_has_are_mended_on_request() {
        Pipeline changed = pipeline(
                new Schema(List.of(
                        Field.of("id", Simple.INTEGER),
                        Field.of("remark", Simple.STRING),
                        Field.of("address", new Structure(new Schema(List.of(Field.of("town", Simple.STRING))))))),
                (Node.Map) pipeline.node(MAP).orElseThrow());
        var drifts = mapping.drifts();

        assertThat(drifts.look(changed, ENGLISH).rows())
                .extracting(DriftRow::side, DriftRow::target, DriftRow::newExpression)
                .containsExactly(tuple(DriftSide.SOURCE, "city", "address.town"));

        Pipeline mended = with(
                changed,
                drifts.mended(changed, DriftSide.SOURCE, List.of("city")).orElseThrow());

        assertThat(lines(mended)).contains(new MappingLine("city", "address.town"));
        assertThat(drifts.look(mended, ENGLISH).rows()).isEmpty();

        Pipeline both = with(
                changed,
                mapping.targets()
                        .attached(changed, new TargetChoice("", NEW, ""), false)
                        .orElseThrow());
        Pipeline all = with(both, drifts.mended(both).orElseThrow());

        assertThat(lines(all)).contains(new MappingLine("shipTo.city", "address.town"));
        assertThat(drifts.look(all, ENGLISH).rows())
                .extracting(DriftRow::target, DriftRow::newTarget)
                .containsExactly(tuple("note", ""));
    }

    @Test
    void of_an_openapi_document_an_operation_is_chosen_and_a_preset_needs_no_document() {
        String api = """
                openapi: 3.0.3
                info: {title: Shop, version: "1"}
                paths:
                  /orders:
                    post: {summary: Create an order, requestBody: {content: {application/json: {schema:
                      {type: object, properties: {number: {type: string}}}}}}, responses: {}}
                  /notes:
                    post: {requestBody: {content: {application/json: {schema:
                      {type: object, properties: {note: {type: string}}}}}}, responses: {}}
                """;

        var asked = mapping.targets().offer(pipeline, new TargetChoice("", api, ""), ENGLISH);
        var chosen = mapping.targets().offer(pipeline, new TargetChoice("", api, "POST /notes"), ENGLISH);
        Pipeline taxman = with(mapping.targets()
                .attached(pipeline, new TargetChoice("taxman-v1", "", ""), false)
                .orElseThrow());

        assertThat(asked.operations())
                .containsExactly(
                        new OfferedOperation("POST /orders", "Create an order"),
                        new OfferedOperation("POST /notes", ""));
        assertThat(asked.name()).isEmpty();
        assertThat(chosen.drift().rows()).extracting(DriftRow::target).containsExactly("number", "city");
        assertThat(mapping.targets().look(taxman, ENGLISH).name()).isEqualTo("TAXMAN");
        assertThat(lines(taxman)).isEqualTo(LINES);
    }

    @Test
    void what_is_no_schema_is_refused_with_the_reason() {
        var offer = mapping.targets().offer(pipeline, new TargetChoice("", "[1, 2]", ""), ENGLISH);

        assertThat(offer.fault()).isEqualTo("It is no object. Give a JSON Schema or an OpenAPI document.");
    }

    private Pipeline with(PipelineEdit edit) {
        return with(pipeline, edit);
    }

    private static Pipeline with(Pipeline before, PipelineEdit edit) {
        return edit.applyTo(new Drawing(before, Layout.EMPTY)).pipeline();
    }

    private static List<MappingLine> lines(Pipeline drawn) {
        return ((Node.Map) drawn.node(MAP).orElseThrow()).lines();
    }
}
