package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.Selection;
import dev.pipewright.engine.plan.ExecutionPlan;
import dev.pipewright.engine.plan.Stage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which documents a run takes of all that its records make. It chooses once, where they are first formed; what comes
/// behind is chosen then.
///
/// @param only the documents; absent to take all
/// @param stages the stages that choose
public record Choice(@Nullable Selection only, Set<String> stages) {

    /// All documents.
    public static final Choice ALL = new Choice(null, Set.of());

    public Choice {
        stages = Set.copyOf(stages);
    }

    /// Chooses among the documents of a plan.
    public static Choice of(@Nullable Selection only, ExecutionPlan plan) {
        return only == null ? ALL : new Choice(only, plan.beforeCalls());
    }

    /// What a stage takes; null if it takes all that comes to it.
    @Nullable
    Selection at(Stage stage) {
        return stages.contains(stage.name()) ? only : null;
    }
}
