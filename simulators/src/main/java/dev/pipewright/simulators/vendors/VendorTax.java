package dev.pipewright.simulators.vendors;

import dev.pipewright.simulators.tax.Order;
import dev.pipewright.simulators.tax.TaxCalculator;
import dev.pipewright.simulators.tax.TaxCode;
import dev.pipewright.simulators.tax.TaxResult;
import dev.pipewright.simulators.tax.TaxTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// TAXMAN's calculator for the vendors' orders. Safe for many threads.
final class VendorTax {

    private static final Map<String, TaxCode> CODES = Map.of(
            "PC040100", TaxCode.CLOTHING,
            "FR020100", TaxCode.FREIGHT,
            "20010", TaxCode.CLOTHING,
            "txcd_92010001", TaxCode.FREIGHT);

    private final TaxTable table = TaxTable.standard();
    private final TaxCalculator calculator = new TaxCalculator(table);

    /// True if there is such a region.
    boolean knows(Order.Address address) {
        return table.region(address.country(), address.region()).isPresent();
    }

    boolean knowsCountry(String country) {
        return table.knowsCountry(country);
    }

    /// Both addresses must be known.
    TaxResult of(Order.Address from, Order.Address to, LocalDate day, String currency, List<Order.Line> lines) {
        return calculator.calculate(new Order(
                "",
                "",
                Order.DocumentType.SALE,
                day,
                null,
                currency,
                null,
                new Order.Customer("", false, false),
                from,
                to,
                Order.Rounding.LINE,
                lines));
    }

    /// A line.
    ///
    /// @param taxCode the vendor's; one that is not known is taxed as usual
    static Order.Line line(String number, String taxCode, BigDecimal quantity, BigDecimal amount, BigDecimal discount) {
        return new Order.Line(
                number,
                "",
                CODES.getOrDefault(taxCode, TaxCode.GENERAL),
                quantity.signum() == 0 ? BigDecimal.ONE : quantity,
                amount,
                discount,
                false,
                null);
    }
}
