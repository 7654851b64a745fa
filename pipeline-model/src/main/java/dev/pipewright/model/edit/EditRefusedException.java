package dev.pipewright.model.edit;

import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import java.util.Map;

/// An edit that does not fit the drawing. The message is a sentence for people.
public final class EditRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    EditRefusedException(String key, Map<String, String> values) {
        this(new Problem(Problem.Severity.ERROR, key, values, null, null));
    }

    private EditRefusedException(Problem problem) {
        super(ProblemTexts.english().sentence(problem));
        this.problem = problem;
    }

    /// The refusal to take back an edit whose effect somebody has changed since.
    public static EditRefusedException changedSince() {
        return new EditRefusedException("edit.changedSince", Map.of());
    }

    /// Why, for rendering in the reader's language.
    public Problem problem() {
        return problem;
    }
}
