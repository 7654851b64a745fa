package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.http.HttpCall;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GenericJsonPresetTest {

    private static final Node.ApiCall.DocumentIdentity IDENTITY =
            new Node.ApiCall.DocumentIdentity("$param.company", "\"ORDER\"", "number");

    @Test
    void expressions_name_the_document() {
        var formed = (Formation.Formed) preset(Map.of()).form(record(Map.of("number", 17L)), Mode.RECORD);

        assertThat(formed.key()).isEqualTo(new DocumentKey("main", "ACME", "ORDER", "17"));
        assertThat(formed.request().text()).isEqualTo("{\"number\":17}");
    }

    @Test
    void a_record_without_a_code_is_refused_with_the_expression() {
        Formation formation = preset(Map.of()).form(record(Map.of("total", 1L)), Mode.RECORD);

        assertThat(formation)
                .isEqualTo(new Formation.Refused(
                        "no-document-key",
                        Sentence.of("engine.emptyKeyPart", "part", "code", "expression", "number")
                                .kept(),
                        "code"));
    }

    @Test
    void a_code_that_cannot_be_evaluated_makes_a_refused_record_with_part_value_and_place() {
        var identity = new Node.ApiCall.DocumentIdentity("$param.company", "\"ORDER\"", "number - 1");

        Formation formation = Presets.of(node(Map.of(), identity), Map.of(), "main", context())
                .form(record(Map.of("number", "SO-1")), Mode.RECORD);

        assertThat(formation).isInstanceOfSatisfying(Formation.Refused.class, refused -> {
            assertThat(refused.field()).isEqualTo("code");
            assertThat(Sentences.english().read(refused.message()))
                    .isEqualTo(
                            "'-' calculates with numbers, but on its left is 'SO-1'; convert it with $number. Look at"
                                    + " character 8 of the expression: number - 1");
        });
    }

    @Test
    void the_path_may_name_the_document_and_the_header_its_revision() {
        var preset = preset(Map.of("method", "PUT", "path", "/orders/{code}", "idempotencyHeader", "X-Key"));

        HttpCall first = preset.call(document("a/b c", 1), Mode.RECORD);
        HttpCall changed = preset.call(document("a/b c", 2), Mode.RECORD);

        assertThat(first.method()).isEqualTo("PUT");
        assertThat(first.path()).isEqualTo("/orders/a%2Fb%20c");
        assertThat(first.headers().get("X-Key"))
                .hasSize(64)
                .isNotEqualTo(changed.headers().get("X-Key"));
    }

    @Test
    void the_path_may_name_company_and_type_too() {
        var preset = preset(Map.of("path", "/orders/{code}/void?company={company}&type={type}"));

        assertThat(preset.call(document("{type}", 1), Mode.RECORD).path())
                .isEqualTo("/orders/%7Btype%7D/void?company=ACME&type=ORDER");
    }

    @Test
    void a_call_counts_as_recording_and_as_unsafe_to_repeat_unless_declared_otherwise() {
        var undeclared = preset(Map.of());
        var free = preset(Map.of("sideEffectFree", true));

        assertThat(undeclared.isFreeOfSideEffects(undeclared.call(document("1", 1), Mode.RECORD)))
                .isFalse();
        assertThat(undeclared.resendsSafely(Mode.RECORD)).isFalse();
        assertThat(free.isFreeOfSideEffects(free.call(document("1", 1), Mode.ESTIMATE)))
                .isTrue();
        assertThat(free.resendsSafely(Mode.ESTIMATE)).isTrue();
    }

    @Test
    void a_node_that_names_no_document_is_refused() {
        assertThatThrownBy(() -> Presets.of(node(Map.of(), null), Map.of(), "main", context()))
                .hasMessage("The call 'Send' does not say which document a record is about.");
    }

    @Test
    void an_empty_header_is_no_idempotency() {
        Preset preset = preset(Map.of("idempotencyHeader", ""));

        assertThat(preset.resendsSafely(Mode.RECORD)).isFalse();
        assertThat(preset.call(document("O-1", 1), Mode.RECORD).headers()).isEmpty();
    }

    @Test
    void a_code_that_cannot_be_kept_makes_a_refused_record() {
        Formation formation = preset(Map.of()).form(record(Map.of("number", "a\0b")), Mode.RECORD);

        assertThat(formation)
                .isInstanceOfSatisfying(
                        Formation.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("bad-document-key"));
    }

    private static Preset preset(Map<String, Object> settings) {
        return Presets.of(node(settings, IDENTITY), settings, "main", context());
    }

    private static EvaluationContext context() {
        return EvaluationContext.of(Instant.EPOCH, 0).withParameters(Map.of("company", "ACME"));
    }

    private static Node.ApiCall node(Map<String, Object> settings, Node.ApiCall.@Nullable DocumentIdentity identity) {
        return new Node.ApiCall(
                NodeHeader.of(new NodeId("apiCall-a1b2c3"), "Send"),
                "generic-json",
                "orders",
                settings,
                identity,
                "",
                "",
                "answer");
    }

    private static OpenDocument document(String code, long revision) {
        return new OpenDocument(
                1, new DocumentKey("main", "ACME", "ORDER", code), revision, Payload.of("{}"), 0, false);
    }

    private static DataRecord record(Map<String, @Nullable Object> fields) {
        return new DataRecord(null, new Origin("orders", 1, "line 1"), fields);
    }
}
