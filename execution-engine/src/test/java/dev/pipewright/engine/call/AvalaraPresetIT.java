package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.simulators.vendors.AvalaraLookalike;
import dev.pipewright.simulators.vendors.VendorDocument;
import dev.pipewright.simulators.vendors.VendorFault;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvalaraPresetIT extends VendorPresetContract {

    private final AvalaraLookalike avalara;

    AvalaraPresetIT() throws IOException {
        avalara = AvalaraLookalike.start(0);
    }

    @AfterEach
    void stop() throws IOException {
        avalara.close();
    }

    @Override
    String preset() {
        return "avalara-v2";
    }

    @Override
    Map<String, Object> connection() {
        return Map.of(
                "baseUrl",
                avalara.baseUrl().toString(),
                "auth",
                "BASIC",
                "user",
                AvalaraLookalike.ACCOUNT,
                "password",
                AvalaraLookalike.LICENSE_KEY,
                "maxConcurrent",
                4L);
    }

    @Override
    String order(String code, String amount) {
        return """
                {"companyCode":"DEFAULT","code":"%s","date":"2026-03-02","customerCode":"C-1","currencyCode":"USD",\
                "addresses":{"shipTo":{"line1":"1 Main St","city":"Seattle","region":"WA","country":"US",\
                "postalCode":"98101"}},"lines":[{"number":"1","quantity":1,"amount":%s,"itemCode":"S-1"}]}""".formatted(code, amount);
    }

    @Override
    List<VendorDocument> documents() {
        return avalara.documents();
    }

    @Override
    void fail(int every, VendorFault... turns) {
        avalara.fail(every, turns);
    }

    @Override
    int calls() {
        return avalara.calls();
    }

    @Override
    String taxOfHundred() {
        return "8.60";
    }

    @Test
    void a_changed_document_becomes_the_next_version() {
        run(Mode.RECORD, List.of(order("A-1", "100.00")));

        Run changed = run(Mode.RECORD, List.of(order("A-1", "200.00")));

        assertThat(count(changed, DocumentState.SUCCEEDED)).isEqualTo(1);
        assertThat(documents()).singleElement().satisfies(document -> {
            assertThat(document.version()).isEqualTo(2);
            assertThat(document.amount()).isEqualByComparingTo("200.00");
        });
    }

    @Test
    void a_code_of_any_characters_is_recorded_once() {
        fail(2, VendorFault.DROP_AFTER);

        Run run = run(Mode.RECORD, List.of(order("A/1+2?3%4#5 6", "100.00")));

        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(documents()).extracting(VendorDocument::code).containsExactly("A/1+2?3%4#5 6");
    }

    @Test
    void a_path_says_what_it_may_not_have_in_words() {
        var document = new OpenDocument(
                1, new DocumentKey("main", "A/B", "SalesInvoice", "1+2 %#?"), 1, Payload.of("{}"), 1, true);

        String path =
                new AvalaraPreset("main").lookUp(document).orElseThrow().call().path();

        assertThat(path)
                .isEqualTo("/api/v2/companies/A_-ava2f-_B/transactions/1_-ava2b-_2%20_-ava25-__-ava23-__-ava3f-_"
                        + "?documentType=SalesInvoice&$include=Lines");
    }

    @Test
    void a_return_is_a_document_of_its_own_kind() {
        run(
                Mode.RECORD,
                List.of(
                        order("A-1", "100.00"),
                        order("A-1", "-100.00").replace("\"code\"", "\"documentType\":\"RETURN\",\"code\"")));

        assertThat(documents())
                .extracting(document -> document.type() + " " + document.tax())
                .containsExactlyInAnyOrder("SalesInvoice 8.60", "ReturnInvoice -8.60");
    }

    @Test
    void a_locked_document_is_refused_with_what_to_do() {
        run(Mode.RECORD, List.of(order("A-1", "100.00")));
        avalara.lock("A-1");

        assertThat(outcomeOf(order("A-1", "200.00")))
                .isEqualTo("REJECTED CannotModifyLockedTransaction code: The transaction is locked and cannot be"
                        + " modified. It is about 'code'. The target does not change this document any more: correct it"
                        + " by a document of its own, such as a return.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "98101"      | "00000"           | REJECTED InvalidPostalCode addresses.shipTo.postalCode
                    "WA"         | "XX"              | REJECTED RegionCodeError addresses.shipTo.region
                    "shipTo"     | "billTo"          | REJECTED MissingAddress addresses.shipTo
                    "2026-03-02" | "the second"      | REJECTED DateFormatError date
                    "DEFAULT"    | "NOBODY"          | REJECTED CompanyNotFoundError companyCode
                    100.00       | "much"            | REJECTED InvalidDecimalValue lines[0].amount
                    "date"       | "discount":5,"date" | REJECTED NoLinesDiscounted discount
                    "C-1"        | ""                | refused bad-field customerCode
                    "A-1"        | ""                | refused no-document-key code
                    "A-1"        | "A-1-and-so-on-for-more-than-fifty-characters-in-all" | refused bad-field code
                    "number":"1" | "number":"12345678901" | refused bad-field lines[0].number
                    """)
    void what_avalara_refuses_is_refused_with_its_field(String part, String wrong, String outcome) {
        assertThat(outcomeOf(order("A-1", "100.00").replace(part, wrong))).startsWith(outcome + ": ");
        assertThat(documents()).isEmpty();
    }

    @Test
    void two_lines_of_one_number_are_refused_before_they_are_sent() {
        String twice = order("A-1", "100.00").replace("\"lines\":[", "\"lines\":[{\"number\":\"1\",\"amount\":1.00},");

        assertThat(outcomeOf(twice))
                .isEqualTo("refused bad-field lines[1].number: The '1' in 'lines[1].number' stands in an earlier line"
                        + " too. Give each line its own.");
    }

    @Test
    void what_is_mapped_to_choose_the_mode_has_no_effect() {
        String orders =
                order("A-1", "100.00").replace("\"date\"", "\"type\":\"SalesInvoice\",\"commit\":true,\"date\"");

        run(Mode.ESTIMATE, List.of(orders));

        assertThat(documents()).isEmpty();
    }

    @Test
    void a_wrong_key_stops_the_run() {
        try (var target = new TargetFixture(avalara.baseUrl())) {
            assertThat(target.stopOf(preset(), order("A-1", "1.00")))
                    .startsWith("The target refuses the credentials (Authentication failed.)");
        }
    }
}
