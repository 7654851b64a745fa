package dev.pipewright.engine.mapping;

import dev.pipewright.model.Sentence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Stops an evaluation. It gathers its position on the way up and leaves as an [EvaluationException], which knows
/// the expression too. It has no stack trace, since the cause is in the data.
final class Trouble extends RuntimeException {

    private static final int LONGEST_SHOWN = 60;

    final String code;
    final transient @Nullable Object value;
    private int position = -1;

    Trouble(String code, String message) {
        this(code, message, Missing.MISSING);
    }

    Trouble(String code, String message, @Nullable Object value) {
        super(message, null, false, false);
        this.code = code;
        this.value = value;
    }

    Trouble(String code, Sentence sentence, @Nullable Object value) {
        this(code, sentence.kept(), value);
    }

    /// Says where, if nothing nearer to the cause has said it.
    Trouble at(int where) {
        if (position < 0) {
            position = where;
        }
        return this;
    }

    EvaluationException in(String expression) {
        String message = getMessage() == null ? code : getMessage();
        return new EvaluationException(code, message, expression, Math.max(position, 0), value);
    }

    /// A value in a sentence, shortened.
    static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Missing _ -> "missing";
            case String text -> "'" + shortened(text) + "'";
            case Map<?, ?> _ -> "an object";
            case List<?> list -> list.size() == 1 ? "a list of one item" : "a list of " + list.size() + " items";
            case FunctionValue _ -> "a function";
            default -> shortened(Texts.of(value));
        };
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
