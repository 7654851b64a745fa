package dev.pipewright.simulators.vendors;

import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;
import dev.pipewright.simulators.vendors.StripeCalculations.Calculation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Stripe Tax: calculations, transactions made of them, and what a repeated key does. Safe for many threads.
final class StripeApi implements VendorApi {

    private static final String CALCULATIONS = "/v1/tax/calculations";
    private static final String TRANSACTIONS = "/v1/tax/transactions/create_from_calculation";
    private static final int LONGEST_KEY = 255;

    private final StripeCalculations calculator = new StripeCalculations();
    private final Map<String, Calculation> calculations = new HashMap<>();
    private final Map<String, VendorDocument> transactions = new LinkedHashMap<>();
    private final Map<String, Remembered> byKey = new HashMap<>();
    private Instant now;
    private int ids;

    /// The first answer to a key.
    private record Remembered(String request, HttpResponse answer) {}

    StripeApi(Instant start) {
        this.now = start;
    }

    synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    synchronized void forgetCalculationKeys() {
        byKey.values().removeIf(remembered -> remembered.request().startsWith(CALCULATIONS));
    }

    synchronized List<VendorDocument> documents() {
        return new ArrayList<>(transactions.values());
    }

    @Override
    public synchronized HttpResponse answer(HttpRequest request) {
        try {
            authenticate(request);
            Remembered before = remembered(request);
            if (before != null) {
                return before.answer().withHeader("Idempotent-Replayed", "true");
            }
            // What is refused before it is begun is not remembered.
            return remember(request, route(request));
        } catch (StripeRefusal e) {
            return e.answer();
        }
    }

    @Override
    public HttpResponse failure(int status) {
        return status == 429
                ? new StripeRefusal(429, "rate_limit_error", "rate_limit", "Too many requests", null).answer()
                : new StripeRefusal(status, "api_error", null, "The lookalike was told to fail with " + status, null)
                        .answer();
    }

    /// The 500 is remembered if it is the first answer to its key.
    @Override
    public synchronized HttpResponse failing(HttpRequest request, boolean acts) {
        String key = request.header("idempotency-key").orElse(null);
        boolean isFirst = key != null && !byKey.containsKey(key);
        HttpResponse failure = VendorApi.super.failing(request, acts);
        return isFirst ? remember(request, failure) : failure;
    }

    private static void authenticate(HttpRequest request) throws StripeRefusal {
        if (!request.header("authorization").orElse("").equals("Bearer " + StripeLookalike.KEY)) {
            throw new StripeRefusal(401, "authentication_error", null, "Invalid API Key provided", null);
        }
    }

    private @Nullable Remembered remembered(HttpRequest request) throws StripeRefusal {
        String key = request.header("idempotency-key").orElse("");
        if (key.length() > LONGEST_KEY) {
            throw StripeRefusal.wrong("parameter_invalid", "Idempotency keys have 255 characters at most", "");
        }
        Remembered before = byKey.get(key);
        if (before != null && !before.request().equals(request.path() + request.text())) {
            throw new StripeRefusal(
                    400,
                    "idempotency_error",
                    null,
                    "Keys for idempotent requests can only be used with the same parameters they were first used with",
                    null);
        }
        return before;
    }

    private HttpResponse remember(HttpRequest request, HttpResponse answer) {
        request.header("idempotency-key")
                .ifPresent(key -> byKey.put(key, new Remembered(request.path() + request.text(), answer)));
        return answer;
    }

    private HttpResponse route(HttpRequest request) throws StripeRefusal {
        String what = request.method() + " " + request.path();
        return switch (what) {
            case "GET /v1/tax/settings" -> VendorJson.answer(200, Map.of("object", "tax.settings", "status", "active"));
            case "POST " + CALCULATIONS ->
                VendorJson.answer(200, calculated(StripeForm.of(request)).answer());
            case "POST " + TRANSACTIONS -> VendorJson.answer(200, recorded(StripeForm.of(request)));
            default -> throw new StripeRefusal(404, "invalid_request_error", null, "Unrecognized request URL", null);
        };
    }

    private Calculation calculated(StripeForm form) throws StripeRefusal {
        Calculation made = calculator.calculate("taxcalc_" + ++ids, form, now);
        calculations.put(made.id(), made);
        return made;
    }

    private Map<String, @Nullable Object> recorded(StripeForm form) throws StripeRefusal {
        String id = form.required("calculation");
        String reference = form.required("reference");
        Calculation calculation = calculations.get(id);
        if (calculation == null) {
            throw StripeRefusal.wrong("resource_missing", "No such tax calculation: '" + id + "'", "calculation");
        }
        if (now.isAfter(calculation.expires())) {
            throw StripeRefusal.wrong(
                    "taxes_calculation_expired", "The tax calculation '" + id + "' has expired", "calculation");
        }
        if (transactions.containsKey(reference)) {
            throw StripeRefusal.wrong(
                    "resource_already_exists",
                    "A tax transaction with the reference '" + reference + "' already exists",
                    "reference");
        }
        transactions.put(
                reference,
                new VendorDocument(reference, "tax.transaction", 1, calculation.amount(), calculation.tax()));
        return VendorJson.of(
                "id",
                "tax_" + ++ids,
                "object",
                "tax.transaction",
                "type",
                "transaction",
                "reference",
                reference,
                "created",
                now.getEpochSecond(),
                "currency",
                calculation.answer().get("currency"));
    }
}
