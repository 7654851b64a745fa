package dev.pipewright.engine.mapping.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.call.Presets;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.MappingProgram;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.Coverage;
import dev.pipewright.model.wanted.TargetTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Measures suggestions against what people wrote down as right for orders of six systems, in
/// `suggestions/*.json`: for each target the expressions that are right; a target that is not listed has none.
class SuggestionsTest {

    private static final TargetTree TAXMAN = Presets.requestOf("taxman-v1").orElseThrow();
    private static final List<String> SYSTEMS =
            List.of("foodmart", "sap-sales-order", "netsuite-invoice", "odoo-sale-order");
    private static final List<String> OTHERS = List.of("business-central-order", "shopify-order");

    @Test
    void suggestions_cover_most_of_what_is_required_and_most_of_them_are_right() throws Exception {
        var measured = new ArrayList<Measure>();
        for (String system : SYSTEMS) {
            measured.add(measure(system));
        }
        var others = new ArrayList<Measure>();
        for (String system : OTHERS) {
            others.add(measure(system));
        }

        measured.forEach(
                measure -> assertThat(measure.coverage()).as(measure.toString()).isGreaterThanOrEqualTo(0.7));
        assertThat(share(measured)).isGreaterThanOrEqualTo(0.9);
        assertThat(share(others)).isGreaterThanOrEqualTo(0.9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"taxman-v1", "avalara-v2", "taxjar-v2", "stripe-tax"})
    void all_suggestions_for_a_target_together_are_a_mapping_that_maps_the_samples(String preset) throws Exception {
        TargetTree target = Presets.requestOf(preset).orElseThrow();
        for (String system : Stream.concat(SYSTEMS.stream(), OTHERS.stream()).toList()) {
            List<Map<String, @Nullable Object>> samples = samples(file(system));
            List<MappingLine> lines = Suggestions.of(target, List.of(), Schema.UNKNOWN, samples).stream()
                    .map(Suggestion::line)
                    .toList();

            MappingProgram program = MappingProgram.compile(lines);

            for (Map<String, @Nullable Object> sample : samples) {
                assertThat(program.apply(sample, EvaluationContext.of(Instant.EPOCH, 0)))
                        .as(preset + " of " + system)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void of_orders_with_one_row_each_the_row_tells_what_is_said_of_the_whole_order() {
        List<Map<String, @Nullable Object>> rows = List.of(
                row("A1", "C7", "AT", "2026-01-02", "12.50", "EUR"), row("A2", "C8", "AT", "2026-01-03", "1", "EUR"));
        List<Map<String, @Nullable Object>> folded = rows.stream()
                .<Map<String, @Nullable Object>>map(
                        row -> Map.of("order_no", Objects.requireNonNull(row.get("order_no")), "lines", List.of(row)))
                .toList();

        List<MappingLine> lines = Suggestions.of(TAXMAN, List.of(), Schema.UNKNOWN, folded).stream()
                .map(Suggestion::line)
                .toList();

        assertThat(lines)
                .contains(
                        new MappingLine("documentCode", "order_no"),
                        new MappingLine("documentDate", "lines[0].order_date"),
                        new MappingLine("currency", "lines[0].currency"),
                        new MappingLine("customer.code", "lines[0].customer_no"),
                        new MappingLine("addresses.shipTo.country", "lines[0].country"));
    }

    @Test
    void what_the_only_item_of_an_order_says_is_its_own_where_the_order_is_no_fold_of_it() {
        List<Map<String, @Nullable Object>> orders = List.of(
                Map.of("order_no", "A1", "lines", List.of(Map.of("sku", "S1", "amount", 1L, "currency", "EUR"))));

        assertThat(Suggestions.of(TAXMAN, List.of(), Schema.UNKNOWN, orders))
                .noneMatch(suggestion -> suggestion.target().equals("currency"));
    }

    @Test
    void names_in_german_are_understood_with_their_umlauts() {
        List<Map<String, @Nullable Object>> orders = List.of(Map.of(
                "Rechnungsnummer",
                "R-1",
                "Kundennummer",
                "K-7",
                "Rechnungsdatum",
                "31.12.2025",
                "Währung",
                "EUR",
                "Positionen",
                List.of(Map.of("Artikelnummer", "A-1", "Menge", "2", "Betrag", "1.234,50"))));

        assertThat(Suggestions.of(TAXMAN, List.of(), Schema.UNKNOWN, orders).stream()
                        .map(Suggestion::line))
                .contains(
                        new MappingLine("documentCode", "Rechnungsnummer"),
                        new MappingLine("documentDate", "$parseDate(Rechnungsdatum, 'd.M.yyyy')"),
                        new MappingLine("currency", "`Währung`"),
                        new MappingLine("customer.code", "Kundennummer"),
                        new MappingLine("lines[].quantity", "Menge"));
    }

    private static Map<String, @Nullable Object> row(
            String order, String customer, String country, String date, String amount, String currency) {
        return Map.of(
                "order_no",
                order,
                "customer_no",
                customer,
                "country",
                country,
                "order_date",
                date,
                "amount",
                amount,
                "currency",
                currency);
    }

    private record Measure(String system, int required, int covered, int suggested, List<String> wrong) {

        double coverage() {
            return (double) covered / required;
        }

        @Override
        public String toString() {
            return "%s: %d of %d required fields covered, %d of %d suggestions right; wrong: %s"
                    .formatted(system, covered, required, suggested - wrong.size(), suggested, wrong);
        }
    }

    private static double share(List<Measure> measures) {
        int suggested = measures.stream().mapToInt(Measure::suggested).sum();
        int wrong = measures.stream().mapToInt(each -> each.wrong().size()).sum();
        return (double) (suggested - wrong) / suggested;
    }

    private static Measure measure(String system) throws Exception {
        Map<?, ?> file = file(system);
        Map<?, ?> expected = (Map<?, ?>) Objects.requireNonNull(file.get("expected"));
        List<Suggestion> suggestions = Suggestions.of(TAXMAN, List.of(), Schema.UNKNOWN, samples(file));
        List<String> wrong = suggestions.stream()
                .filter(each ->
                        !(expected.get(each.target()) instanceof List<?> right && right.contains(each.expression())))
                .map(each -> each.target() + " <- " + each.expression())
                .toList();
        List<MappingLine> right = suggestions.stream()
                .filter(each -> !wrong.contains(each.target() + " <- " + each.expression()))
                .map(Suggestion::line)
                .toList();
        Coverage coverage = Coverage.of(TAXMAN, right);
        var measure = new Measure(system, coverage.fields().size(), coverage.mapped(), suggestions.size(), wrong);
        System.out.println(measure);
        return measure;
    }

    private static Map<?, ?> file(String system) throws Exception {
        try (var in = SuggestionsTest.class.getResourceAsStream("/suggestions/" + system + ".json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return (Map<?, ?>) Objects.requireNonNull(JsonValues.parse(text));
        } catch (IOException e) {
            throw new AssertionError(system, e);
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as keys.
    private static List<Map<String, @Nullable Object>> samples(Map<?, ?> file) {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(file.get("samples"));
    }
}
