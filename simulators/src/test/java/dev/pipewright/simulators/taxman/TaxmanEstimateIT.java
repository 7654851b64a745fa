package dev.pipewright.simulators.taxman;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaxmanEstimateIT {

    private static TaxmanSimulator taxman;
    private static TaxmanClient client;

    @BeforeAll
    static void start() throws Exception {
        taxman = TaxmanSimulator.start(TaxmanOptions.defaults());
        client = new TaxmanClient(taxman);
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        taxman.close();
    }

    @BeforeEach
    void reset() throws Exception {
        client.post("/admin/reset", "");
    }

    @Test
    void a_ping_tells_whether_the_key_is_accepted() throws Exception {
        var good = client.get("/v1/ping");
        var bad = client.call("GET", "/v1/ping", "", "Authorization", "Bearer wrong");

        assertThat(good.status()).isEqualTo(200);
        assertThat(bad.status()).isEqualTo(401);
        assertThat(bad.text("/error/code")).isEqualTo("AuthenticationFailed");
        assertThat(bad.text("/error/message"))
                .isEqualTo("The API key is not accepted: send it as 'Authorization: Bearer <key>'.");
    }

    @Test
    void an_estimate_answers_totals_lines_and_jurisdictions() throws Exception {
        var answer = client.estimate(
                new SampleOrder("INV-1").line("SOAP", "GENERAL", "100.00").json());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/status")).isEqualTo("ESTIMATED");
        assertThat(answer.text("/totalTaxable")).isEqualTo("100.00");
        assertThat(answer.text("/totalTax")).isEqualTo("8.60");
        assertThat(answer.text("/lines/0/tax")).isEqualTo("8.60");
        assertThat(answer.json().at("/jurisdictions").findValuesAsString("name"))
                .containsExactly("WASHINGTON", "KING COUNTY", "SEATTLE", "REGIONAL TRANSIT AUTHORITY");
        assertThat(answer.json().at("/jurisdictions").findValuesAsString("tax"))
                .containsExactly("6.50", "1.00", "0.70", "0.40");
    }

    @Test
    void an_estimate_leaves_nothing_behind() throws Exception {
        client.estimate(new SampleOrder("INV-1").json(), "Idempotency-Key", "k");
        client.estimate(new SampleOrder("INV-1").json(), "Idempotency-Key", "k");

        assertThat(taxman.documents()).isEmpty();
        assertThat(taxman.counters().recordingCalls()).isZero();
        assertThat(taxman.counters().calls(CallKind.CALCULATE)).isEqualTo(2);
    }

    @Test
    void the_same_order_gives_the_same_bytes() throws Exception {
        String order = new SampleOrder("INV-1").json();

        assertThat(client.estimate(order).body())
                .isEqualTo(client.estimate(order).body());
    }

    @Test
    void a_wrong_order_is_refused_with_the_path_of_each_wrong_field() throws Exception {
        String order = new SampleOrder("INV-1")
                .without("currency")
                .with("documentDate", "02/03/2026")
                .line("A", "GENERAL", "1.00")
                .line("B", "GENERAL", "abc")
                .line("C", "SPICE", "1.00")
                .json();

        var answer = client.estimate(order);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/details").findValuesAsString("refersTo"))
                .containsExactlyInAnyOrder("currency", "documentDate", "lines[1].amount", "lines[2].taxCode");
        assertThat(answer.json().at("/error/details").findValuesAsString("code"))
                .containsExactlyInAnyOrder("ValueRequired", "InvalidDate", "InvalidDecimal", "UnknownTaxCode");
        assertThat(answer.text("/error/details/0/faultCode")).isEqualTo("Client");
    }

    @Test
    void magic_addresses_are_refused() throws Exception {
        var postalCode = client.estimate(
                new SampleOrder("A").shipTo("US", "WA", "Seattle", "00000").json());
        var region = client.estimate(
                new SampleOrder("A").shipTo("US", "ZZ", "Seattle", "98101").json());
        var country = client.estimate(
                new SampleOrder("A").shipTo("USA", "WA", "Seattle", "98101").json());

        assertThat(postalCode.text("/error/code")).isEqualTo("InvalidPostalCode");
        assertThat(postalCode.text("/error/details/0/refersTo")).isEqualTo("addresses.shipTo.postalCode");
        assertThat(region.text("/error/code")).isEqualTo("RegionCodeError");
        assertThat(country.text("/error/message"))
                .isEqualTo("The country 'USA' is not known: use two letters, as in US.");
    }

    @Test
    void an_estimate_that_asks_for_a_recording_is_refused() throws Exception {
        var mode = client.estimate(new SampleOrder("A").with("mode", "RECORD").json());
        var commit = client.estimate(new SampleOrder("A").with("commit", true).json());

        assertThat(mode.text("/error/code")).isEqualTo("WrongMode");
        assertThat(commit.text("/error/details/0/refersTo")).isEqualTo("commit");
    }

    @Test
    void broken_json_is_refused_with_its_place() throws Exception {
        var answer = client.estimate("{\"company\": ");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/message")).startsWith("The body is not valid JSON near line 1");
    }

    @Test
    void an_order_of_more_than_a_thousand_lines_is_refused() throws Exception {
        var order = new SampleOrder("A");
        for (int i = 0; i < 1001; i++) {
            order.line(Map.of("amount", "1.00"));
        }

        var answer = client.estimate(order.json());

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("/error/code")).isEqualTo("RequestTooLarge");
    }

    @Test
    void a_body_of_more_than_five_megabytes_is_refused() throws Exception {
        var answer = client.estimate(
                new SampleOrder("A").with("note", "x".repeat(5_300_000)).json());

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("/error/message")).isEqualTo("The body is larger than 5 MB: split it.");
    }

    @Test
    void an_address_is_validated_and_corrected() throws Exception {
        var good = client.post(
                "/v1/addresses/validate",
                "{\"address\":{\"country\":\"US\",\"region\":\"wa\",\"city\":\"SEATTLE\",\"postalCode\":\"98101\"}}");
        var unknown = client.post(
                "/v1/addresses/validate",
                "{\"address\":{\"country\":\"US\",\"region\":\"WA\",\"city\":\"Gotham\",\"postalCode\":\"98101\"}}");

        assertThat(good.text("/address/city")).isEqualTo("Seattle");
        assertThat(good.text("/address/county")).isEqualTo("King");
        assertThat(good.json().at("/corrected").asBoolean()).isTrue();
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("/error/details/0/refersTo")).isEqualTo("address.city");
    }

    @Test
    void an_unknown_path_is_not_found() throws Exception {
        var answer = client.get("/v1/nothing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/error/message")).isEqualTo("TAXMAN has no GET /v1/nothing.");
    }

    @Test
    void the_zero_of_a_tax_is_explained() throws Exception {
        var noTax = client.estimate(
                new SampleOrder("A").shipTo("US", "OR", "Salem", "97301").json());
        var several = client.estimate(new SampleOrder("B")
                .with("customer", Map.of("code", "C", "exemption", Map.of("type", "RESALE", "certificate", "X-1")))
                .json());

        assertThat(noTax.text("/totalTax")).isEqualTo("0.00");
        assertThat(noTax.text("/zeroReason")).isEqualTo("not_subject_to_tax");
        assertThat(List.of(several.text("/zeroReason"), several.text("/lines/0/zeroReason")))
                .containsOnly("customer_exempt");
    }
}
