package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpCall;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.model.record.DataRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Avalara's AvaTax, version 2. The record is a `CreateTransactionModel` without `type` and `commit`, which the preset
/// writes, and with `documentType`: `SALE` (if nothing is said), `RETURN` or `PURCHASE`.
///
/// An estimate creates a `…Order`, which Avalara does not keep. A record run creates or adjusts a committed `…Invoice`:
/// Avalara has one of each company, code and type, so a repeated call does nothing twice.
final class AvalaraPreset implements Preset {

    static final String NAME = "avalara-v2";
    static final AnswerTable ANSWERS = AnswerTable.of(NAME);
    static final RequestSchema REQUEST = RequestSchema.of(NAME);

    private static final String CREATE = "/api/v2/transactions/create?$include=Summary,Lines";
    private static final String CREATE_OR_ADJUST = "/api/v2/transactions/createoradjust?$include=Summary,Lines";
    private static final Map<String, String> TYPES =
            Map.of("SALE", "Sales", "RETURN", "Return", "PURCHASE", "Purchase");
    private static final List<String> ADJUSTMENT = List.of("adjustmentReason", "adjustmentDescription");
    private static final Duration SETTLE = Duration.ofSeconds(10);

    private final String account;

    AvalaraPreset(String account) {
        this.account = account;
    }

    @Override
    public Formation form(DataRecord record, Mode mode) {
        var model = new LinkedHashMap<String, @Nullable Object>(record.fields());
        model.remove("type");
        model.remove("commit");
        Formation.Refused refusal = new RequestRules(REQUEST, model)
                .key("companyCode")
                .key("code")
                .required()
                .lines("lines", "number")
                .refusal();
        if (refusal != null) {
            return refusal;
        }
        var adjustment = new LinkedHashMap<String, @Nullable Object>();
        adjustment.put("adjustmentReason", "Other");
        adjustment.put("adjustmentDescription", "The order has changed.");
        ADJUSTMENT.stream().filter(model::containsKey).forEach(name -> adjustment.put(name, model.remove(name)));
        String hash = CanonicalJson.hash(model);
        Object kind = model.remove("documentType");
        String type = TYPES.get(kind == null ? "SALE" : kind.toString());
        if (type == null) {
            return new Formation.Refused(
                    "bad-field",
                    Sentence.of("engine.noDocumentType", "field", "documentType", "known", "SALE, RETURN, PURCHASE")
                            .kept(),
                    "documentType");
        }
        return formed(model, adjustment, type, hash, mode);
    }

    private Formation formed(
            Map<String, @Nullable Object> model,
            Map<String, @Nullable Object> adjustment,
            String type,
            String hash,
            Mode mode) {
        boolean records = mode == Mode.RECORD;
        model.put("type", type + (records ? "Invoice" : "Order"));
        model.put("commit", records);
        Map<String, @Nullable Object> request = model;
        if (records) {
            adjustment.put("createTransactionModel", model);
            request = adjustment;
        }
        var key = new DocumentKey(
                account, RequestRules.text(model, "companyCode"), type + "Invoice", RequestRules.text(model, "code"));
        return new Formation.Formed(key, NAME, hash, Payload.of(CanonicalJson.text(request)));
    }

    @Override
    public HttpCall call(OpenDocument document, Mode mode) {
        return HttpCall.of("POST", mode == Mode.RECORD ? CREATE_OR_ADJUST : CREATE)
                .withJson(document.request().bytes());
    }

    /// The same address calculates and records: what is in the body decides.
    @Override
    public boolean isFreeOfSideEffects(HttpCall call) {
        HttpCall.Body body = call.body();
        if (body == null || !call.path().equals(CREATE)) {
            return call.method().equals("GET");
        }
        Map<?, ?> model = RequestFields.object(body.bytes());
        return model.get("type") instanceof String type
                && type.endsWith("Order")
                && !Boolean.TRUE.equals(model.get("commit"));
    }

    @Override
    public boolean leavesNothing(Mode mode) {
        return mode == Mode.ESTIMATE;
    }

    @Override
    public boolean resendsSafely(Mode mode) {
        return true;
    }

    @Override
    public Optional<LookUp> lookUp(OpenDocument document) {
        DocumentKey key = document.key();
        HttpCall call = HttpCall.of(
                "GET",
                "/api/v2/companies/" + inPath(key.company()) + "/transactions/" + inPath(key.code()) + "?documentType="
                        + key.type() + "&$include=Lines");
        return Optional.of(new LookUp(call, shown -> isOurs(document, shown), SETTLE));
    }

    private static boolean isOurs(OpenDocument document, Map<?, ?> shown) {
        if (!(RequestFields.of(document).get("createTransactionModel") instanceof Map<?, ?> model)) {
            return false;
        }
        var plain = new LinkedHashMap<Object, @Nullable Object>(model);
        List.of("lines", "addresses", "discount").forEach(plain::remove);
        return Likeness.isAlike(plain, shown)
                && shown.get("lines") instanceof List<?> lines
                && model.get("lines") instanceof List<?> sent
                && lines.size() == sent.size()
                && total(model, sent).compareTo(number(shown.get("totalAmount"))) == 0;
    }

    private static BigDecimal total(Map<?, ?> model, List<?> lines) {
        return lines.stream()
                .map(line -> line instanceof Map<?, ?> fields ? number(fields.get("amount")) : BigDecimal.ZERO)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .subtract(number(model.get("discount")));
    }

    private static BigDecimal number(@Nullable Object value) {
        try {
            return value == null ? BigDecimal.ZERO : new BigDecimal(value.toString());
        } catch (NumberFormatException _) {
            return BigDecimal.ZERO;
        }
    }

    /// Avalara does not decode these characters in a path: they stand in it as words.
    static String inPath(String text) {
        var words = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '/' -> words.append("_-ava2f-_");
                case '+' -> words.append("_-ava2b-_");
                case '?' -> words.append("_-ava3f-_");
                case '%' -> words.append("_-ava25-_");
                case '#' -> words.append("_-ava23-_");
                default -> words.append(text.charAt(i));
            }
        }
        return RequestFields.inPath(words.toString());
    }

    @Override
    public Verdict read(OpenDocument document, Mode mode, List<Answered> answered) {
        return ANSWERS.read(answered.getLast().answer());
    }
}
