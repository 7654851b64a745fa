package dev.pipewright.platform.shadow;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document to which the draft does something.
///
/// @param code of the document; where its record was read if it became none
/// @param message why it was refused or not compared, as [dev.pipewright.model.Sentences] reads it; may be empty
/// @param before what it is worth with the live version
/// @param after likewise with the draft
/// @param request what is sent otherwise
/// @param answer what is answered otherwise
public record ShadowDocument(
        ShadowKind kind,
        String company,
        String type,
        String code,
        String message,
        Worth before,
        Worth after,
        List<FieldChange> request,
        List<FieldChange> answer) {

    public ShadowDocument {
        request = List.copyOf(request);
        answer = List.copyOf(answer);
    }

    /// Exact amounts of a document.
    ///
    /// @param amount absent if unknown
    /// @param tax absent if the answer has none
    /// @param currency of both; empty if unknown
    public record Worth(
            @Nullable BigDecimal amount, @Nullable BigDecimal tax, String currency) {

        static final Worth NOTHING = new Worth(null, null, "");
    }

    /// By how much the tax differs; absent if nobody knows it, or the currencies differ.
    public @Nullable BigDecimal taxDifference() {
        BigDecimal was = before.tax();
        BigDecimal is = after.tax();
        boolean oneCurrency = was == null || is == null || before.currency().equals(after.currency());
        return (was == null && is == null) || !oneCurrency
                ? null
                : (is == null ? BigDecimal.ZERO : is).subtract(was == null ? BigDecimal.ZERO : was);
    }

    /// The currency of the difference; empty if unknown.
    public String currency() {
        return after.currency().isEmpty() ? before.currency() : after.currency();
    }
}
