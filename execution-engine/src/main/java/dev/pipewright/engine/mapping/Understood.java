package dev.pipewright.engine.mapping;

import dev.pipewright.engine.mapping.business.NotUnderstoodException;
import dev.pipewright.model.Sentence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function that reads a meaning out of its first argument. Of nothing it makes nothing; what it cannot
/// understand is trouble, with the value in it.
interface Understood extends NativeFunction.Implementation {

    /// The work.
    ///
    /// @param arguments the first one is there
    @Nullable
    Object of(Arguments arguments);

    @Override
    default @Nullable Object run(@Nullable Object[] arguments, Frame frame) {
        frame.evaluation.step();
        if (arguments[0] == Missing.MISSING) {
            return Missing.MISSING;
        }
        try {
            @Nullable Object result = of(new Arguments(arguments, frame));
            if (result instanceof String text) {
                frame.evaluation.allocateText(text.length());
            }
            return result;
        } catch (NotUnderstoodException e) {
            throw new Trouble("P0020", Sentence.keptOf(e), arguments[0]);
        }
    }

    static NativeFunction.Implementation understood(Understood function) {
        return function;
    }

    /// What a function was called with.
    final class Arguments {

        private final @Nullable Object[] values;
        private final Frame frame;

        Arguments(@Nullable Object[] values, Frame frame) {
            this.values = values;
            this.frame = frame;
        }

        Frame frame() {
            return frame;
        }

        @Nullable
        Object value(int at) {
            return values[at];
        }

        /// The text at a place where there must be one.
        String text(int at) {
            String text = textOrNull(at);
            if (text == null) {
                throw new Trouble("P0021", Sentence.of("engine.argumentMissing", "number", at + 1), Missing.MISSING);
            }
            return text;
        }

        /// The text at a place, or null if it was left out.
        @Nullable
        String textOrNull(int at) {
            var value = values[at];
            if (value == Missing.MISSING) {
                return null;
            }
            if (value instanceof String text) {
                return text;
            }
            throw notAText(at, value);
        }

        /// The text at a place; a number is written out.
        String textOrNumber(int at) {
            return Numbers.isNumber(values[at]) ? Texts.of(values[at]) : text(at);
        }

        /// The number at a place where there must be one.
        BigDecimal number(int at) {
            var value = values[at];
            if (!Numbers.isNumber(value)) {
                throw new Trouble("P0021", Sentence.of("engine.argumentMissing", "number", at + 1), Missing.MISSING);
            }
            return Numbers.decimal(value);
        }

        /// The whole number at a place where there must be one.
        long whole(int at) {
            BigDecimal number = number(at);
            try {
                return number.longValueExact();
            } catch (ArithmeticException _) {
                throw new Trouble(
                        "P0021",
                        Sentence.of(
                                "engine.argumentNotWhole",
                                "number",
                                at + 1,
                                "value",
                                Trouble.shown(Numbers.normal(number))),
                        values[at]);
            }
        }

        /// The texts at a place: of a list, of one text, or none. What is empty in a list is passed over.
        List<String> texts(int at) {
            var value = values[at];
            List<?> items =
                    value == Missing.MISSING ? List.of() : value instanceof List<?> list ? list : List.of(text(at));
            var texts = new ArrayList<String>(items.size());
            for (var item : items) {
                frame.evaluation.step();
                if (item instanceof String text) {
                    texts.add(text);
                } else if (item != null && !Boolean.FALSE.equals(item)) {
                    throw notAText(at, item);
                }
            }
            return texts;
        }

        /// The numbers of the list at a place.
        List<BigDecimal> numbers(int at) {
            var numbers = new ArrayList<BigDecimal>();
            if (values[at] instanceof List<?> list) {
                frame.evaluation.allocate(list.size());
                list.forEach(item -> numbers.add(Numbers.decimal(item)));
            }
            return numbers;
        }

        private static Trouble notAText(int at, @Nullable Object value) {
            return new Trouble(
                    "T0410",
                    Sentence.of("engine.argumentNotAText", "number", at + 1, "value", Trouble.shown(value)),
                    value);
        }
    }
}
