package dev.pipewright.engine.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tree as written, straight from the [Parser]; [Resolver] gives it its meaning. Positions are in characters
/// from the start of the text.
sealed interface Raw {

    int position();

    /// A name, a literal, a variable, a wildcard, or a word out of place.
    record Leaf(Kind kind, @Nullable Object value, int position) implements Raw {}

    /// Two operands and an operator between them.
    record Binary(String operator, Raw left, Raw right, int position) implements Raw {}

    record Filtered(Raw left, Raw predicate, int position) implements Raw {}

    record Grouped(Raw left, List<Pair> pairs, int position) implements Raw {}

    record Ordered(Raw left, List<Term> terms, int position) implements Raw {}

    record Negated(Raw operand, int position) implements Raw {}

    record ArrayOf(List<Raw> items, int position) implements Raw {}

    record ObjectOf(List<Pair> pairs, int position) implements Raw {}

    record Block(List<Raw> parts, int position) implements Raw {}

    record Invoked(Raw procedure, List<Raw> arguments, boolean partial, int position) implements Raw {}

    record Function(List<String> parameters, @Nullable Signature signature, Raw body, int position) implements Raw {}

    record Choice(Raw condition, Raw then, @Nullable Raw otherwise, int position) implements Raw {}

    record Transformation(Raw pattern, Raw update, @Nullable Raw delete, int position) implements Raw {}

    /// An operand followed by `[]`: a single result stays a list.
    record KeptArray(Raw operand) implements Raw {
        @Override
        public int position() {
            return operand.position();
        }
    }

    /// A name and its value in an object.
    ///
    /// @param from behind the colon
    /// @param to where the token behind the value starts
    record Pair(Raw key, Raw value, int from, int to) {}

    record Term(Raw expression, boolean descending) {}

    enum Kind {
        NAME,
        VARIABLE,
        STRING,
        NUMBER,
        VALUE,
        REGEX,
        WILDCARD,
        DESCENDANTS,
        PARENT,
        WORD,
        PLACEHOLDER,
        END
    }
}
