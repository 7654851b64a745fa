package dev.pipewright.model.check;

import java.util.Optional;

/// Knows the expression language.
@FunctionalInterface
public interface ExpressionCheck {

    /// Accepts every expression; for where the language is not at hand.
    ExpressionCheck NONE = _ -> Optional.empty();

    /// What is wrong with an expression, or nothing.
    Optional<ExpressionFault> faultOf(String expression);

    /// Why an expression cannot be evaluated.
    ///
    /// @param message a sentence without the position, ending in a full stop
    /// @param position in characters from 1; 0 if unknown
    record ExpressionFault(String message, int position) {}
}
