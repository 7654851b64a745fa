package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpCall;
import dev.pipewright.connectors.json.JsonPointer;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.model.record.DataRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// TaxJar, version 2. The record is an order with the fields of both of TaxJar's calls ([TaxJarOrderForm]).
///
/// An estimate asks `POST /v2/taxes`, which keeps nothing. A record run asks that too unless the order says its
/// `sales_tax`, then creates the order, and replaces it where it is there already: TaxJar has one of each
/// `transaction_id`. The answer has what was calculated as `tax`, and what is kept as `order`.
final class TaxJarPreset implements Preset {

    static final String NAME = "taxjar-v2";
    static final AnswerTable ANSWERS = AnswerTable.of(NAME);
    static final RequestSchema REQUEST = RequestSchema.of(NAME);

    private static final String TAXES = "/v2/taxes";
    private static final String ORDERS = "/v2/transactions/orders";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

    private final String account;

    TaxJarPreset(String account) {
        this.account = account;
    }

    @Override
    public Formation form(DataRecord record, Mode mode) {
        Formation.Refused refusal = new RequestRules(REQUEST, record.fields())
                .key("transaction_id")
                .matches("transaction_id", ID, "letters, digits, '_' and '-'")
                .keepable("provider")
                .required()
                .lines("line_items", "id")
                .inLines("line_items", "description")
                .refusal();
        if (refusal != null) {
            return refusal;
        }
        Formation.Refused amounts = TaxJarOrderForm.refusal(record.fields());
        if (amounts != null) {
            return amounts;
        }
        String provider = RequestRules.text(record.fields(), "provider");
        var key = new DocumentKey(
                account,
                provider.isEmpty() ? "api" : provider,
                "order",
                RequestRules.text(record.fields(), "transaction_id"));
        return new Formation.Formed(
                key, NAME, CanonicalJson.hash(record.fields()), Payload.of(CanonicalJson.text(record.fields())));
    }

    @Override
    public HttpCall call(OpenDocument document, Mode mode) {
        Map<String, @Nullable Object> order = RequestFields.of(document);
        return mode == Mode.RECORD && order.get("sales_tax") != null
                ? json("POST", ORDERS, TaxJarOrderForm.recorded(order, null))
                : json("POST", TAXES, TaxJarOrderForm.calculated(order));
    }

    @Override
    public Optional<HttpCall> next(OpenDocument document, Mode mode, List<Answered> answered) {
        HttpCall call = answered.getLast().call();
        int status = answered.getLast().answer().status();
        if (mode != Mode.RECORD) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> order = RequestFields.of(document);
        Map<?, ?> tax = taxOf(answered);
        if (call.path().equals(TAXES) && status / 100 == 2 && tax != null) {
            return Optional.of(json("POST", ORDERS, TaxJarOrderForm.recorded(order, tax)));
        }
        return call.path().equals(ORDERS) && status == 422
                ? Optional.of(json(
                        "PUT",
                        ORDERS + "/" + RequestFields.inPath(document.key().code()),
                        TaxJarOrderForm.recorded(order, tax)))
                : Optional.empty();
    }

    /// What was calculated; null if nothing was.
    private static @Nullable Map<?, ?> taxOf(List<Answered> answered) {
        Answered first = answered.getFirst();
        Object tax = first.call().path().equals(TAXES)
                ? RequestFields.object(first.answer().body()).get("tax")
                : null;
        return tax instanceof Map<?, ?> found && found.get("amount_to_collect") != null ? found : null;
    }

    private static HttpCall json(String method, String path, Map<String, @Nullable Object> body) {
        return HttpCall.of(method, path)
                .withHeader("x-api-version", "2020-08-07")
                .withJson(Payload.of(CanonicalJson.text(body)).bytes());
    }

    @Override
    public boolean isFreeOfSideEffects(HttpCall call) {
        return call.path().equals(TAXES);
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
        boolean calculated = last.call().path().equals(TAXES);
        Verdict verdict = ANSWERS.read(last.answer(), calculated ? "/tax/amount_to_collect" : "/order/transaction_id");
        if (calculated || !(verdict instanceof Verdict.Accepted)) {
            return verdict;
        }
        var both = new LinkedHashMap<String, @Nullable Object>();
        both.put("tax", taxOf(answered));
        both.put("order", JsonPointer.find(RequestFields.object(last.answer().body()), "/order"));
        return new Verdict.Accepted(Payload.of(CanonicalJson.text(both)));
    }
}
