package dev.pipewright.engine.mapping;

/// What is wrong with the text of an expression.
///
/// @param code the code that JSONata gives to this mistake, as in `S0202`
/// @param message a sentence for the user
/// @param position where to look, in characters from the start of the text; the first is 0
public record ExpressionProblem(String code, String message, int position) {}
