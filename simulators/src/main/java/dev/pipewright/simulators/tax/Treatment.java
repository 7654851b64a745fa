package dev.pipewright.simulators.tax;

import java.math.BigDecimal;

/// How a region treats a tax code.
public sealed interface Treatment {

    /// Taxed.
    record Taxable() implements Treatment {}

    /// Not taxed.
    record Exempt() implements Treatment {}

    /// Not taxed while the price of one unit is below a threshold.
    ///
    /// @param threshold in the currency of the region
    record ExemptBelow(BigDecimal threshold) implements Treatment {}
}
