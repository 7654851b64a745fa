package dev.pipewright.engine.mapping;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An expression could not be evaluated for a record. The message is a sentence for whoever keeps the mapping or
/// the data.
public final class EvaluationException extends RuntimeException implements Speaks {

    private final String code;
    private final String expression;
    private final int position;
    private final transient @Nullable Object value;
    private final transient @Nullable Sentence sentence;

    EvaluationException(String code, String message, String expression, int position, @Nullable Object value) {
        super(Sentences.english().read(message), null, false, false);
        this.sentence = Sentence.read(message).orElse(null);
        this.code = code;
        this.expression = expression;
        this.position = position;
        this.value = value;
    }

    /// The same, naming the target that the value was for.
    EvaluationException forTarget(String target) {
        var named = Sentence.of("engine.notMapped", "field", target, "reason", Sentence.keptOf(this));
        return new EvaluationException(code, named.kept(), expression, position, value);
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.ofNullable(sentence);
    }

    /// The code that JSONata gives to this trouble, as in `T2001`; those that start with `P` are this product's own
    /// limits.
    public String code() {
        return code;
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
}
