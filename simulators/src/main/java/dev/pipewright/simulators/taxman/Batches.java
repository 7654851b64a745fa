package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.http.HttpResponse;
import dev.pipewright.simulators.tax.Order;
import dev.pipewright.simulators.tax.TaxCalculator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Orders that are handed over together and worked off later; the answers are fetched as files. Batches themselves are
/// kept in memory only, the documents they record are kept like all others. Safe for many threads.
final class Batches {

    private static final int ACCEPTED = 202;

    private final OrderReader reader;
    private final TaxCalculator calculator;
    private final DocumentRegister register;
    private final Counters counters;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<String, Batch> batches = new ConcurrentHashMap<>();

    Batches(OrderReader reader, TaxCalculator calculator, DocumentRegister register, Counters counters) {
        this.reader = reader;
        this.calculator = calculator;
        this.register = register;
        this.counters = counters;
    }

    /// A batch; its files are complete once it says so.
    private static final class Batch {
        private final String id;
        private final int documents;
        private final ByteArrayOutputStream results = new ByteArrayOutputStream();
        private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
        private int succeeded;
        private int failed;
        private boolean completed;

        Batch(String id, int documents) {
            this.id = id;
            this.documents = documents;
        }

        synchronized void succeed(byte[] answer) {
            succeeded++;
            results.writeBytes(answer);
            results.write('\n');
        }

        synchronized void fail(String code, byte[] error) {
            failed++;
            // The envelope of the error and the code of the document, in one object.
            errors.writeBytes(TaxmanJson.withProperty(error, "documentCode", code));
            errors.write('\n');
        }

        synchronized void complete() {
            completed = true;
        }

        synchronized byte[] status() {
            Map<String, Object> status = new LinkedHashMap<>();
            status.put("id", id);
            status.put("status", completed ? "COMPLETED" : "PROCESSING");
            status.put("documents", documents);
            status.put("succeeded", succeeded);
            status.put("failed", failed);
            status.put("results", "/v1/batches/" + id + "/results");
            status.put("errors", "/v1/batches/" + id + "/errors");
            return TaxmanJson.write(status);
        }

        synchronized byte[] file(String name) throws Refusal {
            if (!completed) {
                throw new Refusal(TaxmanError.ENTITY_NOT_FOUND, "The batch " + id + " is not complete yet: ask later.");
            }
            return (name.equals("results") ? results : errors).toByteArray();
        }
    }

    HttpResponse accept(Map<?, ?> body) throws Refusal {
        var fields = new Fields(body);
        var mode = fields.choice("mode", OrderReader.Mode.class, OrderReader.Mode.ESTIMATE);
        if (!(body.get("documents") instanceof List<?> documents)) {
            throw new Refusal(TaxmanError.VALUE_REQUIRED, "'documents' must be a list of orders.", "documents");
        }
        fields.refuseIfWrong();
        var batch = new Batch("B-" + lastId.incrementAndGet(), documents.size());
        batches.put(batch.id, batch);
        Thread.ofVirtual().start(() -> workOff(batch, mode, documents));
        return HttpResponse.json(ACCEPTED, batch.status());
    }

    HttpResponse lookUp(Route route) throws Refusal {
        Batch batch = batches.get(route.name());
        if (batch == null) {
            throw new Refusal(TaxmanError.ENTITY_NOT_FOUND, "There is no batch '" + route.name() + "'.");
        }
        return switch (route.part()) {
            case "" -> HttpResponse.json(200, batch.status());
            case "results", "errors" -> HttpResponse.of(200, "application/x-ndjson", batch.file(route.part()));
            default -> throw new Refusal(TaxmanError.ENTITY_NOT_FOUND, "A batch has results and errors only.");
        };
    }

    void reset() {
        batches.clear();
        lastId.set(0);
    }

    private void workOff(Batch batch, OrderReader.Mode mode, List<?> documents) {
        for (Object document : documents) {
            Map<?, ?> body = document instanceof Map<?, ?> map ? map : Map.of();
            try {
                batch.succeed(mode == OrderReader.Mode.ESTIMATE ? estimate(body) : record(body));
            } catch (Refusal e) {
                counters.countRefused();
                batch.fail(String.valueOf(body.get("documentCode")), TaxmanJson.error(e));
            }
        }
        batch.complete();
    }

    private byte[] estimate(Map<?, ?> body) throws Refusal {
        Order order = reader.read(body, OrderReader.Mode.ESTIMATE).order();
        return TaxmanJson.document(
                new DocumentAnswer(order, 0, DocumentStatus.ESTIMATED, ""), calculator.calculate(order));
    }

    private byte[] record(Map<?, ?> body) throws Refusal {
        String text = new String(TaxmanJson.write(body), StandardCharsets.UTF_8);
        var outcome = register.apply(new RecordingCall(CallKind.CREATE, null, null, null, null, null, text));
        counters.countRecorded();
        return TaxmanJson.document(outcome.answer(), outcome.tax());
    }
}
