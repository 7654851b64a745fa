package dev.pipewright.model.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.wanted.Coverage.State;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final TargetTree ORDER = new TargetTree(
            "TAXMAN",
            List.of(
                    field("code", TargetField.Type.TEXT, true),
                    field("note", TargetField.Type.TEXT, false),
                    field(
                            "customer",
                            TargetField.Type.OBJECT,
                            true,
                            field("customer.code", TargetField.Type.TEXT, true)),
                    field(
                            "shipFrom",
                            TargetField.Type.OBJECT,
                            false,
                            field("shipFrom.country", TargetField.Type.TEXT, true),
                            field("shipFrom.city", TargetField.Type.TEXT, false)),
                    field(
                            "lines[]",
                            TargetField.Type.LIST,
                            true,
                            field("lines[].number", TargetField.Type.TEXT, true),
                            field("lines[].amount", TargetField.Type.NUMBER, true))));

    @Test
    void without_lines_all_that_is_required_is_missing_and_a_list_is_named_once() {
        Coverage coverage = Coverage.of(ORDER, List.of());

        assertThat(coverage.missing()).isEqualTo(5);
        assertThat(coverage.missingPaths()).containsExactly("code", "customer.code", "lines[]");
    }

    @Test
    void what_has_a_line_is_mapped() {
        Coverage coverage = Coverage.of(ORDER, lines("code", "customer.code", "lines[]", "lines[].amount"));

        assertThat(coverage.mapped()).isEqualTo(4);
        assertThat(coverage.missingPaths()).containsExactly("lines[].number");
    }

    @Test
    void a_line_for_a_whole_object_or_list_covers_what_is_in_it() {
        Coverage coverage = Coverage.of(ORDER, lines("code", "customer", "lines[]"));

        assertThat(coverage.missing()).isZero();
        assertThat(coverage.fields())
                .filteredOn(field -> field.state() == State.COVERED)
                .extracting(field -> field.path() + " by " + field.by())
                .containsExactly("customer.code by customer", "lines[].number by lines[]", "lines[].amount by lines[]");
    }

    @Test
    void an_object_that_is_not_required_wants_its_fields_once_it_has_any() {
        assertThat(Coverage.of(ORDER, lines("note")).missingPaths()).doesNotContain("shipFrom.country");
        assertThat(Coverage.of(ORDER, lines("shipFrom.city")).missingPaths()).contains("shipFrom.country");
    }

    private static List<MappingLine> lines(String... targets) {
        return Stream.of(targets).map(target -> new MappingLine(target, "x")).toList();
    }

    private static TargetField field(String path, TargetField.Type type, boolean required, TargetField... fields) {
        return new TargetField(path, type, required, "", List.of(), "", "", "", null, List.of(), List.of(fields));
    }
}
