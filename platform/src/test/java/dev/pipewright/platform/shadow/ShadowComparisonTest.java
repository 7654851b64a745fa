package dev.pipewright.platform.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.Money;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.ledger.RunDocument;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.record.Origin;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShadowComparisonTest {

    private static final NodeId TAX = new NodeId("apiCall-tax");
    private static final Pipeline PIPELINE = new Pipeline(
            "Tax",
            "",
            List.of(),
            List.of(new Node.ApiCall(
                    NodeHeader.of(TAX, "Tax"), "taxman-v1", "taxman", Map.of(), null, "total", "'USD'", "tax")),
            List.of());

    private final ShadowTally tally = new ShadowTally();
    private final ShadowComparison comparison = new ShadowComparison(PIPELINE, PIPELINE, Set.of(), tally);

    @Test
    void the_sums_of_a_currency_are_exact() {
        comparison.live(document("A", 1, "10.10", "USD", "0.83"));
        comparison.live(document("B", 2, "0.20", "USD", "0.01"));
        comparison.live(document("C", 3, "5.00", "EUR", "0.95"));
        comparison.draft(document("A", 1, "10.11", "USD", "0.84"));
        comparison.draft(document("B", 2, "0.20", "USD", "0.01"));
        comparison.draft(document("C", 3, "5.00", "USD", "0.40"));
        comparison.end();

        ShadowReport report = tally.report();

        assertThat(report.totals())
                .containsExactly(
                        total("EUR", "5.00", "0", "0.95", "0"), total("USD", "10.30", "15.31", "0.84", "1.25"));
        assertThat(report.documents())
                .extracting(ShadowDocument::code, ShadowDocument::taxDifference)
                .containsExactly(tuple("A", new BigDecimal("0.01")), tuple("C", null));
    }

    @Test
    void an_answer_that_differs_though_the_request_is_the_same_is_not_the_drafts_doing() {
        comparison.live(document("A", 1, "10.00", "USD", "0.83"));
        comparison.draft(new RunDocument(
                TAX,
                key("A"),
                origin(1),
                "10.00USD",
                DocumentState.SUCCEEDED,
                null,
                "",
                new Money(new BigDecimal("10.00"), "USD"),
                "{}",
                "{\"totalTax\":\"0.90\"}"));
        comparison.end();

        assertThat(tally.report())
                .isEqualTo(new ShadowReport(
                        1, 1, Map.of(), List.of(total("USD", "10.00", "10.00", "0.83", "0.83")), List.of()));
    }

    @Test
    void documents_of_records_that_nodes_multiply_are_all_told() {
        comparison.draft(document("A-1", 1, "1", "USD", "0.1"));
        comparison.draft(document("A-2", 1, "1", "USD", "0.1"));
        comparison.end();

        assertThat(tally.report().counts()).isEqualTo(Map.of(ShadowKind.APPEARED, 2L));
    }

    @Test
    void a_document_that_the_draft_no_longer_forms_has_vanished_and_its_tax_with_it() {
        comparison.live(document("A", 1, "10.00", "USD", "0.83"));
        comparison.end();

        assertThat(tally.report().counts()).isEqualTo(Map.of(ShadowKind.VANISHED, 1L));
        assertThat(tally.report().totals().getFirst().taxDifference()).isEqualByComparingTo("-0.83");
    }

    @Test
    void a_record_that_both_refuse_is_no_change() {
        comparison.liveRejected(rejected(1));
        comparison.draftRejected(rejected(1));
        comparison.draftRejected(rejected(2));
        comparison.end();

        assertThat(tally.report().documents())
                .extracting(ShadowDocument::kind, ShadowDocument::code, ShadowDocument::message)
                .containsExactly(tuple(ShadowKind.REJECTED, "orders line 2", "It is wrong."));
    }

    @Test
    void a_call_that_did_not_get_through_says_nothing_about_the_draft() {
        comparison.live(document("A", 1, "10.00", "USD", "0.83"));
        comparison.draft(new RunDocument(
                TAX, key("A"), origin(1), "11.00", DocumentState.FAILED, "503", "TAXMAN is away.", null, "{}", null));
        comparison.end();

        assertThat(tally.report().counts()).isEqualTo(Map.of(ShadowKind.NOT_COMPARED, 1L));
        assertThat(tally.report().totals()).isEmpty();
    }

    @Test
    void a_report_is_read_as_it_was_written() {
        comparison.live(document("A", 1, "10.10", "USD", "0.83"));
        comparison.draft(document("A", 1, "10.110", "EUR", "0.84"));
        comparison.live(document("B", 2, "10.10", "USD", "0.83"));
        comparison.end();

        assertThat(ShadowText.read(ShadowText.of(tally.report()))).isEqualTo(tally.report());
    }

    private static RunDocument document(String code, int place, String amount, String currency, String tax) {
        return new RunDocument(
                TAX,
                key(code),
                origin(place),
                amount + currency,
                DocumentState.SUCCEEDED,
                null,
                "",
                new Money(new BigDecimal(amount), currency),
                "{\"amount\":\"" + amount + "\"}",
                "{\"totalTax\":\"" + tax + "\"}");
    }

    private static DocumentKey key(String code) {
        return new DocumentKey("taxman", "ACME", "SALE", code);
    }

    private static Origin origin(int place) {
        return new Origin("orders", place, "line " + place);
    }

    private static RejectedRecord rejected(int place) {
        return new RejectedRecord(new NodeId("map-1"), "expression", "It is wrong.", null, origin(place), "{}");
    }

    private static CurrencyTotal total(String currency, String... sums) {
        return new CurrencyTotal(
                currency,
                new BigDecimal(sums[0]),
                new BigDecimal(sums[1]),
                new BigDecimal(sums[2]),
                new BigDecimal(sums[3]));
    }
}
