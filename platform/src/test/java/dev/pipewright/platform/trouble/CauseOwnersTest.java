package dev.pipewright.platform.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.call.TroubleOwner;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.TestPlatform;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CauseOwnersTest {

    @SuppressWarnings("NullAway.Init")
    private static CauseOwners owners;

    @SuppressWarnings("NullAway.Init")
    private static Node call;

    @SuppressWarnings("NullAway.Init")
    private static Node source;

    @BeforeAll
    static void draw() throws IOException {
        var pipeline = TestPlatform.ordersDrawing().pipeline();
        owners = new CauseOwners(pipeline);
        call = pipeline.nodes().stream()
                .filter(Node.ApiCall.class::isInstance)
                .findFirst()
                .orElseThrow();
        source = pipeline.nodes().stream()
                .filter(Node.Source.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "REJECTED, InvalidPostalCode, CUSTOMER_DATA",
        "REJECTED, ValueTooLong, MAPPING",
        "REJECTED, DocumentLocked, TARGET",
        "FAILED, no-answer, TEMPORARY",
        "FAILED, http-503, TEMPORARY",
        "FAILED, no-token, TARGET",
        "FAILED, said-missing, TEMPORARY",
        "WAITING, http-401, TARGET",
        "WAITING, calls-used-up, TEMPORARY",
        "WAITING, something-new, TEMPORARY",
        "UNKNOWN, no-answer, TEMPORARY",
        "UNKNOWN, not-sent-again, TARGET",
        "UNKNOWN, something-new, TARGET",
        "SUPERSEDED, found-out, TEMPORARY",
        "CANCELLED, run-ended, TEMPORARY",
    })
    void a_document_goes_to_who_can_do_something(DocumentState state, String code, TroubleOwner owner) {
        assertThat(owned(call, state, code).owner()).isEqualTo(owner);
    }

    @ParameterizedTest
    @CsvSource({
        "unreadable, CUSTOMER_DATA",
        "schema, CUSTOMER_DATA",
        "not-found, CUSTOMER_DATA",
        "expression, MAPPING",
        "unmapped-value, MAPPING",
    })
    void a_refused_record_goes_to_who_keeps_the_data_or_draws_the_pipeline(String code, TroubleOwner owner) {
        assertThat(owned(source, null, code).owner()).isEqualTo(owner);
    }

    @Test
    void what_reaches_the_call_can_be_changed_and_what_waits_goes_on_by_itself() {
        assertThat(owned(call, DocumentState.REJECTED, "InvalidPostalCode").remedies())
                .containsExactly(Remedy.CHANGE);
        assertThat(owned(call, null, "no-document-key").remedies()).containsExactly(Remedy.CHANGE);
        assertThat(owned(call, DocumentState.WAITING, "http-503").remedies()).isEmpty();
        assertThat(owned(call, DocumentState.SUPERSEDED, "found-out").remedies())
                .isEmpty();
        assertThat(owned(source, null, "unreadable").remedies()).isEmpty();
    }

    @Test
    void the_advice_says_what_to_do() {
        assertThat(advice(owned(call, DocumentState.REJECTED, "InvalidPostalCode")))
                .isEqualTo("Correct the address at the source, then send the document again.");
        assertThat(advice(owned(call, null, "no-document-key"))).isEqualTo("Map a text that names the document.");
        assertThat(advice(owned(source, null, "unreadable")))
                .isEqualTo("Correct the record at the source, then run again.");
        assertThat(advice(owned(call, DocumentState.UNKNOWN, "no-answer")))
                .isEqualTo("Run again, which asks the target where that is safe. Otherwise look the document up at the"
                        + " target, then settle it here.");
    }

    private static OwnedCause owned(Node node, @Nullable DocumentState state, String code) {
        return owners.owned(new Cause(node.id(), state, code, null, "", 1, List.of(), List.of()));
    }

    private static String advice(OwnedCause owned) {
        return Sentences.english().text(owned.advice());
    }
}
