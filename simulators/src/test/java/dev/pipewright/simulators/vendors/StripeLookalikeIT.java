package dev.pipewright.simulators.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeLookalikeIT {

    private static final String CALCULATE = "/v1/tax/calculations";
    private static final String RECORD = "/v1/tax/transactions/create_from_calculation";
    private static final String ORDER = "currency=usd&customer_details[address][country]=US"
            + "&customer_details[address][state]=WA&customer_details[address][city]=Seattle"
            + "&customer_details[address][postal_code]=98101&line_items[0][amount]=10000&line_items[0][reference]=L-1";

    private final StripeLookalike stripe;
    private final VendorClient client;

    StripeLookalikeIT() throws IOException {
        stripe = StripeLookalike.start(0);
        client = new VendorClient(stripe.baseUrl(), "Bearer " + StripeLookalike.KEY);
    }

    @AfterEach
    void stop() throws IOException {
        stripe.close();
    }

    @Test
    void a_calculation_records_nothing_and_a_transaction_of_it_does() {
        assertThat(client.form(CALCULATE, "k1", ORDER)).startsWith("200 ").contains("\"tax_amount_exclusive\":860");
        assertThat(stripe.documents()).isEmpty();

        assertThat(client.form(RECORD, "k2", "calculation=taxcalc_1&reference=A-1"))
                .startsWith("200 ");
        assertThat(stripe.documents()).extracting(VendorDocument::code).containsExactly("A-1");
    }

    @Test
    void json_is_not_taken() {
        assertThat(client.json("POST", CALCULATE, "{}"))
                .startsWith("400 ")
                .contains("application/x-www-form-urlencoded");
    }

    @Test
    void the_first_answer_to_a_key_is_given_again_and_other_parameters_are_refused() {
        client.form(CALCULATE, "k1", ORDER);

        assertThat(client.form(CALCULATE, "k1", ORDER)).startsWith("200 again ").contains("taxcalc_1");
        assertThat(client.form(CALCULATE, "k1", ORDER.replace("10000", "1")))
                .startsWith("400 ")
                .contains("idempotency_error");
    }

    @Test
    void a_500_is_kept_for_its_key_and_what_is_refused_before_it_begins_is_not() {
        stripe.fail(1, VendorFault.SERVER_ERROR);
        client.form(CALCULATE, "k1", ORDER);
        stripe.fail(1);
        client.form(CALCULATE, "k2", "currency=usd");

        assertThat(client.form(CALCULATE, "k1", ORDER)).startsWith("500 again ");
        assertThat(client.form(CALCULATE, "k2", ORDER)).startsWith("200 ");
    }

    @Test
    void a_500_on_the_way_does_not_replace_the_first_answer_to_a_key() {
        client.form(CALCULATE, "k1", ORDER);
        stripe.fail(1, VendorFault.SERVER_ERROR_AFTER);
        assertThat(client.form(CALCULATE, "k1", ORDER)).startsWith("500 ");
        stripe.fail(1);

        assertThat(client.form(CALCULATE, "k1", ORDER)).startsWith("200 again ").contains("taxcalc_1");
    }

    @Test
    void a_reference_is_used_once() {
        client.form(CALCULATE, "k1", ORDER);
        client.form(RECORD, "k2", "calculation=taxcalc_1&reference=A-1");

        assertThat(client.form(RECORD, "k3", "calculation=taxcalc_1&reference=A-1"))
                .startsWith("400 ")
                .contains("\"param\":\"reference\"");
    }

    @Test
    void a_calculation_expires_after_ninety_days() {
        client.form(CALCULATE, "k1", ORDER);
        stripe.pass(Duration.ofDays(91));

        assertThat(client.form(RECORD, "k2", "calculation=taxcalc_1&reference=A-1"))
                .startsWith("400 ")
                .contains("taxes_calculation_expired");
    }

    @Test
    void a_tax_date_is_within_two_days() {
        long day = StripeLookalike.START.minus(Duration.ofDays(3)).getEpochSecond();

        assertThat(client.form(CALCULATE, "k1", ORDER + "&tax_date=" + day))
                .startsWith("400 ")
                .contains("tax_date");
    }
}
