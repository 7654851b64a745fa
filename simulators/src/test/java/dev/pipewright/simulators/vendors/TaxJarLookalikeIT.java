package dev.pipewright.simulators.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaxJarLookalikeIT {

    private static final String ORDERS = "/v2/transactions/orders";
    private static final String ORDER = """
            {"transaction_id":"A-1","transaction_date":"2026-03-02","to_country":"US","to_zip":"98101","to_state":"WA",\
            "to_city":"Seattle","amount":110.00,"shipping":10.00,"sales_tax":9.46}""";

    private final TaxJarLookalike taxJar;
    private final VendorClient client;

    TaxJarLookalikeIT() throws IOException {
        taxJar = TaxJarLookalike.start(0);
        client = new VendorClient(taxJar.baseUrl(), "Bearer " + TaxJarLookalike.TOKEN);
    }

    @AfterEach
    void stop() throws IOException {
        taxJar.close();
    }

    @Test
    void an_order_that_is_there_is_not_created_again_but_replaced() {
        assertThat(client.json("POST", ORDERS, ORDER)).startsWith("201 ");
        assertThat(client.json("POST", ORDERS, ORDER)).startsWith("422 ");
        assertThat(client.json("PUT", ORDERS + "/A-1", ORDER.replace("9.46", "9.40")))
                .startsWith("200 ");
        assertThat(taxJar.documents()).extracting(VendorDocument::version).containsExactly(2);
    }

    @Test
    void an_order_shows_its_amounts_as_texts() {
        client.json("POST", ORDERS, ORDER);

        assertThat(client.json("GET", ORDERS + "/A-1", ""))
                .startsWith("200 ")
                .contains("\"amount\":\"110.00\"", "\"shipping\":\"10.00\"");
        assertThat(client.json("GET", ORDERS + "/A-2", "")).startsWith("404 ");
    }

    @Test
    void a_form_is_not_taken() {
        assertThat(client.call("POST", "/v2/taxes", "application/x-www-form-urlencoded", "amount=1", Map.of()))
                .startsWith("406 ");
    }

    @Test
    void a_calculation_needs_an_origin() {
        assertThat(client.json("POST", "/v2/taxes", ORDER)).startsWith("400 ").contains("No from or nexus address");
    }

    @Test
    void a_deleted_order_is_gone() {
        client.json("POST", ORDERS, ORDER);

        assertThat(client.json("DELETE", ORDERS + "/A-1", "")).startsWith("200 ");
        assertThat(taxJar.documents()).isEmpty();
    }

    @Test
    void the_other_way_to_show_the_token_is_taken_too_and_no_other_token_is() {
        var other = new VendorClient(taxJar.baseUrl(), "Token token=\"" + TaxJarLookalike.TOKEN + "\"");

        assertThat(other.json("GET", "/v2/categories", "")).startsWith("200 ");
        assertThat(new VendorClient(taxJar.baseUrl(), "Bearer wrong").json("GET", "/v2/categories", ""))
                .startsWith("401 ");
    }
}
