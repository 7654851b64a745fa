package dev.pipewright.designer.api;

import dev.pipewright.model.Problem;
import java.util.List;

/// A file that can not be merged before somebody decides. Nothing was changed.
final class MergeConflictsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /// @param problems each conflict, with node, field and both values
    MergeConflictsException(List<Problem> problems) {
        super("The file and the draft changed the same things differently. Decide with ?conflicts=draft or"
                + " ?conflicts=file, or merge it in the designer, where each can be decided by itself.");
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }
}
