package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpCall;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.model.record.DataRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// TAXMAN's own API, version 1. An estimate asks `POST /v1/orders/calculate`, which keeps nothing; a record run
/// puts `PUT /v1/documents/{code}` (create or adjust) with an idempotency key.
final class TaxmanPreset implements Preset {

    static final String NAME = "taxman-v1";
    static final AnswerTable ANSWERS = AnswerTable.of(NAME);
    static final RequestSchema REQUEST = RequestSchema.of(NAME);

    private static final String CALCULATE = "/v1/orders/calculate";
    private static final List<String> MODE_FIELDS = List.of("mode", "commit");

    private final String account;

    /// @param account names the TAXMAN account within the tenant; part of each document's key
    TaxmanPreset(String account) {
        this.account = account;
    }

    @Override
    public Formation form(DataRecord record, Mode mode) {
        var order = new LinkedHashMap<String, @Nullable Object>(record.fields());
        MODE_FIELDS.forEach(order.keySet()::remove);
        for (String field : List.of("company", "documentType", "documentCode")) {
            if (!(order.get(field) instanceof String text) || text.isBlank()) {
                return new Formation.Refused(
                        "no-document-key",
                        Sentence.of("engine.noKeyField", "field", field).kept(),
                        field);
            }
        }
        var key = Map.of(
                "company", text(order, "company"),
                "documentType", text(order, "documentType"),
                "documentCode", text(order, "documentCode"));
        return KeyParts.refusal(key).<Formation>map(refused -> refused).orElseGet(() -> formed(order, mode));
    }

    private Formation formed(Map<String, @Nullable Object> order, Mode mode) {
        String hash = CanonicalJson.hash(order);
        boolean records = mode == Mode.RECORD;
        order.put("mode", records ? "RECORD" : "ESTIMATE");
        order.put("commit", records);
        var key = new DocumentKey(
                account, text(order, "company"), text(order, "documentType"), text(order, "documentCode"));
        return new Formation.Formed(key, NAME, hash, Payload.of(CanonicalJson.text(order)));
    }

    private static String text(Map<String, @Nullable Object> order, String field) {
        return String.valueOf(order.get(field));
    }

    @Override
    public HttpCall call(OpenDocument document, Mode mode) {
        if (mode == Mode.ESTIMATE) {
            return HttpCall.of("POST", CALCULATE).withJson(document.request().bytes());
        }
        return HttpCall.of(
                        "PUT",
                        "/v1/documents/" + RequestFields.inPath(document.key().code()))
                .withHeader("Idempotency-Key", IdempotencyKey.of(document))
                .withJson(document.request().bytes());
    }

    @Override
    public boolean isFreeOfSideEffects(HttpCall call) {
        return call.method().equals("POST") && call.path().equals(CALCULATE);
    }

    @Override
    public boolean resendsSafely(Mode mode) {
        return true;
    }

    @Override
    public boolean leavesNothing(Mode mode) {
        return mode == Mode.ESTIMATE;
    }

    @Override
    public Verdict read(OpenDocument document, Mode mode, List<Answered> answered) {
        return ANSWERS.read(answered.getLast().answer());
    }
}
