package dev.pipewright.model.change;

import static dev.pipewright.model.ExamplePipelines.MAPPING;
import static dev.pipewright.model.ExamplePipelines.ORDERS;
import static dev.pipewright.model.ExamplePipelines.SALES;
import static dev.pipewright.model.ExamplePipelines.TAX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.ExamplePipelines;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Position;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.Seeds;
import dev.pipewright.model.change.PipelineMerge.Merged;
import dev.pipewright.model.edit.EditRefusedException;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.edit.RandomEdits;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PipelineMergeTest {

    private static final String PARAMETERS = "parameters";
    private static final Drawing BASE = new Drawing(ExamplePipelines.salesToTax(), Layout.EMPTY);

    @Test
    void independent_edits_merge_without_conflict_to_both_in_a_row() {
        Seeds.each(400, seed -> {
            var edits = new RandomEdits(seed);
            Drawing base = edits.drawing(ExamplePipelines.everyKind(), 10);
            PipelineEdit one = edits.edit(base);
            PipelineEdit other = edits.edit(base);
            Optional<Drawing> both = bothInAnyOrder(one, other, base);
            if (both.isEmpty()) {
                return false;
            }

            Merged merged = PipelineMerge.of(base, one.applyTo(base), other.applyTo(base));

            assertThat(merged.conflicts()).isEmpty();
            assertThat(merged.drawing()).isEqualTo(both.orElseThrow());
            return true;
        });
    }

    @Test
    void one_field_edited_differently_conflicts_and_names_both_values() {
        Seeds.each(100, seed -> {
            var random = new Random(seed);
            String our = word(random);
            String their = word(random);
            if (our.equals(their)) {
                return false;
            }
            Drawing ours = new PipelineEdit.ChangeField(SALES, "settings.query", our).applyTo(BASE);
            Drawing theirs = new PipelineEdit.ChangeField(SALES, "settings.query", their).applyTo(BASE);

            Merged merged = PipelineMerge.of(BASE, ours, theirs);

            assertThat(merged.conflicts())
                    .containsExactly(
                            new Conflict(SALES, "Sales", "settings.query", "\"" + our + "\"", "\"" + their + "\""));
            assertThat(merged.drawing()).isEqualTo(ours);
            return true;
        });
    }

    @Test
    void any_field_edited_differently_conflicts_and_names_node_field_and_both_values() {
        Set<String> edited = new HashSet<>();
        Seeds.each(400, seed -> {
            var random = new Random(seed);
            List<FieldValues> fields = FieldValues.all();
            FieldValues field = fields.get(random.nextInt(fields.size()));
            Drawing base = ExamplePipelines.everyKind();
            List<Object> values = field.twoOf(random, base);
            Drawing ours = field.edit(values.get(0)).applyTo(base);
            Drawing theirs = field.edit(values.get(1)).applyTo(base);
            edited.add(field.field());

            Merged merged = PipelineMerge.of(base, ours, theirs);

            assertThat(merged.conflicts()).singleElement().satisfies(conflict -> {
                assertThat(conflict.node()).isEqualTo(field.node());
                assertThat(conflict.field()).isEqualTo(field.field());
                assertThat(conflict.ours()).isEqualTo(field.textIn(ours));
                assertThat(conflict.theirs()).isEqualTo(field.textIn(theirs));
            });
            assertThat(merged.drawing()).isEqualTo(ours);
            return true;
        });

        assertThat(edited)
                .hasSameSizeAs(FieldValues.all().stream()
                        .map(FieldValues::field)
                        .distinct()
                        .toList());
    }

    @Test
    void an_object_in_settings_may_be_changed_beside_a_new_name() {
        Drawing base = new PipelineEdit.ChangeField(SALES, "settings", Map.of("headers", Map.of())).applyTo(BASE);
        Drawing ours = new PipelineEdit.RenameNode(SALES, "All sales").applyTo(base);
        Drawing theirs = new PipelineEdit.SetDisabled(SALES, true).applyTo(base);

        Merged merged = PipelineMerge.of(base, ours, theirs);

        assertThat(merged.conflicts()).isEmpty();
        assertThat(merged.drawing()).isEqualTo(new PipelineEdit.SetDisabled(SALES, true).applyTo(ours));
    }

    @Test
    void two_new_types_of_one_parameter_conflict_as_a_whole() {
        Drawing ours = withTypeOfFrom(new FieldType.ListOf(FieldType.Simple.STRING));
        Drawing theirs =
                withTypeOfFrom(new FieldType.Structure(new Schema(List.of(Field.of("day", FieldType.Simple.DATE)))));

        Merged merged = PipelineMerge.of(BASE, ours, theirs);

        assertThat(merged.conflicts())
                .containsExactly(new Conflict(
                        null,
                        "from",
                        "type",
                        "{\"list\":\"string\"}",
                        "{\"object\":[{\"name\":\"day\",\"type\":\"date\"}]}"));
        assertThat(merged.drawing()).isEqualTo(ours);
        assertThat(merged.conflicts()).allMatch(Conflict::isOfParameter);
    }

    private static Drawing withTypeOfFrom(FieldType type) {
        return new PipelineEdit.SetParameter("from", new Parameter("from", type, "1997-01-01", "The first day"))
                .applyTo(BASE);
    }

    @Test
    void two_parts_of_a_document_are_changed_independently_and_a_document_is_removed_whole() {
        Drawing base = ExamplePipelines.everyKind();
        Drawing ours = new PipelineEdit.ChangeField(TAX, "document.code", "order_no").applyTo(base);
        Drawing theirs = new PipelineEdit.ChangeField(TAX, "document.company", "'2'").applyTo(base);
        Drawing without = new PipelineEdit.ChangeField(TAX, "document", null).applyTo(base);

        assertThat(PipelineMerge.of(base, ours, theirs).conflicts()).isEmpty();
        assertThat(PipelineMerge.of(base, ours, without).conflicts())
                .extracting(Conflict::field)
                .containsExactly("document");
    }

    @Test
    void a_node_that_stays_until_somebody_decides_keeps_its_edges() {
        Drawing ours = new PipelineEdit.RenameNode(MAPPING, "Map all").applyTo(BASE);
        Drawing theirs = new PipelineEdit.RemoveNode(MAPPING).applyTo(BASE);

        Merged merged = PipelineMerge.of(BASE, ours, theirs);

        assertThat(merged.conflicts()).extracting(Conflict::node).containsExactly(MAPPING);
        assertThat(merged.drawing()).isEqualTo(ours);
    }

    @Test
    void lines_with_one_target_are_told_apart_by_their_order() {
        Drawing base = new PipelineEdit.ChangeField(
                        MAPPING,
                        "lines",
                        List.of(
                                Map.of("target", "code", "expression", "a"),
                                Map.of("target", "code", "expression", "b"),
                                Map.of("target", "day", "expression", "c")))
                .applyTo(BASE);
        Drawing ours = new PipelineEdit.SetMappingLine(MAPPING, "code", new MappingLine("buyer", "a")).applyTo(base);
        Drawing theirs = new PipelineEdit.SetMappingLine(MAPPING, "day", new MappingLine("day", "d")).applyTo(base);

        Merged merged = PipelineMerge.of(base, ours, theirs);

        assertThat(merged.conflicts()).isEmpty();
        assertThat(merged.drawing())
                .isEqualTo(new PipelineEdit.SetMappingLine(MAPPING, "day", new MappingLine("day", "d")).applyTo(ours));
    }

    @Test
    void a_new_order_is_named_also_when_a_line_changed_too() {
        Drawing after = new PipelineEdit.Several(List.of(
                        new PipelineEdit.MoveMappingLine(MAPPING, "currency", 0),
                        new PipelineEdit.SetMappingLine(MAPPING, "code", new MappingLine("code", "'A'")),
                        new PipelineEdit.AddParameter(0, new Parameter("to", FieldType.Simple.DATE, null, ""))))
                .applyTo(BASE);
        Drawing reordered = new PipelineEdit.Several(List.of(
                        new PipelineEdit.AddParameter(1, new Parameter("to", FieldType.Simple.DATE, null, "")),
                        new PipelineEdit.AddParameter(2, new Parameter("last", FieldType.Simple.DATE, null, ""))))
                .applyTo(BASE);
        Drawing swapped = reordered.withPipeline(reordered
                .pipeline()
                .withParameters(List.of(
                        reordered.pipeline().parameters().get(1),
                        reordered.pipeline().parameters().get(0))));

        assertThat(PipelineDiff.between(BASE, after)).extracting(Change::field).contains("lines", "lines[code]");
        assertThat(PipelineDiff.between(BASE, after)).extracting(Change::field).doesNotContain("parameters");
        assertThat(PipelineDiff.between(reordered, swapped))
                .extracting(Change::field)
                .contains("parameters");
    }

    @Test
    void moving_a_box_is_never_a_conflict() {
        Seeds.each(100, seed -> {
            int x = new Random(seed).nextInt();
            int y = new Random(-seed).nextInt();
            Drawing ours = new PipelineEdit.MoveNodes(Map.of(SALES, new Position(x, 0), TAX, new Position(0, x)))
                    .applyTo(BASE);
            Drawing theirs = new PipelineEdit.MoveNodes(Map.of(SALES, new Position(y, 0), ORDERS, new Position(y, y)))
                    .applyTo(
                            new RandomEdits(seed).edit(BASE) instanceof PipelineEdit.RenameNode rename
                                    ? rename.applyTo(BASE)
                                    : BASE);

            Merged merged = PipelineMerge.of(BASE, ours, theirs);

            assertThat(merged.conflicts()).isEmpty();
            return true;
        });
    }

    @Test
    void lines_of_one_mapping_are_merged_one_by_one() {
        Drawing ours = new PipelineEdit.SetMappingLine(MAPPING, "code", new MappingLine("code", "'A' & order_no"))
                .applyTo(BASE);
        Drawing theirs = new PipelineEdit.AddMappingLine(MAPPING, 1, new MappingLine("date", "day")).applyTo(BASE);

        Merged merged = PipelineMerge.of(BASE, ours, theirs);

        assertThat(merged.conflicts()).isEmpty();
        assertThat(merged.drawing().pipeline().node(MAPPING))
                .isEqualTo(new PipelineEdit.AddMappingLine(MAPPING, 1, new MappingLine("date", "day"))
                        .applyTo(ours)
                        .pipeline()
                        .node(MAPPING));
    }

    @Test
    void what_one_side_removed_and_the_other_changed_is_for_a_person_to_decide() {
        Drawing ours = new PipelineEdit.RemoveNode(TAX).applyTo(BASE);
        Drawing theirs = new PipelineEdit.SetDisabled(TAX, true).applyTo(BASE);

        Merged merged = PipelineMerge.of(BASE, ours, theirs);

        assertThat(merged.conflicts())
                .extracting(conflict -> ProblemTexts.english().sentence(conflict.problem()))
                .containsExactly("'Calculate tax' was removed here and changed there: {\"amount\":\"total\","
                        + "\"answer\":\"tax\",\"connection\":\"taxman\",\"currency\":\"'USD'\",\"disabled\":true,"
                        + "\"id\":\"apiCall-tax001\",\"kind\":\"apiCall\",\"name\":\"Calculate tax\","
                        + "\"preset\":\"taxman-v1\",\"typeVersion\":1}. Choose whether it stays.");
    }

    @Test
    void an_edge_to_what_the_other_side_removed_is_for_a_person_to_decide() {
        Drawing ours = new PipelineEdit.RemoveNode(TAX).applyTo(BASE);
        Drawing theirs = new PipelineEdit.AddEdge(Edge.between(ORDERS, TAX)).applyTo(BASE);

        Merged merged = PipelineMerge.of(BASE, ours, theirs);

        assertThat(merged.conflicts())
                .containsExactly(new Conflict(
                        TAX, "Calculate tax", "", null, "{\"from\":\"aggregate-order1\",\"to\":\"apiCall-tax001\"}"));
    }

    @Test
    void a_conflict_that_is_decided_for_the_other_side_has_theirs_and_the_rest_stays_ours() {
        Drawing ours = new PipelineEdit.Several(List.of(
                        new PipelineEdit.ChangeField(SALES, "connection", "ours"),
                        new PipelineEdit.SetMappingLine(MAPPING, "code", new MappingLine("code", "'ours'")),
                        new PipelineEdit.RemoveNode(TAX)))
                .applyTo(BASE);
        Drawing theirs = new PipelineEdit.Several(List.of(
                        new PipelineEdit.ChangeField(SALES, "connection", "theirs"),
                        new PipelineEdit.SetMappingLine(MAPPING, "code", new MappingLine("code", "'theirs'")),
                        new PipelineEdit.SetDisabled(TAX, true)))
                .applyTo(BASE);
        List<Conflict> conflicts = PipelineMerge.of(BASE, ours, theirs).conflicts();
        Set<Conflict> taken = conflicts.stream()
                .filter(conflict -> !SALES.equals(conflict.node()))
                .collect(Collectors.toSet());

        Merged merged = PipelineMerge.of(BASE, ours, theirs, taken);

        assertThat(merged.conflicts()).isEqualTo(conflicts).hasSize(3);
        assertThat(merged.drawing())
                .isEqualTo(new PipelineEdit.ChangeField(SALES, "connection", "ours").applyTo(theirs));
    }

    @Test
    void all_conflicts_decided_for_the_other_side_give_what_the_other_side_as_ours_would() {
        Seeds.each(200, seed -> {
            var edits = new RandomEdits(seed);
            Drawing base = edits.drawing(ExamplePipelines.everyKind(), 3);
            Drawing ours = edits.drawing(base, 4);
            Drawing theirs = edits.drawing(base, 4);
            List<Conflict> conflicts = PipelineMerge.of(base, ours, theirs).conflicts();
            if (conflicts.isEmpty()) {
                return false;
            }

            Merged decided = PipelineMerge.of(base, ours, theirs, Set.copyOf(conflicts));

            assertThat(decided.conflicts()).containsExactlyElementsOf(conflicts);
            // What both put at one place stands there in the order of the sides.
            assertThat(PipelineDiff.between(
                            PipelineMerge.of(base, theirs, ours).drawing().pipeline(),
                            decided.drawing().pipeline()))
                    .extracting(Change::field)
                    .isSubsetOf("lines", "parameters");
            return true;
        });
    }

    @Test
    void an_edge_that_is_decided_for_brings_its_node_back() {
        Drawing ours = new PipelineEdit.RemoveNode(TAX).applyTo(BASE);
        Drawing theirs = new PipelineEdit.AddEdge(Edge.between(ORDERS, TAX)).applyTo(BASE);
        Set<Conflict> all = Set.copyOf(PipelineMerge.of(BASE, ours, theirs).conflicts());

        assertThat(PipelineMerge.of(BASE, ours, theirs).drawing()).isEqualTo(ours);
        assertThat(PipelineMerge.of(BASE, ours, theirs, all).drawing()).isEqualTo(theirs);
        assertThat(PipelineMerge.of(BASE, theirs, ours).drawing()).isEqualTo(theirs);
    }

    @Test
    void two_new_orders_of_the_same_lines_conflict() {
        Drawing ours = new PipelineEdit.MoveMappingLine(MAPPING, "code", 1).applyTo(BASE);
        Drawing theirs = new PipelineEdit.MoveMappingLine(MAPPING, "code", 3).applyTo(BASE);

        Merged merged = PipelineMerge.of(BASE, ours, theirs);

        assertThat(merged.conflicts()).extracting(Conflict::field).containsExactly("lines");
        assertThat(merged.drawing()).isEqualTo(ours);
    }

    @Test
    void a_comparison_names_fields_lines_and_moved_boxes() {
        Drawing after = new PipelineEdit.Several(List.of(
                        new PipelineEdit.ChangeField(SALES, "connection", "erp-2"),
                        new PipelineEdit.SetMappingLine(MAPPING, "code", new MappingLine("code", "'A'")),
                        new PipelineEdit.RemoveMappingLine(MAPPING, "currency"),
                        new PipelineEdit.RemoveEdge(Edge.between(SALES, ORDERS)),
                        new PipelineEdit.RemoveParameter("from"),
                        new PipelineEdit.MoveNodes(Map.of(TAX, new Position(5, 6)))))
                .applyTo(BASE);

        List<Change> changes = PipelineDiff.between(BASE, after);

        assertThat(changes)
                .extracting(change -> change.part() + " " + change.subject() + " " + change.field() + ": "
                        + change.before() + " → " + change.after())
                .containsExactly(
                        "PARAMETER from : {\"help\":\"The first day\",\"name\":\"from\",\"standard\":\"1997-01-01\","
                                + "\"type\":\"date\"} → null",
                        "NODE Map orders lines[code]: {\"expression\":\"order_no\",\"target\":\"code\"}"
                                + " → {\"expression\":\"'A'\",\"target\":\"code\"}",
                        "NODE Map orders lines[currency]: {\"expression\":\"'USD'\",\"target\":\"currency\"} → null",
                        "NODE Sales connection: \"erp\" → \"erp-2\"",
                        "EDGE Sales → Group by order : {\"from\":\"source-sales1\",\"to\":\"aggregate-order1\"} → null",
                        "LAYOUT Calculate tax position: {\"x\":0,\"y\":0} → {\"x\":5,\"y\":6}");
    }

    @Test
    void only_equal_drawings_have_no_difference() {
        Seeds.each(100, seed -> {
            var edits = new RandomEdits(seed);
            Drawing before = edits.drawing(ExamplePipelines.everyKind(), 5);
            Drawing after = edits.drawing(before, 1);

            assertThat(PipelineDiff.between(before, after).isEmpty()).isEqualTo(before.equals(after));
            return true;
        });
    }

    /// Both edits in a row, if neither order matters. A place given by a number means another place when the other
    /// edit came first, so edits that place something in the same list are not independent; nor are they where a
    /// list has a name twice, because then it is by their order that the two are told apart.
    private static Optional<Drawing> bothInAnyOrder(PipelineEdit one, PipelineEdit other, Drawing base) {
        try {
            Drawing forth = other.applyTo(one.applyTo(base));
            Drawing back = one.applyTo(other.applyTo(base));
            Set<String> placed = Stream.concat(placedIn(one).stream(), placedIn(other).stream())
                    .collect(Collectors.toSet());
            boolean independent = forth.equals(back)
                    && Collections.disjoint(placedIn(one), placedIn(other))
                    && placed.stream().allMatch(list -> hasEachOnce(list, base) && hasEachOnce(list, forth));
            return independent ? Optional.of(forth) : Optional.empty();
        } catch (EditRefusedException e) {
            return Optional.empty();
        }
    }

    /// The lists that an edit places something in by a number: the lines of a node, the parameters.
    private static Set<String> placedIn(PipelineEdit edit) {
        if (edit instanceof PipelineEdit.Several several) {
            return several.edits().stream()
                    .flatMap(each -> placedIn(each).stream())
                    .collect(Collectors.toSet());
        }
        if (edit instanceof PipelineEdit.AddMappingLine add) {
            return Set.of(add.node().value());
        }
        if (edit instanceof PipelineEdit.MoveMappingLine move) {
            return Set.of(move.node().value());
        }
        return edit instanceof PipelineEdit.AddParameter ? Set.of(PARAMETERS) : Set.of();
    }

    private static boolean hasEachOnce(String list, Drawing drawing) {
        List<String> names = list.equals(PARAMETERS)
                ? drawing.pipeline().parameters().stream().map(Parameter::name).toList()
                : drawing.pipeline().node(new NodeId(list)).stream()
                        .flatMap(node -> ((Node.Map) node).lines().stream())
                        .map(MappingLine::target)
                        .toList();
        return names.size() == Set.copyOf(names).size();
    }

    private static String word(Random random) {
        return random.ints(1 + random.nextInt(8), 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
