package dev.pipewright.platform.shadow;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.platform.catalogue.JsonObjects;
import dev.pipewright.platform.shadow.ShadowDocument.Worth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The kept form of a report: JSON, with amounts as texts, so that they stay exactly as they are.
final class ShadowText {

    private ShadowText() {}

    static String of(ShadowReport report) {
        var counts = new LinkedHashMap<String, @Nullable Object>();
        report.counts().forEach((kind, count) -> counts.put(kind.name(), count));
        return JsonValues.text(object(
                "same",
                report.same(),
                "answeredDifferently",
                report.answeredDifferently(),
                "counts",
                counts,
                "totals",
                report.totals().stream().map(ShadowText::form).toList(),
                "documents",
                report.documents().stream().map(ShadowText::form).toList()));
    }

    private static Map<String, @Nullable Object> form(CurrencyTotal total) {
        return object(
                "currency",
                total.currency(),
                "amountBefore",
                total.amountBefore().toPlainString(),
                "amountAfter",
                total.amountAfter().toPlainString(),
                "taxBefore",
                total.taxBefore().toPlainString(),
                "taxAfter",
                total.taxAfter().toPlainString());
    }

    private static Map<String, @Nullable Object> form(ShadowDocument document) {
        return object(
                "kind",
                document.kind().name(),
                "company",
                document.company(),
                "type",
                document.type(),
                "code",
                document.code(),
                "message",
                document.message(),
                "before",
                form(document.before()),
                "after",
                form(document.after()),
                "request",
                document.request().stream().map(ShadowText::form).toList(),
                "answer",
                document.answer().stream().map(ShadowText::form).toList());
    }

    private static Map<String, @Nullable Object> form(Worth worth) {
        return object("amount", plain(worth.amount()), "tax", plain(worth.tax()), "currency", worth.currency());
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static Map<String, @Nullable Object> form(FieldChange change) {
        return object("path", change.path(), "before", change.before(), "after", change.after());
    }

    private static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    static ShadowReport read(String text) {
        Map<String, Object> form = JsonObjects.read(text);
        var counts = new HashMap<ShadowKind, Long>();
        map(form.get("counts")).forEach((kind, count) -> counts.put(ShadowKind.valueOf((String) kind), (Long) count));
        var totals = new ArrayList<CurrencyTotal>();
        list(form.get("totals")).forEach(total -> totals.add(total(map(total))));
        var documents = new ArrayList<ShadowDocument>();
        list(form.get("documents")).forEach(document -> documents.add(document(map(document))));
        return new ShadowReport(number(form, "same"), number(form, "answeredDifferently"), counts, totals, documents);
    }

    private static CurrencyTotal total(Map<?, ?> form) {
        return new CurrencyTotal(
                text(form, "currency"),
                new BigDecimal(text(form, "amountBefore")),
                new BigDecimal(text(form, "amountAfter")),
                new BigDecimal(text(form, "taxBefore")),
                new BigDecimal(text(form, "taxAfter")));
    }

    private static ShadowDocument document(Map<?, ?> form) {
        return new ShadowDocument(
                ShadowKind.valueOf(text(form, "kind")),
                text(form, "company"),
                text(form, "type"),
                text(form, "code"),
                text(form, "message"),
                worth(map(form.get("before"))),
                worth(map(form.get("after"))),
                changes(form.get("request")),
                changes(form.get("answer")));
    }

    private static Worth worth(Map<?, ?> form) {
        return new Worth(decimal(form.get("amount")), decimal(form.get("tax")), text(form, "currency"));
    }

    private static @Nullable BigDecimal decimal(@Nullable Object text) {
        return text instanceof String number ? new BigDecimal(number) : null;
    }

    private static List<FieldChange> changes(@Nullable Object form) {
        var changes = new ArrayList<FieldChange>();
        list(form)
                .forEach(change -> changes.add(new FieldChange(
                        text(map(change), "path"),
                        map(change).get("before") instanceof String before ? before : null,
                        map(change).get("after") instanceof String after ? after : null)));
        return changes;
    }

    private static long number(Map<?, ?> form, String name) {
        return form.get(name) instanceof Long number ? number : 0;
    }

    private static String text(Map<?, ?> form, String name) {
        return String.valueOf(form.get(name));
    }

    private static Map<?, ?> map(@Nullable Object form) {
        return form instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object form) {
        return form instanceof List<?> list ? list : List.of();
    }
}
