package dev.pipewright.engine.mapping.assist;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Sentence;

/// A line that would fill a field of the target.
///
/// @param target as the line has it; `lines[]` for a for-each
/// @param expression JSONata, that was tried out on the samples
/// @param confidence how likely it is what is meant, in percent; the lines of a list have at most that of its
///     for-each
/// @param reason why, for the one who decides
public record Suggestion(String target, String expression, int confidence, Sentence reason) {

    Suggestion atMost(int percent) {
        return new Suggestion(target, expression, Math.min(confidence, percent), reason);
    }

    /// The line that accepting it adds.
    public MappingLine line() {
        return new MappingLine(target, expression);
    }
}
