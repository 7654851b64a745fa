package dev.pipewright.platform.shadow;

import java.math.BigDecimal;

/// What all documents of a comparison come to in one currency, exactly.
///
/// @param currency empty for documents that do not say theirs
public record CurrencyTotal(
        String currency, BigDecimal amountBefore, BigDecimal amountAfter, BigDecimal taxBefore, BigDecimal taxAfter) {

    public BigDecimal amountDifference() {
        return amountAfter.subtract(amountBefore);
    }

    public BigDecimal taxDifference() {
        return taxAfter.subtract(taxBefore);
    }
}
