package dev.pipewright.engine.store;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a run is after it moved on: the one place that says when it started and ended.
final class RunMoves {

    private RunMoves() {}

    static Run moved(Run run, RunState next, @Nullable String failure, Instant now) {
        Instant startedAt = run.startedAt();
        return new Run(
                run.id(),
                run.tenant(),
                run.pipelineId(),
                run.pipelineName(),
                run.contentHash(),
                run.mode(),
                run.trigger(),
                run.parameters(),
                next,
                run.createdAt(),
                startedAt == null && next == RunState.RUNNING ? now : startedAt,
                next.isFinal() ? now : null,
                failure,
                run.environment());
    }
}
