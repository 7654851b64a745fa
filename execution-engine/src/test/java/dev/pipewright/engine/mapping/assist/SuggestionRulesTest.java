package dev.pipewright.engine.mapping.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.call.Presets;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.TargetTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuggestionRulesTest {

    private static final TargetTree TAXMAN = Presets.requestOf("taxman-v1").orElseThrow();
    private static final TargetTree AVALARA = Presets.requestOf("avalara-v2").orElseThrow();

    @Test
    void abbreviations_and_words_written_in_one_are_understood() {
        Map<String, Object> record = Map.of(
                "cust_no",
                "C-1",
                "trandate",
                "2026-03-02",
                "invno",
                "I-1",
                "curr_cd",
                "USD",
                "rows",
                List.of(Map.of("itemno", "S-1", "qty", 2L, "amt", 10L, "descr", "Shirt")));

        assertThat(lines(Suggestions.of(AVALARA, List.of(), Schema.UNKNOWN, List.of(record))))
                .contains(
                        "code <- invno",
                        "date <- trandate",
                        "customerCode <- cust_no",
                        "lines[] <- rows",
                        "lines[].quantity <- qty",
                        "lines[].amount <- amt",
                        "lines[].itemCode <- itemno",
                        "lines[].description <- descr");
    }

    @Test
    void a_date_that_can_be_read_in_two_ways_is_not_guessed() {
        assertThat(lines(ofDates("3/2/2026", "4/5/2026"))).noneMatch(line -> line.startsWith("documentDate"));
        assertThat(lines(ofDates("3/2/2026", "4/25/2026")))
                .contains("documentDate <- $parseDate(orderDate, 'M/d/yyyy')");
        assertThat(lines(ofDates("25.3.2026", "4.5.2026")))
                .contains("documentDate <- $parseDate(orderDate, 'd.M.yyyy')");
    }

    @Test
    void the_mark_before_the_decimals_is_the_one_that_fits_all_amounts() {
        assertThat(lines(ofAmounts("1.234,50", "12,50"))).contains("lines[].amount <- $string($parseNumber(betrag))");
        assertThat(lines(ofAmounts("1.000", "12,50"))).contains("lines[].amount <- $string($parseNumber(betrag, ','))");
    }

    private static List<Suggestion> ofAmounts(String one, String other) {
        Map<String, Object> record = Map.of(
                "line",
                List.of(
                        Map.of("id", "1", "code", "P-10", "betrag", one),
                        Map.of("id", "2", "code", "P-7", "betrag", other)));
        return Suggestions.of(TAXMAN, List.of(), Schema.UNKNOWN, List.of(record));
    }

    @Test
    void a_code_that_does_not_number_the_lines_is_that_of_the_item() {
        assertThat(lines(ofAmounts("3", "4"))).contains("lines[].number <- id", "lines[].item <- code");
        Map<String, Object> record = Map.of(
                "items", List.of(Map.of("id", "li_1", "code", "P-1", "qty", 2L), Map.of("id", "li_7", "qty", 1L)));
        assertThat(lines(Suggestions.of(TAXMAN, List.of(), Schema.UNKNOWN, List.of(record))))
                .contains("lines[].number <- $string(lineNumber)", "lines[].item <- code");
    }

    @Test
    void what_is_required_gets_the_value_that_what_is_not_would_get_by_its_name() {
        Map<String, Object> record = Map.of("id", 4711L, "created", "2026-03-02T10:00:00Z");
        Map<String, Object> other = Map.of("id", 4711L, "orderNo", "O-1");

        assertThat(lines(Suggestions.of(TAXMAN, List.of(), Schema.UNKNOWN, List.of(record))))
                .contains("documentCode <- $string(id)", "documentDate <- $parseDate(created)")
                .noneMatch(line -> line.startsWith("source.id"));
        assertThat(lines(Suggestions.of(TAXMAN, List.of(), Schema.UNKNOWN, List.of(other))))
                .contains("documentCode <- orderNo", "source.id <- $string(id)");
    }

    @Test
    void a_broken_row_takes_away_the_fields_it_breaks_and_no_others() {
        Map<String, Object> sound = Map.of("code", "O-1", "rows", List.of(row("Pen", "3"), row("Ink", "1")));
        Map<String, Object> broken = Map.of("code", "O-2", "rows", List.of(row("Pad", "x")));

        assertThat(lines(Suggestions.of(TAXMAN, List.of(), Schema.UNKNOWN, List.of(sound, broken))))
                .contains(
                        "currency <- rows[0].currency",
                        "addresses.shipTo.country <- rows[0].country",
                        "lines[].item <- product")
                .noneMatch(line -> line.startsWith("lines[].quantity"));
    }

    private static Map<String, Object> row(String product, String quantity) {
        return Map.of("product", product, "qty", quantity, "country", "DE", "currency", "EUR");
    }

    private static List<Suggestion> ofDates(String one, String other) {
        return Suggestions.of(
                TAXMAN, List.of(), Schema.UNKNOWN, List.of(Map.of("orderDate", one), Map.of("orderDate", other)));
    }

    @Test
    void empty_values_of_a_source_do_not_become_texts() {
        List<Map<String, Object>> records = List.of(Map.of("customerNumber", false), Map.of("customerNumber", "C-1"));

        assertThat(lines(Suggestions.of(TAXMAN, List.of(), Schema.UNKNOWN, records)))
                .contains("customer.code <- $emptyToNothing(customerNumber)");
    }

    @Test
    void what_a_line_fills_is_not_suggested_again_and_a_for_each_that_is_there_is_kept() {
        Map<String, Object> record = Map.of(
                "currency",
                "USD",
                "items",
                List.of(Map.of("taxable", true, "qty", 2L), Map.of("taxable", false, "qty", 1L)));
        var lines = List.of(
                new MappingLine("currency", "'EUR'"), new MappingLine("lines[]", "items[taxable].{'pieces': qty}"));

        assertThat(lines(Suggestions.of(TAXMAN, lines, Schema.UNKNOWN, List.of(record))))
                .contains("lines[].quantity <- $string(pieces)")
                .noneMatch(line -> line.startsWith("currency") || line.startsWith("lines[] "));
    }

    @Test
    void without_samples_the_types_that_the_source_promises_decide() {
        var item = new Schema(List.of(
                Field.of("sku", Simple.STRING),
                Field.of("quantity", Simple.INTEGER),
                Field.of("amount", new FieldType.Decimal(10, 2))));
        var schema = new Schema(List.of(
                Field.of("order_date", Simple.DATE),
                Field.of("tax_date", Simple.STRING),
                Field.of("customer_id", Simple.INTEGER),
                Field.of("items", new FieldType.ListOf(new FieldType.Structure(item)))));

        assertThat(lines(Suggestions.of(TAXMAN, List.of(), schema, List.of())))
                .contains(
                        "documentDate <- order_date",
                        "customer.code <- $string(customer_id)",
                        "lines[] <- items#$i.$merge([$, {'lineNumber': $i + 1}])",
                        "lines[].amount <- $string(amount)")
                .noneMatch(line -> line.startsWith("taxDate"));
    }

    @Test
    void the_reason_shows_a_value_unless_people_must_not_see_it() {
        var schema = new Schema(
                List.of(new Field("customer_no", Simple.STRING, true, true), Field.of("order_no", Simple.STRING)));
        Map<String, Object> record = Map.of("customer_no", "C-77", "order_no", "O-1");

        List<String> reasons = Suggestions.of(TAXMAN, List.of(), schema, List.of(record)).stream()
                .map(suggestion -> Sentences.english().text(suggestion.reason()))
                .toList();

        assertThat(reasons)
                .contains(
                        "'order_no' stands for the same. Its values fit, as in O-1.",
                        "'customer_no' stands for the same.");
    }

    @Test
    void a_state_that_is_written_out_gets_its_code_by_the_country() {
        Map<String, Object> record =
                Map.of("shipToState", "Washington", "shipToCountry", "USA", "shipToCity", "Seattle");

        assertThat(lines(Suggestions.of(TAXMAN, List.of(), Schema.UNKNOWN, List.of(record))))
                .contains("addresses.shipTo.region <- $stateCode(shipToState, $countryCode(shipToCountry))");
    }

    @Test
    void what_only_sounds_alike_is_left_to_the_person() {
        Map<String, Object> record = Map.of(
                "dueDate",
                "2026-03-02",
                "orderType",
                "ZOS",
                "taxTotal",
                "9.00",
                "stateOfOrder",
                "OPEN",
                "purchaseOrder",
                "P-1");

        assertThat(lines(Suggestions.of(TAXMAN, List.of(), Schema.UNKNOWN, List.of(record))))
                .containsExactly("documentType <- 'SALE'");
    }

    @Test
    void two_thousand_fields_of_a_source_are_looked_through_at_once() {
        var record = new java.util.LinkedHashMap<String, Object>();
        for (int i = 0; i < 2000; i++) {
            record.put("custom_field_" + i, "v" + i);
        }
        record.put("order_no", "O-1");

        assertThat(lines(Suggestions.of(TAXMAN, List.of(), Schema.UNKNOWN, List.of(record))))
                .containsExactly("documentCode <- order_no", "documentType <- 'SALE'");
    }

    private static List<String> lines(List<Suggestion> suggestions) {
        var lines = new ArrayList<String>();
        suggestions.forEach(each -> lines.add(each.target() + " <- " + each.expression()));
        return lines;
    }
}
