package dev.pipewright.simulators.taxman;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several orders in one call.
class TaxmanBulkIT {

    private static final String PATH = "/v1/documents/bulk";
    private static final String GOOD = order("B-1");
    private static final String BAD =
            new SampleOrder("B-2").without("company").with("mode", "RECORD").json();

    private TaxmanSimulator taxman;
    private TaxmanClient client;

    @BeforeEach
    void start() throws Exception {
        taxman = TaxmanSimulator.start(TaxmanOptions.defaults());
        client = new TaxmanClient(taxman);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        taxman.close();
    }

    @Test
    void each_order_is_answered_by_itself_and_in_order() throws Exception {
        var answer = client.post(PATH, body(List.of(GOOD, BAD, order("B-3"))));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/results").findValuesAsString("documentCode"))
                .contains("B-1", "B-2", "B-3");
        assertThat(answer.text("/results/0/status")).isEqualTo("201");
        assertThat(answer.text("/results/0/answer/documentCode")).isEqualTo("B-1");
        assertThat(answer.text("/results/1/status")).isEqualTo("400");
        assertThat(answer.text("/results/1/answer/error/details/0/refersTo")).isEqualTo("company");
        assertThat(taxman.counters().documents()).isEqualTo(2);
        assertThat(taxman.counters().calls(CallKind.BULK)).isEqualTo(1);
    }

    @Test
    void the_same_key_and_orders_are_answered_again_without_recording() throws Exception {
        var first = client.post(PATH, body(List.of(GOOD, order("B-3"))), "Idempotency-Key", "k1");
        var second = client.post(PATH, body(List.of(GOOD, order("B-3"))), "Idempotency-Key", "k1");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(taxman.counters().recorded()).isEqualTo(2);
        assertThat(taxman.counters().replays()).isEqualTo(2);
    }

    @Test
    void too_many_orders_or_bytes_are_refused_and_none_is_recorded() throws Exception {
        String large = new SampleOrder("B-9")
                .with("mode", "RECORD")
                .with("note", "x".repeat(BulkRecording.MOST_BYTES))
                .json();

        var many = client.post(PATH, body(Collections.nCopies(BulkRecording.MOST_DOCUMENTS + 1, GOOD)));
        var bytes = client.post(PATH, body(List.of(large)));

        assertThat(many.status()).isEqualTo(413);
        assertThat(many.text("/error/code")).isEqualTo("RequestTooLarge");
        assertThat(bytes.status()).isEqualTo(413);
        assertThat(taxman.counters().documents()).isZero();
    }

    @Test
    void without_a_list_of_orders_it_is_refused() throws Exception {
        assertThat(client.post(PATH, GOOD).text("/error/details/0/refersTo")).isEqualTo("documents");
    }

    private static String order(String code) {
        return new SampleOrder(code).with("mode", "RECORD").json();
    }

    private static String body(List<String> orders) {
        return "{\"documents\":[" + String.join(",", orders) + "]}";
    }
}
