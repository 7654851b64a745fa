package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.tax.Order;
import dev.pipewright.simulators.tax.Order.DocumentType;
import dev.pipewright.simulators.tax.TaxCalculator;
import dev.pipewright.simulators.tax.TaxResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The documents that were recorded, and the idempotency keys they were recorded with. Safe for many threads.
final class DocumentRegister {

    private static final String LOCKED_ITEM = "LOCKED";

    private final OrderReader reader;
    private final TaxCalculator calculator;
    private final @Nullable DocumentLog log;
    private final Map<StoredDocument.Key, StoredDocument> documents = new LinkedHashMap<>();
    private final Map<CallersKey, Remembered> keys = new HashMap<>();

    /// @param log where calls are kept; null to keep them in memory only
    DocumentRegister(OrderReader reader, TaxCalculator calculator, @Nullable DocumentLog log) {
        this.reader = reader;
        this.calculator = calculator;
        this.log = log;
    }

    /// What a recording came to.
    ///
    /// @param isNew whether it made a document that did not exist
    /// @param replayed whether it was answered from its idempotency key, without doing anything
    record Outcome(DocumentAnswer answer, TaxResult tax, boolean isNew, boolean replayed) {}

    /// Two callers may choose the same key.
    private record CallersKey(@Nullable String caller, String key) {}

    private record Remembered(String fingerprint, DocumentAnswer answer, boolean isNew) {}

    /// Carries out again what the log holds.
    void restore() throws IOException, Refusal {
        if (log != null) {
            for (LogEntry entry : log.readAll()) {
                switch (entry) {
                    case RecordingCall call -> carryOut(call, false);
                    case LogEntry.Lock lock ->
                        find(lock.company(), lock.type(), lock.code()).lock();
                }
            }
        }
    }

    /// Carries out a call, or answers it again if its key is known.
    Outcome apply(RecordingCall call) throws Refusal {
        return carryOut(call, true);
    }

    private Outcome carryOut(RecordingCall call, boolean logged) throws Refusal {
        Map<?, ?> body = TaxmanJson.object(call.body().getBytes(StandardCharsets.UTF_8));
        boolean carriesOrder = call.kind() == CallKind.CREATE || call.kind() == CallKind.ADJUST;
        OrderReader.Request request = carriesOrder ? reader.read(body, OrderReader.Mode.RECORD) : null;
        String fingerprint = call.fingerprint();
        String key = call.key();
        synchronized (this) {
            CallersKey callersKey = key == null ? null : new CallersKey(call.caller(), key);
            Remembered known = callersKey == null ? null : keys.get(callersKey);
            if (known != null) {
                return replay(call, known, fingerprint);
            }
            Outcome outcome = request == null ? change(call, body) : record(call, request);
            if (logged) {
                log(call);
            }
            if (callersKey != null) {
                keys.put(callersKey, new Remembered(fingerprint, outcome.answer(), outcome.isNew()));
            }
            return outcome;
        }
    }

    private Outcome replay(RecordingCall call, Remembered known, String fingerprint) throws Refusal {
        if (!known.fingerprint().equals(fingerprint)) {
            throw new Refusal(
                    TaxmanError.IDEMPOTENCY_KEY_REUSED,
                    "The idempotency key '" + call.key() + "' was used with another request: use a new key.");
        }
        StoredDocument document = documents.get(keyOf(known.answer().order()));
        if (document != null) {
            document.countReplay();
        }
        TaxResult tax = calculator.calculate(known.answer().order());
        return new Outcome(known.answer(), tax, known.isNew(), true);
    }

    private Outcome record(RecordingCall call, OrderReader.Request request) throws Refusal {
        Order order = request.order();
        if (call.code() != null && !call.code().equals(order.documentCode())) {
            throw new Refusal(
                    TaxmanError.CODE_MISMATCH,
                    "The path names '" + call.code() + "', the order '" + order.documentCode() + "'.",
                    "documentCode");
        }
        return store(order, call, request.commit(), call.kind() == CallKind.ADJUST);
    }

    private Outcome store(Order order, RecordingCall call, boolean commit, boolean mayAdjust) throws Refusal {
        refuseLockedItem(order);
        StoredDocument known = documents.get(keyOf(order));
        if (known != null && !mayAdjust) {
            var complaint = new Complaint(
                    TaxmanError.DOCUMENT_ALREADY_EXISTS,
                    "A document with the code '" + order.documentCode() + "' and the type " + order.documentType()
                            + " already exists.",
                    "documentCode");
            throw new Refusal(List.of(complaint), known.latestHash());
        }
        StoredDocument document = known == null ? new StoredDocument(keyOf(order)) : known;
        TaxResult tax = calculator.calculate(order);
        DocumentAnswer answer = document.record(order, tax, call.bodyHash(), commit);
        documents.put(document.key(), document);
        return new Outcome(answer, tax, known == null, false);
    }

    private Outcome change(RecordingCall call, Map<?, ?> body) throws Refusal {
        StoredDocument document = find(call.company(), call.type(), call.code());
        refuseLockedItem(document.answer().order());
        if (call.kind() == CallKind.REFUND) {
            if (document.status() != DocumentStatus.COMMITTED) {
                throw new Refusal(
                        TaxmanError.DOCUMENT_NOT_COMMITTED,
                        "Only a committed document can be refunded: commit it first, or void it.");
            }
            return store(Refunds.refund(document.answer().order(), body), call, true, false);
        }
        DocumentAnswer answer = call.kind() == CallKind.COMMIT ? document.commit() : document.voidIt();
        return new Outcome(answer, calculator.calculate(answer.order()), false, false);
    }

    private static void refuseLockedItem(Order order) throws Refusal {
        for (int i = 0; i < order.lines().size(); i++) {
            if (order.lines().get(i).item().equals(LOCKED_ITEM)) {
                throw new Refusal(
                        TaxmanError.DOCUMENT_LOCKED,
                        "The document '" + order.documentCode() + "' is locked: record a correcting document instead.",
                        "lines[" + i + "].item");
            }
        }
    }

    private void log(LogEntry entry) {
        try {
            if (log != null) {
                log.append(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("TAXMAN cannot write its record file", e);
        }
    }

    /// Looks up a document.
    ///
    /// @param type null if it was not said, which is fine while only one type has this code
    synchronized Outcome lookUp(@Nullable String company, @Nullable DocumentType type, @Nullable String code)
            throws Refusal {
        DocumentAnswer answer = find(company, type, code).answer();
        return new Outcome(answer, calculator.calculate(answer.order()), false, false);
    }

    private StoredDocument find(@Nullable String company, @Nullable DocumentType type, @Nullable String code)
            throws Refusal {
        if (company == null || code == null) {
            throw new Refusal(TaxmanError.VALUE_REQUIRED, "Say whose document: ?company=…", "company");
        }
        List<StoredDocument> found = List.of(DocumentType.values()).stream()
                .filter(each -> type == null || type == each)
                .map(each -> documents.get(new StoredDocument.Key(company, each, code)))
                .filter(each -> each != null)
                .toList();
        if (found.isEmpty()) {
            throw new Refusal(
                    TaxmanError.ENTITY_NOT_FOUND,
                    "There is no document '" + code + "' of the company " + company + ".");
        }
        if (found.size() > 1) {
            throw new Refusal(
                    TaxmanError.DOCUMENT_TYPE_NEEDED,
                    "The code '" + code + "' names documents of several types: add &type=SALE or &type=RETURN.",
                    "type");
        }
        return found.getFirst();
    }

    synchronized void lock(String company, DocumentType type, String code) throws Refusal {
        find(company, type, code).lock();
        log(new LogEntry.Lock(company, type, code));
    }

    synchronized List<RecordedDocument> all() {
        return documents.values().stream().map(StoredDocument::summary).toList();
    }

    synchronized int size() {
        return documents.size();
    }

    synchronized void reset() throws IOException {
        documents.clear();
        keys.clear();
        if (log != null) {
            log.clear();
        }
    }

    void close() throws IOException {
        if (log != null) {
            log.close();
        }
    }

    private static StoredDocument.Key keyOf(Order order) {
        return new StoredDocument.Key(order.company(), order.documentType(), order.documentCode());
    }
}
