package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.http.Delivery;
import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Decides which calls fail and makes them fail. Safe for many threads.
final class FaultInjector {

    private static final Duration SKEW = Duration.ofHours(1);

    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
    private final Map<String, Tries> triesBySubject = new ConcurrentHashMap<>();

    private record Tries(int attempts, int faults) {}

    /// Does the work of a call.
    interface Work {
        HttpResponse run() throws InterruptedException;
    }

    void add(FaultRule rule) {
        rules.add(rule);
    }

    void clear() {
        rules.clear();
        triesBySubject.clear();
    }

    /// Chooses the fault of a call by its header, else by the rules.
    Optional<Fault> choose(HttpRequest request, CallKind kind) throws Refusal {
        Optional<String> header = request.header(FaultHeader.NAME);
        if (header.isPresent()) {
            FaultHeader wanted = FaultHeader.read(header.get());
            int attempt = count(header.get() + ' ' + CallSubject.of(request).subject(), false);
            return attempt <= wanted.times() ? Optional.of(wanted.fault()) : Optional.empty();
        }
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        CallSubject call = CallSubject.of(request);
        Tries before = triesBySubject.getOrDefault(call.subject(), new Tries(0, 0));
        Optional<Fault> fault = Optional.empty();
        for (FaultRule rule : rules) {
            if (fault.isEmpty()) {
                fault = rule.choose(kind, call.company(), call.subject(), before.attempts() + 1, before.faults());
            }
        }
        count(call.subject(), fault.isPresent());
        return fault;
    }

    private int count(String subject, boolean fault) {
        return triesBySubject
                .merge(
                        subject,
                        new Tries(1, fault ? 1 : 0),
                        (a, b) -> new Tries(a.attempts() + b.attempts(), a.faults() + b.faults()))
                .attempts();
    }

    /// Does the work of a call in the way its fault allows.
    static HttpResponse apply(Fault fault, Work work) throws InterruptedException {
        return switch (fault.kind()) {
            case STATUS -> status(fault);
            case EXPIRED_TOKEN ->
                error(new Refusal(TaxmanError.TOKEN_EXPIRED, "The API key has expired: ask for a new one."));
            case DROP_BEFORE -> HttpResponse.dropped();
            case TIMEOUT_BEFORE -> {
                Thread.sleep(fault.delay());
                yield HttpResponse.dropped();
            }
            case DELAY -> {
                Thread.sleep(fault.delay());
                yield work.run();
            }
            case DROP_AFTER -> {
                work.run();
                yield HttpResponse.dropped();
            }
            case TIMEOUT_AFTER -> {
                work.run();
                Thread.sleep(fault.delay());
                yield HttpResponse.dropped();
            }
            case TRUNCATE_BODY -> work.run().delivered(new Delivery.Truncated());
            case SLOW_DRIP -> work.run().delivered(new Delivery.SlowDrip(fault.delay()));
            case CLOCK_SKEW -> work.run().withHeader("Date", skewedDate());
            case WRONG_CONTENT_TYPE -> {
                work.run();
                byte[] page = "<html><body>Please log in.</body></html>".getBytes(StandardCharsets.UTF_8);
                yield HttpResponse.of(200, "text/html", page);
            }
        };
    }

    static HttpResponse error(Refusal refusal) {
        return HttpResponse.json(refusal.error().status(), TaxmanJson.error(refusal));
    }

    private static HttpResponse status(Fault fault) {
        TaxmanError error = switch (fault.status()) {
            case 401 -> TaxmanError.AUTHENTICATION_FAILED;
            case 404 -> TaxmanError.ENTITY_NOT_FOUND;
            case 409 -> TaxmanError.DOCUMENT_ALREADY_EXISTS;
            case 413 -> TaxmanError.REQUEST_TOO_LARGE;
            case 429 -> TaxmanError.RATE_LIMIT_EXCEEDED;
            case 503 -> TaxmanError.SERVICE_UNAVAILABLE;
            default -> fault.status() < 500 ? TaxmanError.INVALID_VALUE : TaxmanError.SERVER_ERROR;
        };
        byte[] body = TaxmanJson.error(new Refusal(error, "TAXMAN was told to fail with " + fault.status() + "."));
        HttpResponse response = HttpResponse.json(fault.status(), body);
        boolean comesBack = fault.status() == 429 || fault.status() == 503;
        return comesBack ? response.withHeader("Retry-After", Integer.toString(fault.retryAfter())) : response;
    }

    private static String skewedDate() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(SKEW).atOffset(ZoneOffset.UTC));
    }
}
