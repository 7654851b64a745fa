package dev.pipewright.simulators.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.simulators.tax.Order.Address;
import dev.pipewright.simulators.tax.Order.Customer;
import dev.pipewright.simulators.tax.Order.DocumentType;
import dev.pipewright.simulators.tax.Order.Line;
import dev.pipewright.simulators.tax.Order.Rounding;
import dev.pipewright.simulators.tax.TaxResult.ZeroReason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxCalculatorTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Address SEATTLE = new Address("US", "WA", "Seattle", "98101");
    private static final Address LOS_ANGELES = new Address("US", "CA", "Los Angeles", "90002");
    private static final Address NEW_YORK = new Address("US", "NY", "New York", "10001");
    private static final Address AUSTIN = new Address("US", "TX", "Austin", "73301");
    private static final Address HOUSTON = new Address("US", "TX", "Houston", "77001");
    private static final Address PORTLAND = new Address("US", "OR", "Portland", "97201");
    private static final Address LAS_VEGAS = new Address("US", "NV", "Las Vegas", "88901");
    private static final Address BERLIN = new Address("DE", "", "Berlin", "10115");
    private static final Address PARIS = new Address("FR", "", "Paris", "75001");
    private static final Address VANCOUVER = new Address("CA", "BC", "Vancouver", "V5K 0A1");
    private static final Customer CUSTOMER = new Customer("C-1", false, false);

    private final TaxCalculator calculator = new TaxCalculator(TaxTable.standard());

    @Test
    void state_county_city_and_district_add_up() {
        TaxResult tax = calculate(SEATTLE, DAY, line("GENERAL", "100.00"));

        assertThat(tax.totalTax()).isEqualByComparingTo("8.60");
        assertThat(tax.jurisdictions())
                .extracting(part -> part.rate().level().name())
                .containsExactly("STATE", "COUNTY", "CITY", "DISTRICT");
    }

    @Test
    void a_city_outside_the_table_pays_what_holds_in_the_whole_state() {
        var elsewhere = new Address("US", "WA", "Elsewhere", "98999");

        assertThat(calculate(elsewhere, DAY, line("GENERAL", "100.00")).totalTax())
                .isEqualByComparingTo("6.50");
    }

    @Test
    void a_rate_holds_from_its_first_day() {
        LocalDate before = LocalDate.of(1997, 3, 31);

        assertThat(calculate(SEATTLE, before, line("GENERAL", "100.00")).totalTax())
                .isEqualByComparingTo("8.20");
        assertThat(calculate(SEATTLE, before.plusDays(1), line("GENERAL", "100.00"))
                        .totalTax())
                .isEqualByComparingTo("8.60");
        assertThat(calculate(LOS_ANGELES, LocalDate.of(2026, 6, 30), line("GENERAL", "100.00"))
                        .totalTax())
                .isEqualByComparingTo("8.25");
        assertThat(calculate(LOS_ANGELES, LocalDate.of(2026, 7, 1), line("GENERAL", "100.00"))
                        .totalTax())
                .isEqualByComparingTo("8.50");
    }

    @Test
    void food_is_exempt_in_washington_and_california() {
        for (Address place : List.of(SEATTLE, LOS_ANGELES)) {
            TaxResult tax = calculate(place, DAY, line("FOOD", "100.00"));

            assertThat(tax.totalTax()).isZero();
            assertThat(tax.totalExempt()).isEqualByComparingTo("100.00");
            assertThat(tax.zeroReason()).isEqualTo(ZeroReason.PRODUCT_EXEMPT);
        }
    }

    @Test
    void clothing_is_exempt_in_new_york_below_110_dollars_a_piece() {
        TaxResult tax = calculate(NEW_YORK, DAY, line("CLOTHING", "109.99"), line("CLOTHING", "110.00"));

        assertThat(tax.lines())
                .extracting(TaxResult.LineTax::taxable)
                .containsExactly(new BigDecimal("0.00"), new BigDecimal("110.00"));
    }

    @Test
    void freight_is_taxed_in_washington_but_not_in_california() {
        assertThat(calculate(SEATTLE, DAY, line("FREIGHT", "10.00")).totalTax()).isEqualByComparingTo("0.86");
        assertThat(calculate(LOS_ANGELES, DAY, line("FREIGHT", "10.00")).totalTax())
                .isZero();
    }

    @Test
    void texas_taxes_at_the_origin() {
        var fromAustin = order(AUSTIN, HOUSTON, CUSTOMER, Rounding.LINE, line("GENERAL", "100.00"));

        TaxResult tax = calculator.calculate(fromAustin);

        assertThat(tax.jurisdictions())
                .extracting(part -> part.rate().name())
                .containsExactly("TEXAS", "AUSTIN", "TRAVIS TRANSIT AUTHORITY");
    }

    @Test
    void each_zero_has_its_reason() {
        assertThat(calculate(PORTLAND, DAY, line("GENERAL", "1.00")).zeroReason())
                .isEqualTo(ZeroReason.NOT_SUBJECT_TO_TAX);
        assertThat(calculate(LAS_VEGAS, DAY, line("GENERAL", "1.00")).zeroReason())
                .isEqualTo(ZeroReason.NOT_COLLECTING);
        assertThat(calculate(SEATTLE, DAY, line("GENERAL", "0.00")).zeroReason())
                .isEqualTo(ZeroReason.ZERO_AMOUNT);
        assertThat(calculate(SEATTLE, DAY, line("GENERAL", "0.00"), line("FOOD", "1.00"))
                        .zeroReason())
                .isEqualTo(ZeroReason.SEVERAL_REASONS);
    }

    @Test
    void europe_reverses_the_charge_between_businesses_of_two_countries() {
        var business = new Customer("C-2", false, true);

        var reversed = calculator.calculate(order(BERLIN, PARIS, business, Rounding.LINE, line("GENERAL", "100.00")));
        var domestic = calculator.calculate(order(BERLIN, BERLIN, business, Rounding.LINE, line("GENERAL", "100.00")));
        var consumer = calculator.calculate(order(BERLIN, PARIS, CUSTOMER, Rounding.LINE, line("GENERAL", "100.00")));

        assertThat(reversed.zeroReason()).isEqualTo(ZeroReason.REVERSE_CHARGE);
        assertThat(domestic.totalTax()).isEqualByComparingTo("19.00");
        assertThat(consumer.totalTax()).isEqualByComparingTo("20.00");
    }

    @Test
    void a_reduced_rate_replaces_the_general_one() {
        assertThat(calculate(BERLIN, DAY, line("FOOD", "100.00")).totalTax()).isEqualByComparingTo("7.00");
    }

    @Test
    void canada_adds_the_tax_of_the_country_and_of_the_province() {
        assertThat(calculate(VANCOUVER, DAY, line("GENERAL", "100.00")).totalTax())
                .isEqualByComparingTo("12.00");
        assertThat(calculate(VANCOUVER, LocalDate.of(1997, 1, 5), line("GENERAL", "100.00"))
                        .totalTax())
                .isEqualByComparingTo("14.00");
    }

    @Test
    void cents_are_rounded_half_up_on_each_line_and_jurisdiction() {
        TaxResult tax = calculate(SEATTLE, DAY, line("GENERAL", "0.50"), line("GENERAL", "0.50"));

        assertThat(tax.lines())
                .extracting(TaxResult.LineTax::tax)
                .containsExactly(new BigDecimal("0.04"), new BigDecimal("0.04"));
    }

    @ParameterizedTest
    @CsvSource({"USD, 123.46, 10.60", "JPY, 123, 10", "KWD, 123.456, 10.618", "XYZ, 123.46, 10.60"})
    void amounts_have_the_decimals_of_their_currency(String currency, String amount, String tax) {
        TaxResult result = calculate(SEATTLE, DAY, currency, line("GENERAL", "123.456"));

        assertThat(result.totalAmount()).isEqualTo(amount);
        assertThat(result.totalTax()).isEqualTo(tax);
    }

    @Test
    void rounding_on_the_document_gives_other_cents() {
        Line[] lines = {line("GENERAL", "0.50"), line("GENERAL", "0.50"), line("GENERAL", "0.50")};

        var perLine = calculator.calculate(order(SEATTLE, SEATTLE, CUSTOMER, Rounding.LINE, lines));
        var perDocument = calculator.calculate(order(SEATTLE, SEATTLE, CUSTOMER, Rounding.DOCUMENT, lines));

        assertThat(perLine.totalTax()).isEqualByComparingTo("0.12");
        assertThat(perDocument.totalTax()).isEqualByComparingTo("0.14");
    }

    @Test
    void an_amount_that_contains_the_tax_is_split_without_losing_a_cent() {
        var line = new Line(
                "1", "A", TaxCode.GENERAL, BigDecimal.ONE, new BigDecimal("9.99"), BigDecimal.ZERO, true, null);

        TaxResult tax = calculate(SEATTLE, DAY, line);

        assertThat(tax.totalTaxable().add(tax.totalTax())).isEqualByComparingTo("9.99");
        assertThat(tax.totalTax()).isEqualByComparingTo("0.79");
    }

    @Test
    void a_return_gives_back_the_tax_of_the_sale() {
        assertThat(calculate(SEATTLE, DAY, line("GENERAL", "-0.50")).totalTax()).isEqualByComparingTo("-0.04");
    }

    private TaxResult calculate(Address to, LocalDate day, Line... lines) {
        return calculate(to, day, "USD", lines);
    }

    private TaxResult calculate(Address to, LocalDate day, String currency, Line... lines) {
        return calculator.calculate(new Order(
                "ACME",
                "A-1",
                DocumentType.SALE,
                day,
                null,
                currency,
                null,
                CUSTOMER,
                to,
                to,
                Rounding.LINE,
                List.of(lines)));
    }

    private static Order order(Address from, Address to, Customer customer, Rounding rounding, Line... lines) {
        return new Order(
                "ACME", "A-1", DocumentType.SALE, DAY, null, "USD", null, customer, from, to, rounding, List.of(lines));
    }

    private static Line line(String code, String amount) {
        return new Line(
                "1",
                "SKU",
                TaxCode.valueOf(code),
                BigDecimal.ONE,
                new BigDecimal(amount),
                BigDecimal.ZERO,
                false,
                null);
    }
}
