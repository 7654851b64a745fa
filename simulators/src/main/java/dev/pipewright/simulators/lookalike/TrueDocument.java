package dev.pipewright.simulators.lookalike;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sales document as it really is, whatever the source makes of it. Two that are equal have the same content.
///
/// @param id never given to another document, in whichever company
/// @param number what people call it; unique within its company
/// @param reference the customer's order number; null if there is none
/// @param salesRep a GUID; null if there is none
/// @param lines the goods only
/// @param freight is added to the lines
/// @param discount is taken from them; zero or more
public record TrueDocument(
        long id,
        String company,
        String number,
        State state,
        Sale sale,
        String currency,
        @Nullable String reference,
        @Nullable String salesRep,
        @Nullable LocalDate dueDate,
        List<Line> lines,
        BigDecimal freight,
        BigDecimal discount) {

    /// Keeps a copy of the lines.
    public TrueDocument {
        lines = List.copyOf(lines);
    }

    /// What became of a document. What is void has no amounts any more.
    public enum State {
        OPEN,
        VOID,
        DELETED
    }

    /// What nothing changes.
    ///
    /// @param type `Order` or `Invoice`
    public record Sale(
            String type, LocalDate date, String customer, String customerName, Place shipFrom, Place shipTo) {}

    /// An address.
    public record Place(String street, String city, String state, String postalCode, String country) {}

    /// Goods that were sold.
    ///
    /// @param line its number in the document, from 1
    /// @param amount of the whole quantity, with the decimals of the currency
    public record Line(
            int line, String sku, String description, String category, BigDecimal quantity, BigDecimal amount) {}

    /// What all goods cost.
    public BigDecimal subtotal() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// What is to be paid without tax.
    public BigDecimal total() {
        return subtotal().add(freight).subtract(discount);
    }

    TrueDocument withReference(String other) {
        return new TrueDocument(
                id, company, number, state, sale, currency, other, salesRep, dueDate, lines, freight, discount);
    }

    TrueDocument withNumber(String otherCompany, String other) {
        return new TrueDocument(
                id, otherCompany, other, state, sale, currency, reference, salesRep, dueDate, lines, freight, discount);
    }

    TrueDocument withLines(List<Line> others) {
        return new TrueDocument(
                id, company, number, state, sale, currency, reference, salesRep, dueDate, others, freight, discount);
    }

    TrueDocument withAmounts(State other, String otherCurrency, AmountChange change) {
        List<Line> others = lines.stream()
                .map(line -> new Line(
                        line.line(),
                        line.sku(),
                        line.description(),
                        line.category(),
                        line.quantity(),
                        change.of(line.amount())))
                .toList();
        return new TrueDocument(
                id,
                company,
                number,
                other,
                sale,
                otherCurrency,
                reference,
                salesRep,
                dueDate,
                others,
                change.of(freight),
                change.of(discount));
    }

    /// What becomes of each amount.
    interface AmountChange {
        BigDecimal of(BigDecimal amount);
    }
}
