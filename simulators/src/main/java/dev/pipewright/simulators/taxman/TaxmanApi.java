package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Takes each call through the gate: who calls, how much, which fault; then hands it to its work. Safe for many
/// threads.
final class TaxmanApi {

    private static final String BEARER = "Bearer ";

    private final Set<String> apiKeys;
    private final Duration latency;
    private final TaxmanCalls work;
    private final FaultInjector faults;
    private final Counters counters;
    private final LongSupplier nanoTime;
    private final Map<String, CredentialMeter> meters = new ConcurrentHashMap<>();
    private volatile Limits limits;

    /// @param nanoTime what the limits are measured with
    TaxmanApi(TaxmanOptions options, TaxmanCalls work, FaultInjector faults, Counters counters, LongSupplier nanoTime) {
        this.apiKeys = options.apiKeys();
        this.latency = options.latency();
        this.limits = options.limits();
        this.work = work;
        this.faults = faults;
        this.counters = counters;
        this.nanoTime = nanoTime;
    }

    void limitTo(Limits others) {
        limits = others;
        meters.clear();
    }

    HttpResponse handle(HttpRequest request) throws InterruptedException {
        try {
            Route route = Route.of(request);
            counters.begin(route.kind());
            try {
                return admitted(request, route, credential(request));
            } finally {
                counters.end();
            }
        } catch (Refusal e) {
            return refused(e);
        }
    }

    private String credential(HttpRequest request) throws Refusal {
        String header = request.header("authorization").orElse("");
        String key =
                header.startsWith(BEARER) ? header.substring(BEARER.length()).strip() : "";
        if (!apiKeys.contains(key)) {
            throw new Refusal(
                    TaxmanError.AUTHENTICATION_FAILED,
                    "The API key is not accepted: send it as 'Authorization: Bearer <key>'.");
        }
        return key;
    }

    private HttpResponse admitted(HttpRequest request, Route route, String credential) throws InterruptedException {
        if (limits.equals(Limits.NONE)) {
            return answeredOrRefused(request, route);
        }
        CredentialMeter meter = meters.computeIfAbsent(credential, _ -> new CredentialMeter(nanoTime));
        CredentialMeter.Verdict verdict = meter.begin(limits);
        if (verdict.reason() != CredentialMeter.Reason.ADMITTED) {
            counters.countLimited();
            return limited(verdict);
        }
        boolean refused = false;
        try {
            HttpResponse response = answeredOrRefused(request, route);
            refused = response.status() >= 400 && response.status() < 500;
            return withLimits(response, verdict);
        } finally {
            meter.end(refused);
        }
    }

    private HttpResponse answeredOrRefused(HttpRequest request, Route route) throws InterruptedException {
        try {
            return answered(request, route);
        } catch (Refusal e) {
            return refused(e);
        }
    }

    private HttpResponse refused(Refusal refusal) {
        counters.countRefused();
        return FaultInjector.error(refusal);
    }

    private HttpResponse answered(HttpRequest request, Route route) throws Refusal, InterruptedException {
        if (request.isBodyTooLarge()) {
            throw new Refusal(TaxmanError.REQUEST_TOO_LARGE, "The body is larger than 5 MB: split it.");
        }
        if (latency.isPositive()) {
            Thread.sleep(latency);
        }
        Optional<Fault> fault = faults.choose(request, route.kind());
        if (fault.isEmpty()) {
            return work.carryOut(route, request);
        }
        counters.countFault(fault.get());
        return FaultInjector.apply(fault.get(), () -> workOrError(route, request));
    }

    private HttpResponse workOrError(Route route, HttpRequest request) {
        try {
            return work.carryOut(route, request);
        } catch (Refusal e) {
            return refused(e);
        }
    }

    private static HttpResponse limited(CredentialMeter.Verdict verdict) {
        Refusal refusal = switch (verdict.reason()) {
            case ADMITTED, TOO_FAST ->
                new Refusal(TaxmanError.RATE_LIMIT_EXCEEDED, "Too many calls a second: wait and try again.");
            case TOO_MANY_AT_ONCE ->
                new Refusal(
                        TaxmanError.CONCURRENT_LIMIT_EXCEEDED, "Too many calls at the same time: wait for one to end.");
            case TOO_MANY_ERRORS ->
                new Refusal(
                        TaxmanError.ERROR_COUNT_LIMIT_EXCEEDED,
                        "Too many wrong calls in a minute: stop and correct them.");
        };
        HttpResponse response = FaultInjector.error(refusal);
        return withLimits(response, verdict).withHeader("Retry-After", Integer.toString(verdict.resetSeconds()));
    }

    private static HttpResponse withLimits(HttpResponse response, CredentialMeter.Verdict verdict) {
        if (verdict.remaining() == Integer.MAX_VALUE) {
            return response;
        }
        return response.withHeader("RateLimit-Remaining", Integer.toString(verdict.remaining()))
                .withHeader("RateLimit-Reset", Integer.toString(verdict.resetSeconds()));
    }
}
