package dev.pipewright.engine.mapping;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An expression could not be evaluated for a record. The message is a sentence for whoever keeps the mapping or
/// the data.
public final class EvaluationException extends RuntimeException implements Speaks {

    private static final int MOST_BEFORE = 60;
    private static final int MOST_AFTER = 60;

    private final String code;
    private final String reason;
    private final String expression;
    private final int position;
    private final @Nullable String target;
    private final transient @Nullable Object value;
    private final transient Sentence sentence;

    EvaluationException(String code, String reason, String expression, int position, @Nullable Object value) {
        this(code, reason, expression, position, value, null);
    }

    private EvaluationException(
            String code,
            String reason,
            String expression,
            int position,
            @Nullable Object value,
            @Nullable String target) {
        var sentence = sentence(reason, expression, position, value, target);
        super(Sentences.english().text(sentence), null, false, false);
        this.sentence = sentence;
        this.code = code;
        this.reason = reason;
        this.expression = expression;
        this.position = position;
        this.value = value;
        this.target = target;
    }

    /// Says why, with the value unless the reason has it already, and where: in which field, in which
    /// expression, and at which of its characters.
    private static Sentence sentence(
            String reason, String expression, int position, @Nullable Object value, @Nullable String target) {
        String shown = Trouble.shown(value);
        boolean saysValue =
                value == Missing.MISSING || Sentences.english().read(reason).contains(shown);
        String place = excerpt(expression, position);
        var placed = saysValue
                ? Sentence.of("engine.notEvaluated", "reason", reason, "position", position + 1, "expression", place)
                : Sentence.of(
                        "engine.notEvaluatedOf",
                        "reason",
                        reason,
                        "value",
                        shown,
                        "position",
                        position + 1,
                        "expression",
                        place);
        return target == null ? placed : Sentence.of("engine.notMapped", "field", target, "reason", placed.kept());
    }

    /// The expression in one line, as much of it as it takes to find the place.
    private static String excerpt(String expression, int position) {
        int from = position <= MOST_BEFORE ? 0 : position - MOST_BEFORE;
        int to = Math.min(expression.length(), position + MOST_AFTER);
        String part = expression.substring(Math.min(from, to), to).replaceAll("\\s+", " ");
        return (from == 0 ? "" : "…") + part + (to == expression.length() ? "" : "…");
    }

    /// The same, naming the target that the value was for.
    EvaluationException forTarget(String path) {
        return new EvaluationException(code, reason, expression, position, value, path);
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.of(sentence);
    }

    /// The code that JSONata gives to this trouble, as in `T2001`; those that start with `P` are this product's own
    /// limits.
    public String code() {
        return code;
    }

    /// Why, without where: a kept sentence or plain words, as [Sentences#read] reads them.
    public String reason() {
        return reason;
    }

    public String expression() {
        return expression;
    }

    /// Where in the expression, in characters from its start.
    public int position() {
        return position;
    }

    /// The value that did not fit, or [Missing].
    public @Nullable Object value() {
        return value;
    }

    /// The path of the field that the value was for, as its line has it; empty if it was for none, as in a
    /// condition.
    public Optional<String> target() {
        return Optional.ofNullable(target);
    }
}
