package dev.pipewright.simulators.taxman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaxmanRecordIT {

    private static final String ORDER =
            new SampleOrder("A/1").with("mode", "RECORD").json();
    private static final String COMMITTED =
            new SampleOrder("A/1").with("commit", true).json();
    private static final String CHANGED =
            new SampleOrder("A/1").line("SOAP", "GENERAL", "200.00").json();
    private static final String QUERY = "?company=ACME-US&type=SALE";

    @TempDir
    private Path folder;

    private TaxmanSimulator taxman;
    private TaxmanClient client;

    @BeforeEach
    void start() throws Exception {
        taxman = TaxmanSimulator.start(TaxmanOptions.defaults().withRecordFile(folder.resolve("taxman.log")));
        client = new TaxmanClient(taxman);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        taxman.close();
    }

    @Test
    void a_document_is_saved_and_found_again() throws Exception {
        var created = client.create(ORDER);
        var found = client.get("/v1/documents/A%2F1" + QUERY);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/status")).isEqualTo("SAVED");
        assertThat(created.text("/mode")).isEqualTo("RECORD");
        assertThat(found.body()).isEqualTo(created.body());
        assertThat(found.header("Document-Hash")).hasSize(64);
    }

    @Test
    void a_document_that_does_not_exist_is_not_found() throws Exception {
        var answer = client.get("/v1/documents/NONE" + QUERY);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/error/code")).isEqualTo("EntityNotFound");
    }

    @Test
    void the_same_key_and_body_are_answered_again_without_recording() throws Exception {
        var first = client.create(ORDER, "Idempotency-Key", "k1");
        var second = client.create(ORDER, "Idempotency-Key", "k1");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(taxman.documents().getFirst().timesRecorded()).isEqualTo(1);
        assertThat(taxman.counters().replays()).isEqualTo(1);
    }

    @Test
    void a_key_is_its_callers_own() throws Exception {
        try (TaxmanSimulator shared =
                        TaxmanSimulator.start(TaxmanOptions.defaults().withApiKeys(Set.of("key-a", "key-b")));
                TaxmanClient both = new TaxmanClient(shared)) {
            var first = both.create(ORDER, "Idempotency-Key", "k1", "Authorization", "Bearer key-a");
            String other = new SampleOrder("B/1").with("company", "OTHER").json();
            var second = both.create(other, "Idempotency-Key", "k1", "Authorization", "Bearer key-b");

            assertThat(first.status()).isEqualTo(201);
            assertThat(second.status()).isEqualTo(201);
            assertThat(second.header("Idempotent-Replayed")).isEmpty();
            assertThat(shared.documents()).hasSize(2);
        }
    }

    @Test
    void the_same_key_with_another_body_is_refused() throws Exception {
        client.create(ORDER, "Idempotency-Key", "k1");

        var answer = client.create(CHANGED, "Idempotency-Key", "k1");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("/error/code")).isEqualTo("IdempotencyKeyReused");
    }

    @Test
    void a_second_document_of_the_same_code_is_refused_with_the_hash_of_the_first() throws Exception {
        client.create(ORDER);

        var answer = client.create(CHANGED);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("/error/code")).isEqualTo("DocumentAlreadyExists");
        assertThat(answer.json().at("/error/details/0/number").asInt()).isEqualTo(1303);
        assertThat(answer.text("/error/storedHash"))
                .isEqualTo(taxman.documents().getFirst().latest().hash());
    }

    @Test
    void a_document_of_another_type_or_company_is_another_document() throws Exception {
        client.create(ORDER);
        var otherType = client.create(
                new SampleOrder("A/1").with("documentType", "RETURN").json());
        var otherCompany =
                client.create(new SampleOrder("A/1").with("company", "OTHER").json());
        var ambiguous = client.get("/v1/documents/A%2F1?company=ACME-US");

        assertThat(otherType.status()).isEqualTo(201);
        assertThat(otherCompany.status()).isEqualTo(201);
        assertThat(ambiguous.text("/error/code")).isEqualTo("DocumentTypeNeeded");
    }

    @Test
    void putting_creates_a_document_and_then_adjusts_it() throws Exception {
        var created = client.put("A%2F1", COMMITTED);
        var adjusted = client.put("A%2F1", CHANGED);

        assertThat(created.status()).isEqualTo(201);
        assertThat(adjusted.status()).isEqualTo(200);
        assertThat(adjusted.json().at("/version").asInt()).isEqualTo(2);
        assertThat(adjusted.text("/totalTax")).isEqualTo("17.20");
        assertThat(taxman.documents().getFirst().revisions())
                .extracting(RecordedDocument.Revision::status)
                .containsExactly(DocumentStatus.ADJUSTED, DocumentStatus.COMMITTED);
        assertThat(taxman.documents().getFirst().timesRecorded()).isEqualTo(2);
    }

    @Test
    void a_code_in_the_path_that_is_not_the_orders_is_refused() throws Exception {
        assertThat(client.put("B", ORDER).text("/error/code")).isEqualTo("CodeMismatch");
    }

    @Test
    void a_document_is_committed_and_voided() throws Exception {
        client.create(ORDER);

        var committed = client.post("/v1/documents/A%2F1/commit" + QUERY, "");
        var voided = client.post("/v1/documents/A%2F1/void" + QUERY, "");
        var again = client.post("/v1/documents/A%2F1/void" + QUERY, "");
        var revived = client.put("A%2F1", ORDER);

        assertThat(committed.text("/status")).isEqualTo("COMMITTED");
        assertThat(voided.text("/status")).isEqualTo("VOIDED");
        assertThat(again.text("/error/code")).isEqualTo("DocumentAlreadyVoided");
        assertThat(revived.status()).isEqualTo(409);
    }

    @Test
    void a_refund_gives_back_a_part_with_the_tax_of_the_sale() throws Exception {
        client.create(COMMITTED);

        var refund = client.post(
                "/v1/documents/A%2F1/refund" + QUERY,
                "{\"refundCode\":\"R-1\",\"refundDate\":\"2026-05-01\",\"percentage\":\"50\"}");

        assertThat(refund.status()).isEqualTo(201);
        assertThat(refund.text("/documentType")).isEqualTo("RETURN");
        assertThat(refund.text("/originalDocument")).isEqualTo("A/1");
        assertThat(refund.text("/taxDate")).isEqualTo("2026-03-02");
        assertThat(refund.text("/totalAmount")).isEqualTo("-50.00");
        assertThat(refund.text("/totalTax")).isEqualTo("-4.30");
    }

    @Test
    void only_a_committed_document_is_refunded() throws Exception {
        client.create(ORDER);

        var refund = client.post(
                "/v1/documents/A%2F1/refund" + QUERY, "{\"refundCode\":\"R-1\",\"refundDate\":\"2026-05-01\"}");

        assertThat(refund.text("/error/code")).isEqualTo("DocumentNotCommitted");
    }

    @Test
    void a_locked_document_does_not_change() throws Exception {
        client.create(COMMITTED);
        client.post("/admin/locks", "{\"company\":\"ACME-US\",\"documentCode\":\"A/1\"}");

        var adjusted = client.put("A%2F1", CHANGED);
        var magic = client.create(
                new SampleOrder("B").line("LOCKED", "GENERAL", "1.00").json());

        assertThat(adjusted.text("/error/code")).isEqualTo("DocumentLocked");
        assertThat(magic.text("/error/details/0/refersTo")).isEqualTo("lines[0].item");
    }

    @Test
    void a_restarted_taxman_knows_its_documents_and_keys() throws Exception {
        client.create(ORDER, "Idempotency-Key", "k1");
        client.post("/v1/documents/A%2F1/commit" + QUERY, "");
        var before = taxman.documents();
        stop();
        // What a crash in the middle of a write leaves behind.
        Files.writeString(folder.resolve("taxman.log"), "{\"kind\":\"CRE", StandardOpenOption.APPEND);

        start();
        var again = client.create(ORDER, "Idempotency-Key", "k1");
        var other = client.create(new SampleOrder("B").json());
        stop();
        start();

        assertThat(before).hasSize(1);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(201);
        assertThat(taxman.documents()).extracting(RecordedDocument::code).containsExactly("A/1", "B");
        assertThat(taxman.documents().getFirst()).isEqualTo(before.getFirst());
    }

    @Test
    void a_restarted_taxman_knows_what_was_locked() throws Exception {
        client.create(ORDER);
        client.post("/admin/locks", "{\"company\":\"ACME-US\",\"documentCode\":\"A/1\"}");
        stop();

        start();

        assertThat(client.put("A%2F1" + QUERY, CHANGED).text("/error/code")).isEqualTo("DocumentLocked");
        assertThat(taxman.documents().getFirst().locked()).isTrue();
    }

    @Test
    void a_record_file_that_is_no_record_file_is_told() throws Exception {
        Path file = Files.writeString(folder.resolve("other.log"), "hello\n");

        assertThatThrownBy(() -> TaxmanSimulator.start(TaxmanOptions.defaults().withRecordFile(file)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other.log cannot be read");
    }

    @Test
    void a_reset_forgets_everything() throws Exception {
        client.create(ORDER, "Idempotency-Key", "k1");

        client.post("/admin/reset", "");

        assertThat(taxman.documents()).isEmpty();
        assertThat(taxman.counters().recordingCalls()).isZero();
        assertThat(Files.size(folder.resolve("taxman.log"))).isZero();
        assertThat(client.create(ORDER).status()).isEqualTo(201);
    }

    @Test
    void a_batch_is_worked_off_into_results_and_errors() throws Exception {
        String bad = new SampleOrder("B").shipTo("US", "ZZ", "X", "98101").json();
        var accepted = client.post("/v1/batches", "{\"mode\":\"RECORD\",\"documents\":[" + ORDER + "," + bad + "]}");
        String path = "/v1/batches/" + accepted.text("/id");
        var status = client.get(path);
        while (status.text("/status").equals("PROCESSING")) {
            status = client.get(path);
        }
        var results = client.get(path + "/results");
        var errors = client.get(path + "/errors");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(status.json().at("/succeeded").asInt()).isEqualTo(1);
        assertThat(results.text("/documentCode")).isEqualTo("A/1");
        assertThat(errors.text("/documentCode")).isEqualTo("B");
        assertThat(errors.text("/error/code")).isEqualTo("RegionCodeError");
        assertThat(taxman.documents()).extracting(RecordedDocument::code).containsExactly("A/1");
    }

    @Test
    void the_admin_lists_each_document_with_its_revisions() throws Exception {
        client.create(COMMITTED);

        var documents = client.get("/admin/documents");

        assertThat(documents.json().at("/count").asInt()).isEqualTo(1);
        assertThat(documents.json().at("/documents/0/timesRecorded").asInt()).isEqualTo(1);
        assertThat(documents.text("/documents/0/revisions/0/status")).isEqualTo("COMMITTED");
    }
}
