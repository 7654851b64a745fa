package dev.pipewright.designer.form;

import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.Sentences;
import java.util.Locale;
import java.util.Set;

/// A finding on a node, shown at its field.
///
/// @param field as in `settings.query` or `branches[1].condition`; empty if the whole node is meant
/// @param position where in the field's text, in characters from 1; 0 if that is unknown
/// @param isError false for a recommendation
public record FormProblem(String field, int position, String message, boolean isError) {

    private static final String MESSAGE = "message";

    /// The keys of findings whose place the field itself shows: the message is all there is to say.
    private static final Set<String> PLACED = Set.of("check.expression", "check.expressionAt", "check.setting");

    static FormProblem of(Problem problem, Locale locale) {
        String field = problem.field();
        String message = PLACED.contains(problem.key())
                ? Sentences.in(locale).read(problem.values().getOrDefault(MESSAGE, ""))
                : ProblemTexts.in(locale).sentence(problem);
        return new FormProblem(
                field == null ? "" : field,
                Integer.parseInt(problem.values().getOrDefault("position", "0")),
                message,
                problem.severity() == Problem.Severity.ERROR);
    }
}
