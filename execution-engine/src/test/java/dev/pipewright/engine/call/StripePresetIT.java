package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.simulators.vendors.StripeLookalike;
import dev.pipewright.simulators.vendors.VendorDocument;
import dev.pipewright.simulators.vendors.VendorFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripePresetIT extends VendorPresetContract {

    private final StripeLookalike stripe;

    StripePresetIT() throws IOException {
        stripe = StripeLookalike.start(0);
    }

    @AfterEach
    void stop() throws IOException {
        stripe.close();
    }

    @Override
    String preset() {
        return "stripe-tax";
    }

    @Override
    Map<String, Object> connection() {
        return Map.of(
                "baseUrl",
                stripe.baseUrl().toString(),
                "auth",
                "BEARER",
                "token",
                StripeLookalike.KEY,
                "maxConcurrent",
                4L);
    }

    @Override
    String order(String code, String amount) {
        return """
                {"reference":"%s","currency":"usd","customer_details":{"address":{"line1":"1 Main St","city":"Seattle",\
                "state":"WA","postal_code":"98101","country":"US"},"address_source":"shipping"},\
                "line_items":[{"amount":"%s","quantity":1,"reference":"L-1","tax_code":"txcd_99999999"}],\
                "tax_date":"2026-03-02","metadata":{"source":"erp"}}""".formatted(code, amount);
    }

    @Override
    List<VendorDocument> documents() {
        return stripe.documents();
    }

    @Override
    void fail(int every, VendorFault... turns) {
        stripe.fail(every, turns);
    }

    @Override
    int calls() {
        return stripe.calls();
    }

    @Override
    String taxOfHundred() {
        return "860";
    }

    @Test
    void a_result_has_the_calculation_and_the_transaction_that_was_made_of_it() {
        Run run = run(Mode.RECORD, List.of(order("A-1", "100.00")));

        assertThat(resultsOf(run))
                .singleElement()
                .asString()
                .contains(
                        "\"tax_amount_exclusive\":860",
                        "\"object\":\"tax.calculation\"",
                        "\"object\":\"tax.transaction\"");
    }

    @Test
    void a_changed_document_is_refused_until_the_first_is_reversed() {
        run(Mode.RECORD, List.of(order("A-1", "100.00")));

        assertThat(outcomeOf(order("A-1", "200.00")))
                .isEqualTo("REJECTED resource_already_exists reference: A tax transaction with the reference 'A-1'"
                        + " already exists. It is about 'reference'. Reverse what the target has under this code, then"
                        + " send the correction under a code of its own.");
        assertThat(documents()).hasSize(1);
    }

    @Test
    void a_500_that_stripe_keeps_is_answered_by_a_new_calculation_and_nothing_is_recorded_twice() {
        try (TargetFixture fixture = fixture()) {
            Target target = fixture.open(TargetFixture.node("stripe-tax", Map.of()));
            OpenDocument first = TargetFixture.document(target, order("A-1", "100.00"));
            stripe.fail(2, VendorFault.SERVER_ERROR_AFTER);

            Outcome broken = fixture.send(target, first);
            stripe.fail(1);
            Outcome again = fixture.send(target, new OpenDocument(1, first.key(), 1, first.request(), 1, true));

            assertThat(broken.state()).isEqualTo(DocumentState.WAITING);
            assertThat(broken.attempts().getFirst().mayHaveArrived()).isTrue();
            assertThat(again.state()).isEqualTo(DocumentState.SUCCEEDED);
            assertThat(documents()).hasSize(1);
        }
    }

    @Test
    void no_number_of_kept_500s_locks_a_document_out() {
        try (TargetFixture fixture = fixture()) {
            Target target = fixture.open(TargetFixture.node("stripe-tax", Map.of()));
            OpenDocument document = TargetFixture.document(target, order("A-1", "100.00"));
            stripe.fail(1, VendorFault.SERVER_ERROR);
            List<Outcome> broken = Stream.generate(() -> fixture.send(target, document))
                    .limit(5)
                    .toList();
            stripe.fail(1);

            Outcome again = fixture.send(target, document);

            assertThat(broken).extracting(Outcome::state).containsOnly(DocumentState.WAITING);
            assertThat(again.state()).isEqualTo(DocumentState.SUCCEEDED);
            assertThat(documents()).hasSize(1);
        }
    }

    @Test
    void no_further_call_is_made_once_the_lease_does_not_cover_it() {
        try (TargetFixture fixture = fixture()) {
            Target target = fixture.open(TargetFixture.node("stripe-tax", Map.of()));
            OpenDocument first = TargetFixture.document(target, order("A-1", "100.00"));
            var asked = new AtomicInteger();

            Outcome outcome = fixture.send(target, first, _ -> asked.getAndIncrement() == 0);

            assertThat(outcome.state()).isEqualTo(DocumentState.WAITING);
            assertThat(outcome.code()).isEqualTo("goes-on-later");
            assertThat(outcome.attempts().getFirst().mayHaveArrived()).isFalse();
            assertThat(stripe.calls()).isEqualTo(1);
            assertThat(documents()).isEmpty();
            assertThat(fixture.send(target, first).state()).isEqualTo(DocumentState.SUCCEEDED);
        }
    }

    @Test
    void a_document_that_stripe_calculates_anew_is_not_recorded_twice() {
        try (TargetFixture fixture = fixture()) {
            Target target = fixture.open(TargetFixture.node("stripe-tax", Map.of()));
            OpenDocument first = TargetFixture.document(target, order("A-1", "100.00"));
            fixture.send(target, first);
            stripe.forgetCalculationKeys();

            Outcome again = fixture.send(target, new OpenDocument(1, first.key(), 1, first.request(), 1, true));

            assertThat(again.state()).isEqualTo(DocumentState.SUCCEEDED);
            assertThat(documents()).hasSize(1);
        }
    }

    @Test
    void another_transaction_of_the_same_reference_is_not_taken_for_ours() {
        try (TargetFixture fixture = fixture()) {
            Target target = fixture.open(TargetFixture.node("stripe-tax", Map.of()));
            OpenDocument first = TargetFixture.document(target, order("A-1", "100.00"));
            OpenDocument changed = TargetFixture.document(target, order("A-1", "200.00"));
            fixture.send(target, first);

            Outcome outcome = fixture.send(target, new OpenDocument(2, changed.key(), 2, changed.request(), 1, true));

            assertThat(outcome.state()).isEqualTo(DocumentState.UNKNOWN);
        }
    }

    @Test
    void amounts_are_sent_in_the_smallest_unit_of_their_currency() {
        assertThat(MinorUnits.of("14.99", "usd")).contains(1499L);
        assertThat(MinorUnits.of("1499", "jpy")).contains(1499L);
        assertThat(MinorUnits.of("1.234", "KWD")).contains(1234L);
        assertThat(MinorUnits.of("14.999", "usd")).isEmpty();
        assertThat(MinorUnits.of("much", "usd")).isEmpty();
    }

    @Test
    void fields_are_written_as_a_form() {
        var body = FormBody.of(
                Map.of("currency", "usd", "line_items", List.of(Map.of("amount", 1499L, "reference", "a b"))));

        assertThat(body.contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(new String(body.bytes(), StandardCharsets.US_ASCII))
                .isEqualTo("currency=usd&line_items%5B0%5D%5Bamount%5D=1499&line_items%5B0%5D%5Breference%5D=a+b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "98101"         | "00000"        | REJECTED customer_tax_location_invalid customer_details[address]
                    "country":"US"  | "country":""   | REJECTED parameter_missing customer_details[address][country]
                    "txcd_99999999" | "shirts"       | REJECTED resource_missing line_items[0][tax_code]
                    "2026-03-02"    | "2026-01-01"   | REJECTED tax_date_invalid tax_date
                    "2026-03-02"    | "the second"   | refused bad-field tax_date
                    "100.00"        | "100.001"      | refused bad-field line_items[0].amount
                    "A-1"           | ""             | refused no-document-key reference
                    "usd"           | ""             | refused bad-field currency
                    """)
    void what_stripe_refuses_is_refused_with_its_field(String part, String wrong, String outcome) {
        assertThat(outcomeOf(order("A-1", "100.00").replace(part, wrong))).startsWith(outcome + ": ");
        assertThat(documents()).isEmpty();
    }

    @Test
    void a_refusal_says_what_to_do() {
        assertThat(outcomeOf(order("A-1", "100.001")))
                .isEqualTo("refused bad-field line_items[0].amount: 'line_items[0].amount' has no value that can be"
                        + " written in the smallest unit of usd. Map an amount such as 12.34, or a date such as"
                        + " 2026-03-02.");
    }

    private TargetFixture fixture() {
        return new TargetFixture(stripe.baseUrl(), () -> Map.of("Authorization", "Bearer " + StripeLookalike.KEY));
    }
}
