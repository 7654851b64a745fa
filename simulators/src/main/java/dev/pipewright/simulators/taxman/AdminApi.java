package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;
import dev.pipewright.simulators.tax.Order.DocumentType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// What a tester may do with TAXMAN: let it fail, limit it, lock a document, look at what it did, start again. It asks
/// for no key: it is reached from this machine only.
final class AdminApi {

    private final TaxmanApi api;
    private final DocumentRegister register;
    private final Batches batches;
    private final FaultInjector faults;
    private final Counters counters;

    AdminApi(TaxmanApi api, DocumentRegister register, Batches batches, FaultInjector faults, Counters counters) {
        this.api = api;
        this.register = register;
        this.batches = batches;
        this.faults = faults;
        this.counters = counters;
    }

    HttpResponse handle(HttpRequest request) {
        try {
            Object answer = switch (request.method() + " " + request.path()) {
                case "GET /admin/counters" -> counters.read(register.size());
                case "GET /admin/documents" -> documents();
                case "POST /admin/faults" -> addFaults(TaxmanJson.object(request.body()));
                case "DELETE /admin/faults" -> clearFaults();
                case "POST /admin/limits" -> limit(new Fields(TaxmanJson.object(request.body())));
                case "POST /admin/locks" -> lock(new Fields(TaxmanJson.object(request.body())));
                case "POST /admin/reset" -> reset();
                default ->
                    throw new Refusal(
                            TaxmanError.ENTITY_NOT_FOUND,
                            "TAXMAN has no " + request.method() + " " + request.path() + ".");
            };
            return HttpResponse.json(200, TaxmanJson.write(answer));
        } catch (Refusal e) {
            return FaultInjector.error(e);
        } catch (IOException e) {
            return FaultInjector.error(new Refusal(TaxmanError.SERVER_ERROR, "The record file cannot be written."));
        }
    }

    private Map<String, Object> documents() {
        List<RecordedDocument> all = register.all();
        return Map.of("count", all.size(), "documents", all);
    }

    private Map<String, Object> addFaults(Map<?, ?> body) throws Refusal {
        FaultRule rule = FaultRule.read(body);
        faults.add(rule);
        return Map.of("faults", rule.faults().stream().map(Fault::name).toList(), "percent", rule.percent());
    }

    private Map<String, Object> clearFaults() {
        faults.clear();
        return Map.of("faults", List.of());
    }

    private Limits limit(Fields fields) throws Refusal {
        var limits = new Limits(
                fields.decimal("callsPerSecond", BigDecimal.ZERO).intValue(),
                fields.decimal("concurrentCalls", BigDecimal.ZERO).intValue(),
                fields.decimal("errorsPerMinute", BigDecimal.ZERO).intValue());
        fields.refuseIfWrong();
        api.limitTo(limits);
        return limits;
    }

    private Map<String, Object> lock(Fields fields) throws Refusal {
        String company = fields.requiredText("company", 50);
        String code = fields.requiredText("documentCode", 50);
        DocumentType type = fields.choice("documentType", DocumentType.class, DocumentType.SALE);
        fields.refuseIfWrong();
        register.lock(company, type, code);
        return Map.of("locked", code);
    }

    private Map<String, Object> reset() throws IOException {
        faults.clear();
        api.limitTo(Limits.NONE);
        register.reset();
        batches.reset();
        counters.reset();
        return Map.of("documents", register.size());
    }
}
