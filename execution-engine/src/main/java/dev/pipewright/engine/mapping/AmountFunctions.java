package dev.pipewright.engine.mapping;

import static dev.pipewright.engine.mapping.Understood.understood;

import dev.pipewright.engine.mapping.business.Amounts;

/// Functions on numbers as people write them.
final class AmountFunctions {

    private AmountFunctions() {}

    static Functions.Library library() {
        return new Functions.Library(FunctionGroup.NUMBER)
                .add(
                        "parseNumber",
                        "<(sn)s?:n>",
                        "text decimals?",
                        "$parseNumber('1.234,56-', ',')",
                        "-1234.56",
                        understood(a -> Numbers.isNumber(a.value(0))
                                ? a.value(0)
                                : Numbers.normal(Amounts.number(a.text(0), a.textOrNull(1)))))
                .add(
                        "formatLocal",
                        "<nsn?:s>",
                        "number locale decimals?",
                        "$formatLocal(1234.5, 'de-DE', 2)",
                        "'1.234,50'",
                        understood(a -> Amounts.local(
                                a.number(0),
                                a.text(1),
                                a.value(2) == Missing.MISSING ? null : Math.clamp(a.whole(2), -1, Integer.MAX_VALUE))));
    }
}
