package dev.pipewright.designer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.shadow.CurrencyTotal;
import dev.pipewright.platform.shadow.FieldChange;
import dev.pipewright.platform.shadow.Shadow;
import dev.pipewright.platform.shadow.ShadowDocument;
import dev.pipewright.platform.shadow.ShadowDocument.Worth;
import dev.pipewright.platform.shadow.ShadowReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A comparison as the API tells it.
///
/// @param base the version that was live
/// @param version what was compared with it; absent if it was the draft
/// @param changed how many documents differ; absent until it is done
/// @param report what was found; absent until it is done, and in lists
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShadowJson(
        String id,
        String pipeline,
        int base,
        @Nullable Integer version,
        String contentHash,
        String state,
        String author,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable String trouble,
        @Nullable Long changed,
        @Nullable String confirmedBy,
        @Nullable ReportJson report) {

    /// What was found.
    ///
    /// @param same how many documents both versions send in the same way
    /// @param answeredDifferently of these, how many the target answered otherwise all the same
    /// @param counts how many there are of each kind of difference
    record ReportJson(
            long same,
            long answeredDifferently,
            Map<String, Long> counts,
            List<TotalJson> totals,
            List<DocumentJson> documents) {}

    /// The sums of a currency.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TotalJson(
            String currency,
            BigDecimal amountBefore,
            BigDecimal amountAfter,
            BigDecimal amountDifference,
            BigDecimal taxBefore,
            BigDecimal taxAfter,
            BigDecimal taxDifference) {}

    /// A document to which the draft does something.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DocumentJson(
            String kind,
            String company,
            String type,
            String code,
            @Nullable String message,
            WorthJson before,
            WorthJson after,
            @Nullable BigDecimal taxDifference,
            List<ChangeJson> request,
            List<ChangeJson> answer) {}

    /// What a document is worth.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WorthJson(
            @Nullable BigDecimal amount,
            @Nullable BigDecimal tax,
            @Nullable String currency) {}

    /// A field that differs; one that is not there is absent.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeJson(
            String path, @Nullable String before, @Nullable String after) {}

    static ShadowJson of(Shadow shadow, @Nullable ShadowReport report) {
        String trouble = shadow.trouble();
        return new ShadowJson(
                shadow.id().toString(),
                shadow.pipeline(),
                shadow.base(),
                shadow.version(),
                shadow.contentHash(),
                Words.of(shadow.state()),
                shadow.author(),
                shadow.createdAt(),
                shadow.endedAt(),
                trouble == null ? null : Sentences.english().read(trouble),
                shadow.changed(),
                shadow.confirmedBy(),
                report == null ? null : json(report));
    }

    private static ReportJson json(ShadowReport report) {
        var counts = new LinkedHashMap<String, Long>();
        report.counts().forEach((kind, count) -> counts.put(Words.of(kind), count));
        return new ReportJson(
                report.same(),
                report.answeredDifferently(),
                counts,
                report.totals().stream().map(ShadowJson::json).toList(),
                report.documents().stream().map(ShadowJson::json).toList());
    }

    private static TotalJson json(CurrencyTotal total) {
        return new TotalJson(
                total.currency(),
                total.amountBefore(),
                total.amountAfter(),
                total.amountDifference(),
                total.taxBefore(),
                total.taxAfter(),
                total.taxDifference());
    }

    private static DocumentJson json(ShadowDocument document) {
        return new DocumentJson(
                Words.of(document.kind()),
                document.company(),
                document.type(),
                document.code(),
                document.message().isEmpty() ? null : Sentences.english().read(document.message()),
                json(document.before()),
                json(document.after()),
                document.taxDifference(),
                document.request().stream().map(ShadowJson::json).toList(),
                document.answer().stream().map(ShadowJson::json).toList());
    }

    private static WorthJson json(Worth worth) {
        return new WorthJson(worth.amount(), worth.tax(), worth.currency().isEmpty() ? null : worth.currency());
    }

    private static ChangeJson json(FieldChange change) {
        return new ChangeJson(change.path(), change.before(), change.after());
    }
}
