package dev.pipewright.simulators.tax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as TAXMAN understands it, read and checked.
///
/// @param documentDate the day of the document
/// @param taxDate the day whose rates hold; null for the day of the document
/// @param currency three letters
/// @param originalDocument the code of the document that this one corrects
/// @param lines the lines, freight among them
public record Order(
        String company,
        String documentCode,
        DocumentType documentType,
        LocalDate documentDate,
        @Nullable LocalDate taxDate,
        String currency,
        @Nullable String originalDocument,
        Customer customer,
        Address shipFrom,
        Address shipTo,
        Rounding rounding,
        List<Line> lines) {

    /// Keeps a copy of the lines.
    public Order {
        lines = List.copyOf(lines);
    }

    /// The kinds of document.
    public enum DocumentType {
        SALE,
        RETURN
    }

    /// Where cents are rounded: on each line, or on the sums of the document.
    public enum Rounding {
        LINE,
        DOCUMENT
    }

    /// Who buys.
    ///
    /// @param exempt whether a certificate frees the customer from tax
    /// @param hasVatId whether the customer named a VAT number of the European Union
    public record Customer(String code, boolean exempt, boolean hasVatId) {}

    /// A place.
    ///
    /// @param country two letters
    /// @param region the code of the state or province; empty where there are none
    public record Address(String country, String region, String city, String postalCode) {}

    /// One line.
    ///
    /// @param amount the total of the line before its discount; negative in a return
    /// @param taxIncluded whether the amount contains the tax
    /// @param shipTo where this line goes; null for the address of the order
    public record Line(
            String number,
            String item,
            TaxCode taxCode,
            BigDecimal quantity,
            BigDecimal amount,
            BigDecimal discount,
            boolean taxIncluded,
            @Nullable Address shipTo) {}

    /// The day whose rates hold.
    public LocalDate effectiveTaxDate() {
        return taxDate == null ? documentDate : taxDate;
    }
}
