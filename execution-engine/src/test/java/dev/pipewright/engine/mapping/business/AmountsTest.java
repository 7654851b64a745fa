package dev.pipewright.engine.mapping.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    private static void assertRefused(String message, ThrowingCallable call) {
        assertThatExceptionOfType(NotUnderstoodException.class).isThrownBy(call).withMessage(message);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2656.24        | 2656.24
            12,5           | 12.5
            1.234,56       | 1234.56
            1,234.56       | 1234.56
            1.234.567      | 1234567
            12,34,567.00   | 1234567.00
            0.125          | 0.125
            .5             | 0.5
            1.234,56-      | -1234.56
            (12.00)        | -12.00
            -$12.50        | -12.50
            $ -12.50       | -12.50
            12.50 USD      | 12.50
            EUR 12,50      | 12.50
            −3             | -3
            +7             | 7
            200            | 200
            """)
    void a_number_that_can_be_read_in_one_way_needs_no_word_on_its_decimals(String text, BigDecimal number) {
        assertThat(Amounts.number(text, null)).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.000          | ,      | 1000
            1.000          | .      | 1
            1,234          | en-US  | 1234
            1.234,56       | de-DE  | 1234.56
            1 234,56       | fr-FR  | 1234.56
            '1’234.50'     | de-CH  | 1234.50
            "1'234.50"     | .      | 1234.50
            """)
    void the_character_before_the_decimals_or_a_language_says_the_rest(
            String text, String decimals, BigDecimal number) {
        assertThat(Amounts.number(text.replace("\"", ""), decimals)).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.000", "1,234", "-12.345", "$999,999"})
    void a_number_that_can_be_read_in_two_ways_is_refused(String text) {
        assertRefused(
                "'" + text + "' may be a number with three decimals or one of thousands. Say which character is before"
                        + " the decimals: '.' or ','.",
                () -> Amounts.number(text, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12a", "1.2.3", "1,2.3,4", "--5", "-5-", "(5", "5)", "(-5)", "12 XXQ", "1e5", "1.23,4.5", "."})
    void what_is_no_number_is_refused(String text) {
        assertRefused(
                "'" + text + "' is no number. Check the field, and the character before the decimals.",
                () -> Amounts.number(text, null));
    }

    @Test
    void thousands_stand_where_they_should() {
        assertRefused(
                "'1,23' is no number. Check the field, and the character before the decimals.",
                () -> Amounts.number("1,23", "."));
        assertRefused(
                "An empty text is no number. Put $emptyToNothing around the field, so that it counts as missing.",
                () -> Amounts.number(" ", null));
        assertRefused(
                "';' says no character before the decimals. Write '.' or ',', or a language as in 'de-DE'.",
                () -> Amounts.number("12", ";"));
    }

    @Test
    void numbers_are_written_as_people_do() {
        assertThat(Amounts.local(decimal("1234.5"), "de-DE", 2)).isEqualTo("1.234,50");
        assertThat(Amounts.local(decimal("1234.5"), "en-US", null)).isEqualTo("1,234.5");
        assertThat(Amounts.local(decimal("2.345"), "en-US", 2)).isEqualTo("2.35");
        assertRefused(
                "A number cannot have 99 decimals. Take 0 to 34.", () -> Amounts.local(decimal("1"), "en-US", 99));
    }

    @Test
    void flags_are_understood_but_not_guessed() {
        assertThat(List.of("T", "yes", "X", "1").stream().map(Amounts::flag)).containsOnly(true);
        assertThat(List.of("F", "No", "0", "off").stream().map(Amounts::flag)).containsOnly(false);
        assertRefused(
                "'maybe' does not say yes or no. Compare it with something instead.", () -> Amounts.flag("maybe"));
    }

    @ParameterizedTest
    @CsvSource({"14.99, USD, 1499", "1499, JPY, 1499", "1.234, KWD, 1234", "-0.01, EUR, -1", "0.00, JPY, 0"})
    void each_currency_has_its_smallest_unit(BigDecimal amount, String currency, BigDecimal units) {
        assertThat(Currencies.minorUnits(amount, currency)).isEqualByComparingTo(units);
        assertThat(Currencies.ofMinorUnits(units, currency)).isEqualByComparingTo(amount);
    }

    @Test
    void money_with_parts_of_the_smallest_unit_is_refused() {
        assertRefused(
                "12.345 has more decimals than USD has. Round it with $roundMoney first.",
                () -> Currencies.minorUnits(decimal("12.345"), "USD"));
        assertRefused(
                "1E-99999999 has more decimals than USD has. Round it with $roundMoney first.",
                () -> Currencies.text(decimal("1e-99999999"), "USD"));
        assertRefused(
                "14.99 is not a whole number of the smallest unit of USD. Check whether the amount is in the large unit"
                        + " already.",
                () -> Currencies.ofMinorUnits(decimal("14.99"), "USD"));
        assertRefused(
                "'XAU' is no currency that amounts are in. Use a code as in 'USD'; $currencyCode finds it.",
                () -> Currencies.decimals("XAU"));
        assertRefused(
                "'usd' is no currency that amounts are in. Use a code as in 'USD'; $currencyCode finds it.",
                () -> Currencies.decimals("usd"));
    }

    @Test
    void money_is_rounded_as_tax_authorities_do_unless_said_otherwise() {
        assertThat(Currencies.rounded(decimal("2.345"), "USD", "half-up")).isEqualByComparingTo("2.35");
        assertThat(Currencies.rounded(decimal("2.345"), "USD", "half-even")).isEqualByComparingTo("2.34");
        assertThat(Currencies.rounded(decimal("-2.345"), "USD", "half-up")).isEqualByComparingTo("-2.35");
        assertThat(Currencies.rounded(decimal("2.5"), "JPY", "down")).isEqualByComparingTo("2");
        assertThat(Currencies.text(decimal("12.3"), "USD")).isEqualTo("12.30");
        assertThat(Currencies.text(decimal("12.00"), "JPY")).isEqualTo("12");
        assertRefused(
                "There is no way of rounding 'up-half'. Take half-up, half-even, up or down.",
                () -> Currencies.rounded(decimal("1"), "USD", "up-half"));
    }

    @Test
    void shares_add_up_to_the_last_cent() {
        assertThat(Currencies.shares(decimal("10"), List.of(decimal("1"), decimal("1"), decimal("1")), "USD"))
                .containsExactly(decimal("3.34"), decimal("3.33"), decimal("3.33"));
        assertThat(Currencies.shares(decimal("-10"), List.of(decimal("199.00"), decimal("0"), decimal("597")), "USD"))
                .containsExactly(decimal("-2.50"), decimal("0.00"), decimal("-7.50"));
        assertThat(Currencies.shares(decimal("100"), List.of(decimal("1"), decimal("2")), "JPY"))
                .containsExactly(decimal("33"), decimal("67"));
        assertRefused(
                "10 cannot be shared out: the weights must be amounts that are not negative, and not all zero.",
                () -> Currencies.shares(decimal("10"), List.of(decimal("0")), "USD"));
        assertRefused(
                "10 cannot be shared out: the weights must be amounts that are not negative, and not all zero.",
                () -> Currencies.shares(decimal("10"), List.of(decimal("1"), decimal("1e-99999999")), "USD"));
    }

    @ParameterizedTest
    @CsvSource({
        "usd, USD",
        "840, USD",
        "US Dollar, USD",
        "US-Dollar, USD",
        "Euro, EUR",
        "€, EUR",
        "US$, USD",
        "C$, CAD",
        "Japanese Yen, JPY",
        "RMB, CNY",
        "zł, PLN",
        "Swiss Franc, CHF"
    })
    void a_currency_is_known_by_its_code_number_name_and_own_sign(String text, String code) {
        assertThat(Currencies.code(text)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "£", "¥", "kr", "Dollar", "peso", "", "999X"})
    void a_sign_or_name_of_several_currencies_is_refused(String text) {
        assertRefused(
                "'" + text + "' names no currency, or more than one. Use a code as in 'USD', or $mapValue with a table"
                        + " of your own.",
                () -> Currencies.code(text));
    }
}
