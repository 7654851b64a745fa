package dev.pipewright.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.edit.PipelineEdit.AddMappingLine;
import dev.pipewright.model.edit.PipelineEdit.MoveMappingLine;
import dev.pipewright.model.edit.PipelineEdit.RemoveMappingLine;
import dev.pipewright.model.edit.PipelineEdit.SetMappingLine;
import dev.pipewright.model.edit.PipelineEdit.Several;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawnLineTest {

    private static final NodeId MAP = new NodeId("map-a1b2c3");
    private static final MappingLine EACH = line("lines[]", "$.sales[price > 0]");

    private static MappingLine line(String target, String expression) {
        return new MappingLine(target, expression);
    }

    private static PipelineEdit drawn(List<MappingLine> lines, String source, String target) {
        return DrawnLine.of(MAP, lines, source, target);
    }

    @Test
    void a_field_is_read_by_its_path() {
        assertThat(drawn(List.of(), "buyer.name", "customer.name"))
                .isEqualTo(new AddMappingLine(MAP, 0, line("customer.name", "buyer.name")));
    }

    @Test
    void a_line_for_a_target_gets_the_new_expression() {
        assertThat(drawn(List.of(line("code", "old")), "id", "code"))
                .isEqualTo(new SetMappingLine(MAP, "code", line("code", "id")));
    }

    @Test
    void a_list_on_a_list_is_a_for_each() {
        assertThat(drawn(List.of(), "sales[]", "lines[]"))
                .isEqualTo(new AddMappingLine(MAP, 0, line("lines[]", "sales")));
    }

    @Test
    void below_a_for_each_paths_are_relative_to_its_items() {
        assertThat(drawn(List.of(EACH), "sales[].price", "lines[].amount"))
                .isEqualTo(new AddMappingLine(MAP, 1, line("lines[].amount", "price")));
        assertThat(drawn(List.of(EACH), "sales[]", "lines[].whole"))
                .isEqualTo(new AddMappingLine(MAP, 1, line("lines[].whole", "$")));
        assertThat(drawn(List.of(EACH), "buyer.name", "lines[].buyer"))
                .isEqualTo(new AddMappingLine(MAP, 1, line("lines[].buyer", "$root.buyer.name")));
    }

    @Test
    void a_for_each_that_is_not_there_yet_is_drawn_too() {
        assertThat(drawn(List.of(), "sales[].vat[].rate", "lines[].taxes[].rate"))
                .isEqualTo(new Several(List.of(
                        new AddMappingLine(MAP, 0, line("lines[]", "sales")),
                        new AddMappingLine(MAP, 1, line("lines[].taxes[]", "vat")),
                        new AddMappingLine(MAP, 2, line("lines[].taxes[].rate", "rate")))));
    }

    @Test
    void a_record_without_lists_gives_one_item() {
        assertThat(drawn(List.of(), "price", "lines[].amount"))
                .isEqualTo(new Several(List.of(
                        new AddMappingLine(MAP, 0, line("lines[]", "$")),
                        new AddMappingLine(MAP, 1, line("lines[].amount", "price")))));
    }

    @Test
    void a_list_of_values_that_is_drawn_to_a_field_of_items_gives_an_item_for_each_value() {
        assertThat(drawn(List.of(), "tags[]", "lines[].item"))
                .isEqualTo(new Several(List.of(
                        new AddMappingLine(MAP, 0, line("lines[]", "tags")),
                        new AddMappingLine(MAP, 1, line("lines[].item", "$")))));
    }

    @Test
    void a_field_of_lists_within_lists_gives_an_item_for_each_of_the_inner_ones() {
        assertThat(drawn(List.of(), "orders[].sales[].sku", "lines[].item"))
                .isEqualTo(new Several(List.of(
                        new AddMappingLine(MAP, 0, line("lines[]", "orders.sales")),
                        new AddMappingLine(MAP, 1, line("lines[].item", "sku")))));
    }

    @Test
    void a_for_each_goes_through_the_list_of_a_field_instead_if_nothing_else_is_filled_from_its_items() {
        var drawn = List.of(line("lines[]", "orders"), line("lines[].item", "sales.sku"));
        var shared = List.of(drawn.getFirst(), drawn.getLast(), line("lines[].number", "id"));

        assertThat(DrawnLine.itemByItem(MAP, drawn, "orders[].sales[].sku", "lines[].item"))
                .contains(new Several(List.of(
                        new SetMappingLine(MAP, "lines[]", line("lines[]", "orders.sales")),
                        new SetMappingLine(MAP, "lines[].item", line("lines[].item", "sku")))));
        assertThat(DrawnLine.itemByItem(MAP, shared, "orders[].sales[].sku", "lines[].item"))
                .isEmpty();
        assertThat(DrawnLine.itemByItem(MAP, List.of(), "tags[]", "code")).isEmpty();
    }

    @Test
    void a_line_comes_behind_those_of_its_object() {
        var lines = List.of(line("customer.code", "a"), line("total", "b"));

        assertThat(drawn(lines, "c", "customer.name"))
                .isEqualTo(new AddMappingLine(MAP, 1, line("customer.name", "c")));
    }

    @Test
    void what_changed_between_two_mappings_is_found_line_by_line() {
        var before = List.of(line("a", "1"), line("b", "2"), line("c", "3"));
        var after = List.of(line("c", "3"), line("b", "two"), line("d", "4"));

        assertThat(LineChanges.between(MAP, before, after))
                .contains(new Several(List.of(
                        new RemoveMappingLine(MAP, "a"),
                        new MoveMappingLine(MAP, "c", 0),
                        new SetMappingLine(MAP, "b", line("b", "two")),
                        new AddMappingLine(MAP, 2, line("d", "4")))));
        assertThat(LineChanges.between(MAP, before, before)).isEmpty();
    }
}
