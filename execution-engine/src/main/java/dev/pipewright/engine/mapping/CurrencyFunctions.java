package dev.pipewright.engine.mapping;

import static dev.pipewright.engine.mapping.Understood.understood;

import dev.pipewright.engine.mapping.business.Currencies;

/// Functions on money. The currency is a code of three letters; it says how many decimals there are.
final class CurrencyFunctions {

    private CurrencyFunctions() {}

    static Functions.Library library() {
        return new Functions.Library(FunctionGroup.MONEY)
                .add(
                        "currencyCode",
                        "<s-:s>",
                        "text",
                        "$currencyCode('US Dollar')",
                        "'USD'",
                        understood(a -> Currencies.code(a.text(0))))
                .add(
                        "currencyDecimals",
                        "<s-:n>",
                        "currency",
                        "['USD', 'JPY', 'KWD'].$currencyDecimals($)",
                        "[2, 0, 3]",
                        understood(a -> (long) Currencies.decimals(a.text(0))))
                .add(
                        "minorUnits",
                        "<ns:n>",
                        "amount currency",
                        "$minorUnits(14.99, 'USD')",
                        "1499",
                        understood(a -> Numbers.normal(Currencies.minorUnits(a.number(0), a.text(1)))))
                .add(
                        "fromMinorUnits",
                        "<ns:n>",
                        "units currency",
                        "$fromMinorUnits(1499, 'USD')",
                        "14.99",
                        understood(a -> Numbers.normal(Currencies.ofMinorUnits(a.number(0), a.text(1)))))
                .add(
                        "roundMoney",
                        "<nss?:n>",
                        "amount currency mode?",
                        "$roundMoney(12.345, 'USD')",
                        "12.35",
                        understood(a -> Numbers.normal(Currencies.rounded(
                                a.number(0), a.text(1), a.value(2) == Missing.MISSING ? "half-up" : a.text(2)))))
                .add(
                        "formatMoney",
                        "<ns:s>",
                        "amount currency",
                        "$formatMoney(12.3, 'USD')",
                        "'12.30'",
                        understood(a -> Currencies.text(a.number(0), a.text(1))))
                .add(
                        "allocate",
                        "<na<n>s:a<n>>",
                        "amount weights currency",
                        "$allocate(10, [1, 1, 1], 'USD')",
                        "[3.34, 3.33, 3.33]",
                        understood(a -> Currencies.shares(a.number(0), a.numbers(1), a.text(2)).stream()
                                .map(Numbers::normal)
                                .toList()));
    }
}
