package dev.pipewright.platform.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.MappingTests;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType.ListOf;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.FieldType.Structure;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.TargetField;
import dev.pipewright.model.wanted.TargetSchemas;
import dev.pipewright.model.wanted.TargetTree;
import dev.pipewright.platform.mapping.KeptTests.TestOutcome;
import dev.pipewright.platform.mapping.MappingValues.GivenValue;
import dev.pipewright.platform.mapping.SampleRecords.Samples;
import dev.pipewright.platform.mapping.TriedLine.Instead;
import dev.pipewright.platform.mapping.TriedLine.OnRecord;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MappingDeskTest {

    private static final TenantId TENANT = new TenantId("acme");
    private static final NodeId SOURCE = new NodeId("source-a1b2c3");
    private static final NodeId MAP = new NodeId("map-a1b2c3");
    private static final Sentences ENGLISH = Sentences.english();

    private static final Schema ORDERS = new Schema(List.of(
            Field.of("id", Simple.INTEGER),
            new Field("card", Simple.STRING, false, true),
            Field.of("sales", new ListOf(new Structure(new Schema(List.of(Field.of("price", Simple.ANY))))))));
    private static final List<MappingLine> LINES = List.of(
            new MappingLine("code", "$string(id)"),
            new MappingLine("lines[]", "sales"),
            new MappingLine("lines[].net", "price * 2"),
            new MappingLine("payer", "card"));

    private static final Map<String, @Nullable Object> FIRST =
            Map.of("id", 7L, "card", "4711", "extra", Map.of("odd name", 1L), "sales", List.of(Map.of("price", 3L)));
    private static final Map<String, @Nullable Object> SECOND =
            Map.of("id", 8L, "sales", List.of(Map.of("price", 3L), Map.of("price", "x")));

    private final Pipeline pipeline = new Pipeline(
            "Orders",
            "",
            List.of(),
            List.of(
                    new Node.Source(NodeHeader.of(SOURCE, "Orders"), "files", "shop", Map.of(), ORDERS, List.of()),
                    new Node.Map(NodeHeader.of(MAP, "Map orders"), LINES)),
            List.of(Edge.between(SOURCE, MAP)));
    private final OpenMapping mapping = new MappingDesk(
                    (tenant, id, drawn, node) ->
                            new Samples(List.of(recordOf(FIRST), recordOf(SECOND)), Sentence.of("mapping.noSamples")),
                    new Wanted(),
                    Clock.systemUTC())
            .open(TENANT, "orders", MAP);

    private static DataRecord recordOf(Map<String, @Nullable Object> fields) {
        return new DataRecord("1", new Origin("orders", 1, "1"), fields);
    }

    /// A target with two required fields.
    private static final class Wanted implements TargetSchemas {
        @Override
        public Optional<TargetTree> requestOf(Node.ApiCall call) {
            return Optional.empty();
        }

        @Override
        public Optional<TargetTree> treeOf(String jsonSchema) {
            return Optional.of(new TargetTree("Order", List.of(field("code"), field("currency"))));
        }

        private static TargetField field(String path) {
            return new TargetField(
                    path,
                    TargetField.Type.TEXT,
                    true,
                    "What it is.",
                    List.of(),
                    "",
                    "",
                    "",
                    null,
                    List.of(),
                    List.of());
        }
    }

    @Test
    void the_source_shows_the_fields_of_the_schema_and_what_records_have_beyond() {
        var look = mapping.look(pipeline, ENGLISH);

        assertThat(look.sources())
                .extracting(SourceRow::path)
                .containsExactly("id", "card", "sales[]", "sales[].price", "extra", "extra.`odd name`");
        assertThat(look.sources())
                .extracting(SourceRow::type)
                .containsExactly("integer", "string", "list of object", "any", "object", "integer");
        assertThat(look.targets()).extracting(TargetRow::path).containsExactly("code", "currency");
        assertThat(look.targetName()).isEqualTo("Order");
        assertThat(look.records()).isEqualTo(2);
    }

    @Test
    void of_a_list_that_is_written_as_something_else_one_line_is_left_and_the_writer_is_told() {
        var document = mapping.document().of(pipeline).text();

        var written = mapping.document()
                .written(pipeline, document.replaceFirst("\"lines\": ", "\"lines\": id = 0 ? [] : "), ENGLISH);

        assertThat(written.fault()).isEmpty();
        assertThat(written.remarks()).containsExactly("'lines' became one line for all that is in it.");
        assertThat(mapping.document().written(pipeline, document, ENGLISH).remarks())
                .isEmpty();
    }

    @Test
    void each_line_shows_what_it_gives_for_a_record_and_what_it_reads() {
        mapping.look(pipeline, ENGLISH);

        var values = mapping.values(pipeline, 0, ENGLISH);

        assertThat(values.targets())
                .containsExactly(
                        new GivenValue("code", List.of("id"), "7", "", -1, ""),
                        new GivenValue("lines[]", List.of("sales"), "1 × {\"price\":3}", "", -1, ""),
                        new GivenValue("lines[].net", List.of("sales.price"), "1 × 6", "", -1, ""),
                        new GivenValue("payer", List.of("card"), "•••", "", -1, ""));
        assertThat(values.sources())
                .containsEntry("id", "7")
                .containsEntry("card", "•••")
                .containsEntry("sales.price", "3");
        assertThat(values.missing()).containsExactly("currency");
        assertThat(values.required()).isEqualTo(2);
    }

    @Test
    void a_fault_is_told_at_its_line_and_place() {
        mapping.look(pipeline, ENGLISH);

        var values = mapping.values(pipeline, 1, ENGLISH);

        assertThat(values.targets().get(2))
                .isEqualTo(new GivenValue(
                        "lines[].net",
                        List.of("sales.price"),
                        "",
                        "'*' calculates with numbers, but on its left is 'x'; convert it with $number.",
                        6,
                        ""));
    }

    @Test
    void a_line_is_tried_on_all_records_while_it_is_typed() {
        mapping.look(pipeline, ENGLISH);

        assertThat(mapping.tried(pipeline, new MappingLine("lines[].net", "$number(price) "), ENGLISH)
                        .records())
                .extracting(OnRecord::value)
                .containsExactly("1 × 3", "");
        assertThat(mapping.tried(pipeline, new MappingLine("code", "id +"), ENGLISH))
                .isEqualTo(TriedLine.faulty("The expression ends too early; complete it.", 4));
        assertThat(mapping.tried(pipeline, new MappingLine("other", "card & '!'"), ENGLISH)
                        .records())
                .extracting(OnRecord::value)
                .containsOnly("•••");
    }

    @Test
    void a_list_for_a_target_that_takes_one_value_is_told_with_what_may_be_meant() {
        mapping.look(pipeline, ENGLISH);

        var tried = mapping.tried(pipeline, new MappingLine("code", "sales.price"), ENGLISH);

        assertThat(tried.remark()).isEqualTo("This gives a list, and one value is wanted.");
        // The prices are numbers and a text.
        assertThat(tried.instead())
                .containsExactly(
                        new Instead("The first of them", "(sales.price)[0]"),
                        new Instead("All of them, joined", "$join((sales.price).$string(), ', ')"));
        assertThat(mapping.tried(pipeline, new MappingLine("code", "id"), ENGLISH)
                        .remark())
                .isEmpty();
        assertThat(mapping.tried(pipeline, new MappingLine("code", "extra"), ENGLISH)
                        .remark())
                .isEqualTo("This gives an object, and one value is wanted. Choose a field of it.");
    }

    @Test
    void a_line_says_that_it_gives_a_list_even_where_the_list_has_one_item() {
        var listed = with(new MappingLine("code", "sales.price"));
        mapping.look(listed, ENGLISH);

        assertThat(mapping.values(listed, 0, ENGLISH).targets().getFirst())
                .isEqualTo(new GivenValue(
                        "code", List.of("sales.price"), "3", "", -1, "This gives a list, and one value is wanted."));
    }

    @Test
    void the_values_that_a_table_is_made_of_are_those_of_all_items_and_records() {
        mapping.look(pipeline, ENGLISH);

        assertThat(mapping.tried(pipeline, new MappingLine("lines[].item", "price"), ENGLISH)
                        .values())
                .containsExactly("3", "x");
        assertThat(mapping.tried(pipeline, new MappingLine("code", "card"), ENGLISH)
                        .values())
                .isEmpty();
    }

    private Pipeline with(MappingLine line) {
        return applied(new PipelineEdit.SetMappingLine(MAP, line.target(), line), pipeline);
    }

    @Test
    void a_record_becomes_a_test_that_passes() {
        mapping.look(pipeline, ENGLISH);

        var edit = mapping.tests().with(pipeline, 0, "order 7").orElseThrow();
        var after = edit.applyTo(new Drawing(pipeline, Layout.EMPTY)).pipeline();

        var tested = (Node.Map) after.node(MAP).orElseThrow();
        assertThat(tested.tests().getFirst().toString()).contains("card=•••").doesNotContain("4711");
        assertThat(MappingTests.run(after, tested))
                .hasSize(1)
                .allSatisfy(outcome -> assertThat(outcome.problem()).isEmpty());
        assertThat(mapping.tests()
                        .without(after, "order 7")
                        .orElseThrow()
                        .applyTo(new Drawing(after, Layout.EMPTY))
                        .pipeline())
                .isEqualTo(pipeline);
    }

    @Test
    void a_test_that_fails_is_told_to_expect_what_the_mapping_gives_now() {
        mapping.look(pipeline, ENGLISH);
        var tested = applied(mapping.tests().with(pipeline, 0, "order 7").orElseThrow(), pipeline);
        var changed =
                applied(new PipelineEdit.SetMappingLine(MAP, "code", new MappingLine("code", "'X' & id")), tested);
        assertThat(mapping.tests().outcomes(changed, ENGLISH).getFirst().failure())
                .contains("'code' is \"X7\", but \"7\" is expected");

        var renewed = applied(mapping.tests().renewed(changed, "order 7").orElseThrow(), changed);

        assertThat(mapping.tests().outcomes(renewed, ENGLISH)).containsExactly(new TestOutcome("order 7", ""));
        assertThat(mapping.tests().renewed(renewed, "order 7")).isEmpty();
    }

    @Test
    void tests_of_one_name_are_told_apart() {
        mapping.look(pipeline, ENGLISH);
        var one = applied(mapping.tests().with(pipeline, 0, "order").orElseThrow(), pipeline);
        var two = applied(mapping.tests().with(one, 1, "order").orElseThrow(), one);

        assertThat(mapping.tests().outcomes(two, ENGLISH))
                .extracting(TestOutcome::name)
                .containsExactly("order", "order (2)");
    }

    private static Pipeline applied(PipelineEdit edit, Pipeline pipeline) {
        return edit.applyTo(new Drawing(pipeline, Layout.EMPTY)).pipeline();
    }
}
