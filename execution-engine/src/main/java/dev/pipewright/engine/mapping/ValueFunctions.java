package dev.pipewright.engine.mapping;

import static dev.pipewright.engine.mapping.Understood.understood;

import dev.pipewright.engine.mapping.business.Amounts;
import dev.pipewright.engine.mapping.business.PlainTexts;
import dev.pipewright.model.Sentence;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Functions on values as source systems have them: their own words for things, for yes and no, and for
/// nothing.
final class ValueFunctions {

    private ValueFunctions() {}

    static Functions.Library library() {
        return new Functions.Library(FunctionGroup.VALUE)
                .add(
                        "emptyToNothing",
                        "<x-:x>",
                        "value",
                        "['A', '', null, false, '00000000'].$emptyToNothing($)",
                        "'A'",
                        (a, _) -> isEmpty(a[0]) ? Missing.MISSING : a[0])
                .add(
                        "mapValue",
                        "<xox?:x>",
                        "value table otherwise?",
                        "$mapValue('CustInvc', {'CustInvc': 'SalesInvoice', 'CustCred': 'ReturnInvoice'})",
                        "'SalesInvoice'",
                        understood(ValueFunctions::mapped))
                .add(
                        "parseFlag",
                        "<(sbn)-:b>",
                        "value",
                        "$parseFlag('F')",
                        "false",
                        understood(a -> a.value(0) instanceof Boolean flag ? flag : Amounts.flag(a.textOrNumber(0))));
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null
                || Boolean.FALSE.equals(value)
                || (value instanceof String text && PlainTexts.isEmpty(text));
    }

    private static @Nullable Object mapped(Understood.Arguments arguments) {
        if (!(arguments.value(1) instanceof Map<?, ?> table)) {
            throw new Trouble("P0021", Sentence.of("engine.argumentMissing", "number", 2), Missing.MISSING);
        }
        var value = arguments.value(0);
        String key = Texts.of(value);
        if (table.containsKey(key)) {
            return table.get(key);
        }
        if (arguments.value(2) == Missing.MISSING) {
            throw new Trouble("P0020", Sentence.of("engine.notInTable", "value", Trouble.shown(value)), value);
        }
        return arguments.value(2);
    }
}
