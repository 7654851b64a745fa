package dev.pipewright.designer.code;

import dev.pipewright.engine.mapping.Expression;
import java.util.List;

/// A mistake in a text.
///
/// @param position in characters from the start of the text; the first is 0
public record CodeFault(int position, String message) {

    /// What keeps an expression from being one; an empty text is not yet one, and no mistake.
    public static List<CodeFault> inExpression(String text) {
        return text.isBlank()
                ? List.of()
                : Expression.check(text).map(problem -> new CodeFault(problem.position(), problem.message())).stream()
                        .toList();
    }
}
