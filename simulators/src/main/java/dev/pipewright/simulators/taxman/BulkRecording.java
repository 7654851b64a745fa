package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Several orders in one call, each created or adjusted by itself and answered in the same answer: what is wrong with
/// one is no matter of the others. The same idempotency key and orders are answered again. Safe for many threads.
final class BulkRecording {

    static final int MOST_DOCUMENTS = 50;
    static final int MOST_BYTES = 64 << 10;

    private final DocumentRegister register;
    private final Counters counters;

    BulkRecording(DocumentRegister register, Counters counters) {
        this.register = register;
        this.counters = counters;
    }

    HttpResponse record(HttpRequest request) throws Refusal {
        Map<?, ?> body = TaxmanJson.object(request.body());
        if (!(body.get("documents") instanceof List<?> documents)) {
            throw new Refusal(TaxmanError.VALUE_REQUIRED, "'documents' must be a list of orders.", "documents");
        }
        if (documents.size() > MOST_DOCUMENTS || request.body().length > MOST_BYTES) {
            throw new Refusal(
                    TaxmanError.REQUEST_TOO_LARGE,
                    "A call takes " + MOST_DOCUMENTS + " documents and " + MOST_BYTES + " bytes at most: split it.");
        }
        String caller =
                request.header("authorization").map(RecordingCall::hashOf).orElse(null);
        String key = request.header("idempotency-key").orElse(null);
        List<Object> results = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            Map<?, ?> order = documents.get(i) instanceof Map<?, ?> fields ? fields : Map.of();
            results.add(result(order, caller, key == null ? null : key + "#" + i));
        }
        return HttpResponse.json(200, TaxmanJson.write(Map.of("results", results)));
    }

    private Map<String, Object> result(Map<?, ?> order, @Nullable String caller, @Nullable String key) throws Refusal {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("documentCode", String.valueOf(order.get("documentCode")));
        try {
            String text = new String(TaxmanJson.write(order), StandardCharsets.UTF_8);
            var outcome = register.apply(new RecordingCall(CallKind.ADJUST, null, null, null, caller, key, text));
            if (outcome.replayed()) {
                counters.countReplay();
            } else {
                counters.countRecorded();
            }
            result.put("status", outcome.isNew() ? 201L : 200L);
            result.put("answer", TaxmanJson.object(TaxmanJson.document(outcome.answer(), outcome.tax())));
        } catch (Refusal refusal) {
            counters.countRefused();
            result.put("status", (long) refusal.error().status());
            result.put("answer", TaxmanJson.object(TaxmanJson.error(refusal)));
        }
        return result;
    }
}
