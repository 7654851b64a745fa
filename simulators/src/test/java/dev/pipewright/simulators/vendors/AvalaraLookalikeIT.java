package dev.pipewright.simulators.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvalaraLookalikeIT {

    private static final String CREATE = "/api/v2/transactions/create";
    private static final String ADJUST = "/api/v2/transactions/createoradjust";

    private final AvalaraLookalike avalara;
    private final VendorClient client;

    AvalaraLookalikeIT() throws IOException {
        avalara = AvalaraLookalike.start(0);
        String caller = AvalaraLookalike.ACCOUNT + ":" + AvalaraLookalike.LICENSE_KEY;
        client = new VendorClient(
                avalara.baseUrl(),
                "Basic " + Base64.getEncoder().encodeToString(caller.getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void stop() throws IOException {
        avalara.close();
    }

    @Test
    void a_transaction_without_a_type_is_an_order_and_is_not_kept() {
        assertThat(client.json("POST", CREATE, model("", "A-1", "100.00")))
                .contains("\"type\":\"SalesOrder\"", "\"totalTax\":8.60", "\"status\":\"Temporary\"");
        assertThat(client.json("GET", "/api/v2/companies/DEFAULT/transactions/A-1", ""))
                .startsWith("404 ")
                .contains("EntityNotFoundError");
        assertThat(avalara.documents()).isEmpty();
    }

    @Test
    void a_committed_invoice_is_there_already_when_it_is_created_again() {
        client.json("POST", CREATE, model("\"type\":\"SalesInvoice\",\"commit\":true,", "A-1", "100.00"));

        assertThat(client.json("POST", CREATE, model("\"type\":\"SalesInvoice\",\"commit\":true,", "A-1", "100.00")))
                .startsWith("400 ")
                .contains("\"number\":1303");
    }

    @Test
    void a_saved_invoice_is_replaced() {
        client.json("POST", CREATE, model("\"type\":\"SalesInvoice\",", "A-1", "100.00"));

        assertThat(client.json("POST", CREATE, model("\"type\":\"SalesInvoice\",", "A-1", "200.00")))
                .contains("\"status\":\"Saved\"", "\"version\":1", "\"totalAmount\":200.00");
    }

    @Test
    void creating_or_adjusting_again_does_nothing_and_with_other_content_gives_the_next_version() {
        String first = client.json("POST", ADJUST, adjusted("100.00"));

        assertThat(client.json("POST", ADJUST, adjusted("100.00"))).isEqualTo(first);
        assertThat(client.json("POST", ADJUST, adjusted("200.00"))).contains("\"version\":2");
        assertThat(avalara.documents()).hasSize(1);
    }

    @Test
    void a_transaction_that_is_void_cannot_be_voided_again() {
        client.json("POST", ADJUST, adjusted("100.00"));
        String path = "/api/v2/companies/DEFAULT/transactions/A-1/void";

        assertThat(client.json("POST", path, "{}")).contains("\"status\":\"Cancelled\"");
        assertThat(client.json("POST", path, "{}")).startsWith("400 ").contains("\"number\":198");
    }

    @Test
    void an_invoice_without_a_code_gets_one() {
        client.json("POST", CREATE, model("\"type\":\"SalesInvoice\",", "", "100.00"));

        assertThat(avalara.documents())
                .singleElement()
                .satisfies(document -> assertThat(document.code()).hasSize(36));
    }

    @Test
    void more_than_a_thousand_lines_are_too_many() {
        String lines = IntStream.rangeClosed(1, 1001)
                .mapToObj(number -> "{\"number\":\"" + number + "\",\"amount\":1}")
                .collect(Collectors.joining(","));
        String body = model("", "A-1", "1").replaceAll("\"lines\":\\[.*]", "\"lines\":[" + lines + "]");

        assertThat(client.json("POST", CREATE, body)).startsWith("400 ").contains("\"number\":187");
    }

    @Test
    void two_lines_of_one_number_are_refused_with_their_place() {
        String body = model("", "A-1", "1").replace("\"lines\":[", "\"lines\":[{\"number\":\"1\",\"amount\":1},");

        assertThat(client.json("POST", CREATE, body))
                .contains("\"code\":\"DuplicateLineNoError\"", "\"refersTo\":\"lines[1].number\"");
    }

    @Test
    void whoever_has_no_key_is_refused() {
        assertThat(new VendorClient(avalara.baseUrl(), "Basic wrong").json("POST", CREATE, "{}"))
                .startsWith("401 ")
                .contains("\"number\":30");
    }

    private static String adjusted(String amount) {
        return "{\"adjustmentReason\":\"Other\",\"createTransactionModel\":"
                + model("\"type\":\"SalesInvoice\",\"commit\":true,", "A-1", amount) + "}";
    }

    private static String model(String mode, String code, String amount) {
        return """
                {%s"companyCode":"DEFAULT","code":"%s","date":"2026-03-02","customerCode":"C-1","addresses":{"shipTo":\
                {"city":"Seattle","region":"WA","country":"US","postalCode":"98101"}},\
                "lines":[{"number":"1","amount":%s}]}""".formatted(mode, code, amount);
    }
}
