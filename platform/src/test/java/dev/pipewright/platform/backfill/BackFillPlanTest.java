package dev.pipewright.platform.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.load.ValueKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackFillPlanTest {

    private static final Node.Source SALES = source("source-sales", Schema.UNKNOWN);

    private static Node.Source source(String id, Schema schema) {
        return new Node.Source(
                NodeHeader.of(new NodeId(id), "Sales"),
                "jdbc",
                "shop",
                Map.of("table", "sale"),
                schema,
                List.of("id"),
                new Node.Source.Incremental(List.of("modified"), List.of(), null, null));
    }

    private static BackFillRequest request(String from, String to, String length, int atOnce) {
        return new BackFillRequest(
                new TenantId("acme"),
                "orders",
                null,
                from,
                to,
                SliceLength.of(length),
                Mode.ESTIMATE,
                atOnce,
                true,
                Map.of(),
                "trigger",
                "ann");
    }

    private static List<SliceBounds> slices(String from, String to, String length, @Nullable Object present) {
        return BackFillPlan.of(request(from, to, length, 1), SALES, present).slices();
    }

    @Test
    void months_are_counted_from_the_beginning_so_that_short_ones_leave_no_gap() {
        assertThat(slices("2026-01-31", "2026-05-01", "P1M", null))
                .containsExactly(
                        new SliceBounds("2026-01-31", "2026-02-28"),
                        new SliceBounds("2026-02-28", "2026-03-31"),
                        new SliceBounds("2026-03-31", "2026-04-30"),
                        new SliceBounds("2026-04-30", "2026-05-01"));
    }

    @Test
    void the_last_slice_may_be_shorter_and_the_only_one_is_the_range() {
        assertThat(slices("2026-01-01", "2026-01-11", "P1W", null))
                .containsExactly(
                        new SliceBounds("2026-01-01", "2026-01-08"), new SliceBounds("2026-01-08", "2026-01-11"));
        assertThat(slices("2026-01-01", "2026-01-11", "P10D", null))
                .containsExactly(new SliceBounds("2026-01-01", "2026-01-11"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:00:00Z, 2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z",
        "2026-03-02T10:00:00,  2026-01-01T00:00:00,  2026-01-02T00:00:00",
        "2026-03-02,           2026-01-01,           2026-01-02"
    })
    void a_day_stands_for_its_beginning_as_the_watermark_has_it(String present, String from, String to) {
        assertThat(slices("2026-01-01", "2026-01-02", "P1D", present)).containsExactly(new SliceBounds(from, to));
    }

    @Test
    void a_time_that_begins_within_a_day_makes_slices_that_do() {
        assertThat(slices("2026-01-01T06:30", "2026-01-03T00:00:00", "P1D", null))
                .containsExactly(
                        new SliceBounds("2026-01-01T06:30:00", "2026-01-02T06:30:00"),
                        new SliceBounds("2026-01-02T06:30:00", "2026-01-03T00:00:00"));
    }

    @Test
    void what_the_schema_says_of_the_watermark_counts_more_than_what_was_loaded() {
        var schema = new Schema(List.of(Field.of("modified", FieldType.Simple.INSTANT)));
        BackFillRequest request = request("2026-01-01", "2026-01-02", "P1D", 1);

        assertThat(BackFillPlan.of(request, source("source-sales", schema), "2026-03-02")
                        .slices())
                .containsExactly(new SliceBounds("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"));
    }

    @Test
    void the_ends_of_a_range_are_what_the_watermark_is_as_far_as_anybody_knows() {
        var schema = new Schema(List.of(Field.of("modified", FieldType.Simple.DATE)));

        assertThat(BackFillPlan.kindOf(source("source-sales", schema), null)).isEqualTo(ValueKind.DATE);
        assertThat(BackFillPlan.kindOf(SALES, "2026-03-02T10:00:00Z")).isEqualTo(ValueKind.INSTANT);
        assertThat(BackFillPlan.kindOf(SALES, null)).isNull();
    }

    @Test
    void a_thousand_slices_are_possible_and_one_more_is_not() {
        assertThat(slices("2026-01-01", "2028-09-27", "P1D", null)).hasSize(1_000);
        assertThatThrownBy(() -> slices("2026-01-01", "2028-09-28", "P1D", null))
                .hasMessage("The range has more than 1000 slices. Choose longer slices, or a shorter range.");
    }

    @Test
    void numbers_have_no_slices() {
        assertThatThrownBy(() -> slices("2026-01-01", "2026-01-02", "P1D", 7L))
                .isInstanceOf(BackFillRefusedException.class)
                .hasMessage("The watermark modified of 'Sales' has no days that could be divided into slices. Only days"
                        + " and times do.");
        assertThatThrownBy(() -> slices("7", "9", "P1D", 7L))
                .hasMessageStartingWith("The watermark modified of 'Sales' has no days");
    }

    @Test
    void too_many_at_once_are_refused() {
        assertThatThrownBy(() -> BackFillPlan.of(request("2026-01-01", "2026-01-02", "P1D", 21), SALES, null))
                .hasMessage("21 slices cannot run at once. Choose 1 to 20.");
    }

    @Test
    void a_source_is_named_where_there_are_several() {
        Node.Source returns = source("source-returns", Schema.UNKNOWN);

        assertThat(BackFillPlan.chosen(null, List.of(SALES))).isEqualTo(SALES);
        assertThat(BackFillPlan.chosen("source-returns", List.of(SALES, returns)))
                .isEqualTo(returns);
        assertThatThrownBy(() -> BackFillPlan.chosen(null, List.of(SALES, returns)))
                .hasMessage("The live version has several sources that read only changes: source-sales, source-returns."
                        + " Name one of them.");
        assertThatThrownBy(() -> BackFillPlan.chosen("source-x", List.of(SALES)))
                .hasMessage("The live version has no source 'source-x' that reads only changes. Use one of"
                        + " source-sales.");
        assertThatThrownBy(() -> BackFillPlan.chosen(null, List.of()))
                .hasMessage("The live version has no source that reads only changes. Choose a watermark of days or"
                        + " times in a source and publish it.");
    }
}
