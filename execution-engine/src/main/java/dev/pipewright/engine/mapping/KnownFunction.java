package dev.pipewright.engine.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function of which it is known, without any data, what it does.
sealed interface KnownFunction {

    /// One that is built in.
    record BuiltIn(String name, NativeFunction function) implements KnownFunction {}

    /// A regular expression, which reads the text that it is called with.
    record Matcher() implements KnownFunction {}

    /// One that is written in the expression.
    ///
    /// @param context what `$` is in it
    record Written(Syntax.Lambda lambda, OriginScope scope, Origin context) implements KnownFunction {}

    /// Another one with some of its arguments given.
    ///
    /// @param given null where an argument is still to be given
    record Partial(Origin function, List<@Nullable Origin> given) implements KnownFunction {}

    /// One after the other.
    record Composed(Origin first, Origin second) implements KnownFunction {}

    /// `|pattern|update, delete|`.
    record Transformed(Syntax.Transform transform, OriginScope scope) implements KnownFunction {}
}
