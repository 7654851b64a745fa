package dev.pipewright.simulators.tax;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tax on an order.
///
/// @param totalAmount the sum of the lines after discounts, without tax
/// @param zeroReason why the tax is zero; null if it is not
public record TaxResult(
        BigDecimal totalAmount,
        BigDecimal totalDiscount,
        BigDecimal totalExempt,
        BigDecimal totalTaxable,
        BigDecimal totalTax,
        @Nullable ZeroReason zeroReason,
        List<LineTax> lines,
        List<JurisdictionTax> jurisdictions) {

    /// Keeps copies of the lists.
    public TaxResult {
        lines = List.copyOf(lines);
        jurisdictions = List.copyOf(jurisdictions);
    }

    /// Why no tax is due.
    public enum ZeroReason {
        NOT_COLLECTING,
        NOT_SUBJECT_TO_TAX,
        PRODUCT_EXEMPT,
        CUSTOMER_EXEMPT,
        REVERSE_CHARGE,
        ZERO_AMOUNT,
        SEVERAL_REASONS
    }

    /// The tax on a line.
    ///
    /// @param amount after the discount, without tax
    public record LineTax(
            Order.Line line,
            BigDecimal amount,
            BigDecimal exempt,
            BigDecimal taxable,
            BigDecimal tax,
            @Nullable ZeroReason zeroReason,
            List<JurisdictionTax> details) {

        /// Keeps a copy of the list.
        public LineTax {
            details = List.copyOf(details);
        }
    }

    /// The part of one jurisdiction, of a line or of the whole order.
    public record JurisdictionTax(TaxRate rate, BigDecimal taxable, BigDecimal tax) {}
}
