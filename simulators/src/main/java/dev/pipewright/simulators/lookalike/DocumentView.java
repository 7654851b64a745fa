package dev.pipewright.simulators.lookalike;

import dev.pipewright.simulators.lookalike.TrueDocument.Place;
import dev.pipewright.simulators.lookalike.TrueDocument.Sale;
import dev.pipewright.simulators.lookalike.TrueDocument.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the source shows of its documents while the same traps are on.
final class DocumentView {

    private static final int MOST_LINES = 10_000;

    private final Set<Trap> traps;
    private final Spelling spelling;
    private final LineView lines;

    DocumentView(Set<Trap> traps) {
        this.traps = Set.copyOf(traps);
        this.spelling = new Spelling(traps);
        this.lines = new LineView(spelling);
    }

    Row documentRow(StoredDocument stored) {
        return new Row(stored.id(), stored, stored.created(), modified(stored), () -> document(stored));
    }

    /// A row for each line.
    List<Row> lineRows(StoredDocument stored) {
        List<Row> rows = new ArrayList<>();
        for (int line : lines.numbers(stored.document())) {
            long id = stored.id() * MOST_LINES + line;
            Instant modified = lines.modified(stored, line);
            rows.add(new Row(id, stored, stored.created(), modified, () -> lineRow(id, stored, line)));
        }
        return rows;
    }

    private @Nullable Instant modified(StoredDocument stored) {
        return spelling.shownChange(stored.modified(), stored.created());
    }

    private Map<String, @Nullable Object> document(StoredDocument stored) {
        TrueDocument document = stored.document();
        Sale sale = document.sale();
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        putHead(shown, document);
        shown.put("type", sale.type());
        shown.put("date", spelling.date(sale.date()));
        putEmptyable(shown, "dueDate", Spelling.Kind.DATE, document, written(document.dueDate()));
        putCustomer(shown, document);
        putEmptyable(shown, "reference", Spelling.Kind.TEXT, document, document.reference());
        putEmptyable(shown, "salesRep", Spelling.Kind.GUID, document, document.salesRep());
        putState(shown, document);
        shown.put("shipFrom", place(sale.shipFrom()));
        shown.put("shipTo", place(sale.shipTo()));
        if (!traps.contains(Trap.PSEUDO_LINES)) {
            shown.put("freight", spelling.amount(document.freight()));
            shown.put("discount", spelling.amount(document.discount()));
        }
        shown.put("total", spelling.amount(document.total()));
        spelling.putTimes(shown, stored.id(), stored.created(), modified(stored));
        shown.put(
                "lines",
                lines.numbers(document).stream()
                        .map(line -> lines.line(stored, line))
                        .toList());
        return shown;
    }

    private void putHead(Map<String, @Nullable Object> shown, TrueDocument document) {
        shown.putIfAbsent("id", spelling.id(document.id()));
        shown.put("company", document.company());
        shown.put("number", document.number());
        shown.put("currency", document.currency());
    }

    private void putEmptyable(
            Map<String, @Nullable Object> shown,
            String name,
            Spelling.Kind kind,
            TrueDocument document,
            @Nullable Object value) {
        spelling.put(shown, name, kind, document.id(), value);
    }

    private @Nullable String written(@Nullable LocalDate date) {
        return date == null ? null : spelling.date(date);
    }

    private void putCustomer(Map<String, @Nullable Object> shown, TrueDocument document) {
        Sale sale = document.sale();
        if (traps.contains(Trap.CHANGED_SCHEMA) && document.id() % 2 == 1) {
            shown.put("customer", Map.of("id", sale.customer(), "name", sale.customerName()));
            shown.put("loyaltyTier", "GOLD");
        } else {
            shown.put("customer", sale.customer());
            shown.put("customerName", sale.customerName());
        }
    }

    private void putState(Map<String, @Nullable Object> shown, TrueDocument document) {
        boolean isHidden = traps.contains(Trap.DELETE_AND_VOID) && document.state() == State.VOID;
        shown.put(
                "status",
                switch (document.state()) {
                    case OPEN -> "Open";
                    case VOID -> isHidden ? "Open" : "Void";
                    case DELETED -> "Deleted";
                });
        if (isHidden) {
            shown.put("memo", "Voided");
        }
    }

    private static Map<String, String> place(Place place) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("street", place.street());
        shown.put("city", place.city());
        shown.put("state", place.state());
        shown.put("postalCode", place.postalCode());
        shown.put("country", place.country());
        return shown;
    }

    private Map<String, @Nullable Object> lineRow(long id, StoredDocument stored, int line) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", spelling.id(id));
        shown.put("document", spelling.id(stored.id()));
        putHead(shown, stored.document());
        shown.putAll(lines.line(stored, line));
        return shown;
    }
}
