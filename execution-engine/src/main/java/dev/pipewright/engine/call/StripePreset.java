package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpCall;
import dev.pipewright.connectors.http.HttpExchange;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Stripe Tax. The record is a calculation ([StripeCalculationForm]) and a `reference`, which names the document.
///
/// An estimate makes a calculation, which records nothing. A record run makes a transaction of it. Each of the
/// two calls has a key of its own, of effect and revision; that of a transaction names its calculation too, for Stripe
/// forgets keys, and a calculation made again is another one. Stripe keeps the first answer to a key, a 500 too: after
/// a kept 500 the document is calculated anew without a key, which leaves nothing behind, and the transaction of that
/// calculation has a key that no 500 is kept for. So no number of failures locks a document out, and nothing is
/// recorded twice, because Stripe has one transaction of each reference. It does not change one: a changed document is
/// refused until the first is reversed.
final class StripePreset implements Preset {

    static final String NAME = "stripe-tax";
    static final AnswerTable ANSWERS = AnswerTable.of(NAME);
    static final RequestSchema REQUEST = RequestSchema.of(NAME);

    private static final String CALCULATIONS = "/v1/tax/calculations";
    private static final String TRANSACTIONS = "/v1/tax/transactions/create_from_calculation";

    private final String account;

    StripePreset(String account) {
        this.account = account;
    }

    @Override
    public Formation form(DataRecord record, Mode mode) {
        Formation.Refused refusal = new RequestRules(REQUEST, record.fields())
                .key("reference")
                .required()
                .lines("line_items", "reference")
                .refusal();
        if (refusal != null) {
            return refusal;
        }
        var fields = new LinkedHashMap<String, @Nullable Object>(record.fields());
        fields.remove("calculation");
        String hash = CanonicalJson.hash(fields);
        String wrong = StripeCalculationForm.toMinorUnits(fields);
        if (wrong != null) {
            return new Formation.Refused(
                    "bad-field",
                    Sentence.of("engine.notInUnits", "field", wrong, "currency", RequestRules.text(fields, "currency"))
                            .kept(),
                    wrong);
        }
        var key = new DocumentKey(account, account, "transaction", RequestRules.text(fields, "reference"));
        return new Formation.Formed(key, NAME, hash, Payload.of(CanonicalJson.text(fields)));
    }

    @Override
    public HttpCall call(OpenDocument document, Mode mode) {
        HttpCall call = calculation(document);
        return mode == Mode.ESTIMATE ? call : call.withHeader("Idempotency-Key", key(document, "calculation"));
    }

    @Override
    public Optional<HttpCall> next(OpenDocument document, Mode mode, List<Answered> answered) {
        Answered last = answered.getLast();
        if (mode == Mode.ESTIMATE) {
            return Optional.empty();
        }
        if (isKeptFailure(last.answer())) {
            return Optional.of(calculation(document));
        }
        boolean isCalculated = last.call().path().equals(CALCULATIONS)
                && last.answer().status() == 200
                && !idOf(answered).isEmpty();
        return isCalculated ? Optional.of(transaction(document, idOf(answered))) : Optional.empty();
    }

    private static boolean isKeptFailure(HttpExchange answer) {
        return answer.status() >= 500 && answer.header("Idempotent-Replayed").isPresent();
    }

    private static HttpCall calculation(OpenDocument document) {
        return form(CALCULATIONS, StripeCalculationForm.calculated(RequestFields.of(document)));
    }

    private static HttpCall transaction(OpenDocument document, String calculation) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("calculation", calculation);
        fields.put("reference", document.key().code());
        fields.put("metadata", RequestFields.of(document).get("metadata"));
        return form(TRANSACTIONS, fields).withHeader("Idempotency-Key", key(document, "transaction-" + calculation));
    }

    private static String key(OpenDocument document, String call) {
        return IdempotencyKey.of(document) + "-" + call;
    }

    private static HttpCall form(String path, Map<String, @Nullable Object> fields) {
        return new HttpCall("POST", path, Map.of(), FormBody.of(fields));
    }

    private static Map<?, ?> calculated(List<Answered> answered) {
        return answered.stream()
                .filter(each ->
                        each.call().path().equals(CALCULATIONS) && each.answer().status() == 200)
                .reduce((_, later) -> later)
                .<Map<?, ?>>map(each -> RequestFields.object(each.answer().body()))
                .orElse(Map.of());
    }

    private static String idOf(List<Answered> answered) {
        return RequestRules.text(calculated(answered), "id");
    }

    @Override
    public boolean isFreeOfSideEffects(HttpCall call) {
        return call.path().equals(CALCULATIONS);
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
    public Verdict read(OpenDocument document, Mode mode, List<Answered> answered) {
        Answered last = answered.getLast();
        Verdict verdict = ANSWERS.read(last.answer());
        if (!last.call().path().equals(TRANSACTIONS)) {
            return verdict;
        }
        if (verdict instanceof Verdict.Accepted) {
            return recorded(answered, RequestFields.object(last.answer().body()));
        }
        boolean mayBeOurs = document.inDoubt()
                || answered.stream()
                                .filter(each -> each.call().path().equals(TRANSACTIONS))
                                .count()
                        > 1;
        if (verdict instanceof Verdict.Refused refused && refused.isThere() && mayBeOurs) {
            return document.revision() == 1
                    ? recorded(answered, Map.of("reference", document.key().code()))
                    : new Verdict.Unsettled(refused.code(), refused.message());
        }
        return verdict;
    }

    /// What was calculated, and the transaction beside it.
    private static Verdict recorded(List<Answered> answered, Map<?, ?> transaction) {
        var both = new LinkedHashMap<String, @Nullable Object>();
        calculated(answered).forEach((name, value) -> both.put(String.valueOf(name), value));
        both.put("transaction", transaction);
        return new Verdict.Accepted(Payload.of(CanonicalJson.text(both)));
    }
}
