package dev.pipewright.simulators.vendors;

import dev.pipewright.simulators.tax.TaxResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The transactions that the lookalike of Avalara keeps, by company, type and code. Safe for many threads.
final class AvalaraBook {

    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final AtomicLong ids = new AtomicLong(22_409_810);

    /// A transaction.
    record Kept(long id, AvalaraModel model, TaxResult tax, int version, String status, boolean locked) {

        Kept with(String other) {
            return new Kept(id, model, tax, version, other, locked);
        }
    }

    private static String key(String company, String type, String code) {
        return company + '|' + type + '|' + code;
    }

    /// Keeps a new transaction, or one over a saved one.
    ///
    /// @param adjusts whether a committed one of other content gets another version
    synchronized Kept record(AvalaraModel model, TaxResult tax, boolean adjusts) throws AvalaraRefusal {
        String key = key(model.company(), model.type(), model.code());
        Kept before = kept.get(key);
        String status = model.commit() ? "Committed" : "Saved";
        if (before == null) {
            return put(key, new Kept(ids.incrementAndGet(), model, tax, 1, status, false));
        }
        if (before.locked()) {
            throw new AvalaraRefusal(AvalaraError.LOCKED, "The transaction is locked and cannot be modified", "code");
        }
        if (before.status().equals("Saved")) {
            return put(key, new Kept(before.id(), model, tax, before.version(), status, false));
        }
        if (!adjusts) {
            throw new AvalaraRefusal(
                    AvalaraError.ALREADY_EXISTS, "A transaction with this code and type already exists", "code");
        }
        return before.model().asked().equals(model.asked())
                ? before
                : put(key, new Kept(ids.incrementAndGet(), model, tax, before.version() + 1, status, false));
    }

    private Kept put(String key, Kept transaction) {
        kept.put(key, transaction);
        return transaction;
    }

    synchronized Kept find(String company, String type, String code) throws AvalaraRefusal {
        Kept found = kept.get(key(company, type, code));
        if (found == null) {
            throw new AvalaraRefusal(AvalaraError.NOT_FOUND, "The transaction '" + code + "' was not found", "code");
        }
        return found;
    }

    synchronized Kept takeBack(String company, String type, String code) throws AvalaraRefusal {
        Kept found = find(company, type, code);
        if (found.status().equals("Cancelled")) {
            throw new AvalaraRefusal(
                    AvalaraError.ALREADY_CANCELLED, "The transaction has already been cancelled", "code");
        }
        return put(key(company, type, code), found.with("Cancelled"));
    }

    synchronized void lock(String code) {
        kept.replaceAll((_, each) -> each.model().code().equals(code)
                ? new Kept(each.id(), each.model(), each.tax(), each.version(), each.status(), true)
                : each);
    }

    synchronized List<VendorDocument> all() {
        return new ArrayList<>(kept.values().stream()
                .map(each -> new VendorDocument(
                        each.model().code(),
                        each.model().type(),
                        each.version(),
                        each.tax().totalAmount(),
                        each.tax().totalTax()))
                .toList());
    }

    /// The answer about a transaction.
    ///
    /// @param kept null for one that is only calculated
    static Map<String, @Nullable Object> answer(AvalaraModel model, TaxResult tax, @Nullable Kept kept) {
        var answer = VendorJson.of(
                "id", kept == null ? 0 : kept.id(),
                "code", model.code(),
                "date", model.date().toString(),
                "status", kept == null ? "Temporary" : kept.status(),
                "type", model.type(),
                "currencyCode", model.currency(),
                "customerCode", VendorJson.text(model.asked(), "customerCode"),
                "locked", kept != null && kept.locked(),
                "version", kept == null ? 1 : kept.version(),
                "totalAmount", tax.totalAmount(),
                "totalDiscount", tax.totalDiscount(),
                "totalExempt", tax.totalExempt(),
                "totalTaxable", tax.totalTaxable(),
                "totalTax", tax.totalTax(),
                "taxDate", model.date().toString());
        answer.put("lines", tax.lines().stream().map(AvalaraBook::line).toList());
        return answer;
    }

    private static Map<String, @Nullable Object> line(TaxResult.LineTax line) {
        return VendorJson.of(
                "lineNumber", line.line().number(),
                "quantity", line.line().quantity(),
                "lineAmount", line.amount(),
                "discountAmount", line.line().discount(),
                "exemptAmount", line.exempt(),
                "taxableAmount", line.taxable(),
                "tax", line.tax());
    }
}
