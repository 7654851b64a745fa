package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;
import dev.pipewright.simulators.tax.Order.Address;
import dev.pipewright.simulators.tax.Order.DocumentType;
import dev.pipewright.simulators.tax.TaxCalculator;
import dev.pipewright.simulators.tax.TaxRate;
import dev.pipewright.simulators.tax.TaxRegion;
import dev.pipewright.simulators.tax.TaxTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The work behind each kind of call. Safe for many threads.
final class TaxmanCalls {

    private static final int OK = 200;
    private static final int CREATED = 201;

    private final TaxTable table;
    private final OrderReader reader;
    private final TaxCalculator calculator;
    private final DocumentRegister register;
    private final Batches batches;
    private final BulkRecording bulk;
    private final Counters counters;

    TaxmanCalls(
            TaxTable table,
            OrderReader reader,
            TaxCalculator calculator,
            DocumentRegister register,
            Batches batches,
            Counters counters) {
        this.table = table;
        this.reader = reader;
        this.calculator = calculator;
        this.register = register;
        this.batches = batches;
        this.bulk = new BulkRecording(register, counters);
        this.counters = counters;
    }

    HttpResponse carryOut(Route route, HttpRequest request) throws Refusal {
        return switch (route.kind()) {
            case PING -> HttpResponse.json(OK, TaxmanJson.write(Map.of("service", "TAXMAN", "authenticated", true)));
            case CALCULATE -> calculate(request);
            case CREATE, ADJUST, COMMIT, VOID, REFUND -> record(route, request);
            case BULK -> bulk.record(request);
            case LOOKUP -> lookUp(route, request);
            case VALIDATE_ADDRESS -> validate(request);
            case BATCH -> batches.accept(TaxmanJson.object(request.body()));
            case BATCH_LOOKUP -> batches.lookUp(route);
        };
    }

    private HttpResponse calculate(HttpRequest request) throws Refusal {
        var order = reader.read(TaxmanJson.object(request.body()), OrderReader.Mode.ESTIMATE)
                .order();
        var answer = new DocumentAnswer(order, 0, DocumentStatus.ESTIMATED, "");
        return HttpResponse.json(OK, TaxmanJson.document(answer, calculator.calculate(order)));
    }

    private HttpResponse record(Route route, HttpRequest request) throws Refusal {
        var call = new RecordingCall(
                route.kind(),
                request.parameter("company").orElse(null),
                type(request),
                route.name().isEmpty() ? null : route.name(),
                request.header("authorization").map(RecordingCall::hashOf).orElse(null),
                request.header("idempotency-key").orElse(null),
                request.text());
        DocumentRegister.Outcome outcome = register.apply(call);
        if (outcome.replayed()) {
            counters.countReplay();
        } else {
            counters.countRecorded();
        }
        HttpResponse response =
                HttpResponse.json(outcome.isNew() ? CREATED : OK, TaxmanJson.document(outcome.answer(), outcome.tax()));
        return outcome.replayed() ? response.withHeader("Idempotent-Replayed", "true") : response;
    }

    private HttpResponse lookUp(Route route, HttpRequest request) throws Refusal {
        var outcome = register.lookUp(request.parameter("company").orElse(null), type(request), route.name());
        return HttpResponse.json(OK, TaxmanJson.document(outcome.answer(), outcome.tax()))
                .withHeader("Document-Hash", outcome.answer().hash());
    }

    private static @Nullable DocumentType type(HttpRequest request) throws Refusal {
        String name = request.parameter("type").orElse("");
        for (DocumentType type : DocumentType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        if (name.isEmpty()) {
            return null;
        }
        throw new Refusal(TaxmanError.INVALID_VALUE, "'type' must be SALE or RETURN.", "type");
    }

    private HttpResponse validate(HttpRequest request) throws Refusal {
        var fields = new Fields(TaxmanJson.object(request.body()));
        Address address = fields.object("address").map(reader::address).orElse(null);
        if (address == null) {
            fields.require("address");
        }
        fields.refuseIfWrong();
        return address == null ? HttpResponse.dropped() : validated(address);
    }

    private HttpResponse validated(Address address) throws Refusal {
        TaxRegion region = table.region(address.country(), address.region())
                .orElseThrow(
                        () -> new Refusal(TaxmanError.INVALID_ADDRESS, "The region is not known.", "address.region"));
        TaxTable.City city = table.city(region.country(), region.code(), address.city())
                .orElseThrow(() -> new Refusal(
                        TaxmanError.INVALID_ADDRESS,
                        "The city '" + address.city() + "' is not known in " + region.name() + ".",
                        "address.city"));
        Map<String, Object> answer = new LinkedHashMap<>();
        Map<String, Object> corrected = new LinkedHashMap<>();
        corrected.put("country", city.country());
        corrected.put("region", city.region());
        corrected.put("county", city.county());
        corrected.put("city", city.name());
        corrected.put("postalCode", address.postalCode());
        answer.put("valid", true);
        answer.put(
                "corrected",
                !city.name().equals(address.city()) || !city.region().equals(address.region()));
        answer.put("address", corrected);
        answer.put("jurisdictions", jurisdictionsOf(region, city));
        return HttpResponse.json(OK, TaxmanJson.write(answer));
    }

    /// The codes of all jurisdictions that ever tax there, so that the answer does not depend on the day it is asked.
    private List<String> jurisdictionsOf(TaxRegion region, TaxTable.City city) {
        return table.allRatesOf(region, city.name()).stream()
                .map(TaxRate::code)
                .distinct()
                .toList();
    }
}
