package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.simulators.vendors.TaxJarLookalike;
import dev.pipewright.simulators.vendors.VendorDocument;
import dev.pipewright.simulators.vendors.VendorFault;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxJarPresetIT extends VendorPresetContract {

    private final TaxJarLookalike taxJar;

    TaxJarPresetIT() throws IOException {
        taxJar = TaxJarLookalike.start(0);
    }

    @AfterEach
    void stop() throws IOException {
        taxJar.close();
    }

    @Override
    String preset() {
        return "taxjar-v2";
    }

    @Override
    Map<String, Object> connection() {
        return Map.of(
                "baseUrl",
                taxJar.baseUrl().toString(),
                "auth",
                "BEARER",
                "token",
                TaxJarLookalike.TOKEN,
                "maxConcurrent",
                4L);
    }

    @Override
    String order(String code, String amount) {
        return """
                {"transaction_id":"%s","transaction_date":"2026-03-02","from_country":"US","from_zip":"98101",\
                "from_state":"WA","from_city":"Seattle","to_country":"US","to_zip":"98101","to_state":"WA",\
                "to_city":"Seattle","amount":%s,"line_items":[{"id":"1","quantity":1,"product_identifier":"S-1",\
                "description":"Pen","unit_price":%s}]}""".formatted(code, amount, amount);
    }

    @Override
    List<VendorDocument> documents() {
        return taxJar.documents();
    }

    @Override
    void fail(int every, VendorFault... turns) {
        taxJar.fail(every, turns);
    }

    @Override
    int calls() {
        return taxJar.calls();
    }

    @Override
    String taxOfHundred() {
        return "8.6";
    }

    @Test
    void a_changed_order_replaces_the_one_before() {
        run(Mode.RECORD, List.of(order("A-1", "100.00")));

        Run changed = run(Mode.RECORD, List.of(order("A-1", "200.00")));

        assertThat(count(changed, DocumentState.SUCCEEDED)).isEqualTo(1);
        assertThat(documents()).containsExactly(new VendorDocument("A-1", "order", 2, decimal("200"), decimal("17.2")));
    }

    @Test
    void the_amount_leaves_shipping_out_where_it_is_calculated_and_includes_it_where_it_is_recorded() {
        Run run = run(
                Mode.RECORD,
                List.of(order("A-1", "100.00").replace("\"amount\"", "\"shipping\":\"10.00\",\"amount\"")));

        assertThat(resultsOf(run))
                .singleElement()
                .asString()
                .contains("\"order_total_amount\":110", "\"amount_to_collect\":9.46", "\"sales_tax\":\"9.46\"");
        assertThat(documents()).containsExactly(new VendorDocument("A-1", "order", 1, decimal("110"), decimal("9.46")));
    }

    @Test
    void an_order_that_says_its_tax_is_recorded_with_it_and_without_another_calculation() {
        run(Mode.RECORD, List.of(order("A-1", "100.00").replace("\"amount\"", "\"sales_tax\":\"8.50\",\"amount\"")));

        assertThat(taxJar.calls()).isEqualTo(1);
        assertThat(documents()).extracting(VendorDocument::tax).containsExactly(decimal("8.50"));
    }

    @Test
    void an_order_without_an_amount_has_the_sum_of_its_lines() {
        run(Mode.RECORD, List.of(order("A-1", "100.00").replace("\"amount\":100.00,", "")));

        assertThat(documents()).extracting(VendorDocument::amount).containsExactly(decimal("100"));
    }

    @Test
    void an_order_to_where_no_tax_is_collected_is_recorded_with_none() {
        String order = order("A-1", "100.00")
                .replace("\"to_state\":\"WA\"", "\"to_state\":\"NV\"")
                .replace("\"to_city\":\"Seattle\"", "\"to_city\":\"Reno\"");

        Run run = run(Mode.RECORD, List.of(order));

        assertThat(count(run, DocumentState.SUCCEEDED)).isEqualTo(1);
        assertThat(resultsOf(run)).singleElement().asString().contains("\"has_nexus\":false");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "to_zip":"98101" | "to_zip":"00000" | REJECTED ZipStateMismatch to_zip
                    "to_zip":"98101" | "to_zip":""      | REJECTED ZipRequired to_zip
                    "to_state":"WA"  | "to_state":""    | REJECTED StateRequired to_state
                    "from_country"   | "of_country"     | REJECTED NoOrigin from_country
                    "amount":100.00  | "amount":90.00   | REJECTED AmountMismatch amount
                    "amount":100.00  | "amount":"much"  | refused bad-field amount
                    "A-1"            | "A 1"            | refused bad-field transaction_id
                    "A-1"            | ""               | refused no-document-key transaction_id
                    "2026-03-02"     | ""               | refused bad-field transaction_date
                    """)
    void what_taxjar_refuses_is_refused_with_its_field(String part, String wrong, String outcome) {
        assertThat(outcomeOf(order("A-1", "100.00").replace(part, wrong))).startsWith(outcome + ": ");
        assertThat(documents()).isEmpty();
    }

    @Test
    void a_refusal_says_what_to_do() {
        assertThat(outcomeOf(order("A-1", "100.00").replace("\"to_zip\":\"98101\"", "\"to_zip\":\"00000\"")))
                .isEqualTo("REJECTED ZipStateMismatch to_zip: To_zip 00000 is not used within to_state WA. It is about"
                        + " 'to_zip'. Correct the address at the source, then send the document again.");
        assertThat(outcomeOf(order("A 1", "100.00")))
                .isEqualTo("refused bad-field transaction_id: TaxJar takes only letters, digits, '_' and '-' in"
                        + " 'transaction_id'. Map a text of these.");
    }

    @Test
    void a_description_longer_than_taxjar_takes_is_refused_before_it_is_sent() {
        assertThat(outcomeOf(order("A-1", "100.00").replace("Pen", "x".repeat(256))))
                .startsWith("refused bad-field line_items[0].description: ");
        assertThat(taxJar.calls()).isZero();
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
