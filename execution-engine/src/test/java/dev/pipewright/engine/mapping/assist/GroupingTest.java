package dev.pipewright.engine.mapping.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.call.Presets;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.TargetTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupingTest {

    private static final TargetTree TAXMAN = Presets.requestOf("taxman-v1").orElseThrow();

    private static Map<String, @Nullable Object> record(String... namesAndValues) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            record.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return record;
    }

    private static List<String> grouping(List<Map<String, @Nullable Object>> samples) {
        return Grouping.of(TAXMAN, Schema.UNKNOWN, samples);
    }

    @Test
    void the_number_of_the_order_names_it_and_neither_its_date_nor_the_number_of_a_line_does() {
        assertThat(grouping(List.of(
                        record("order_date", "2026-01-01", "order_line", "1", "order_no", "A", "sku", "S1"),
                        record("order_date", "2026-01-01", "order_line", "2", "order_no", "A", "sku", "S2"))))
                .containsExactly("order_no");
    }

    @Test
    void of_two_numbers_the_one_that_comes_again_names_the_document() {
        assertThat(grouping(List.of(
                        record("transaction_id", "1", "invoice", "I-7", "amount", "1"),
                        record("transaction_id", "2", "invoice", "I-7", "amount", "2"))))
                .containsExactly("invoice");
    }

    @Test
    void without_a_number_it_is_who_bought_when_and_where() {
        assertThat(grouping(List.of(
                        record("product_id", "1", "customer_id", "5", "order_date", "1997-01-04", "store_id", "14"),
                        record("product_id", "2", "customer_id", "5", "order_date", "1997-01-04", "store_id", "14"))))
                .containsExactly("customer_id", "order_date", "store_id");
    }

    @Test
    void whole_documents_and_records_that_nothing_names_are_not_grouped() {
        Map<String, @Nullable Object> whole = record("order_no", "A");
        whole.put("lines", List.of(Map.of("sku", "S1")));

        assertThat(grouping(List.of(whole))).isEmpty();
        assertThat(grouping(List.of(record("amount", "1"), record("amount", "2"))))
                .isEmpty();
    }
}
