package dev.pipewright.engine;

import java.util.function.Consumer;

/// Runs pipelines from their start to their end.
public interface PipelineRunner {

    /// Runs a pipeline, or goes on with an unfinished run of the same meaning, parameters and mode. A run that
    /// fails is reported, not thrown.
    ///
    /// @param progress told at most four times a second
    /// @throws UnplannableException if the pipeline cannot run at all; no run is made then
    RunReport run(RunRequest request, Consumer<RunProgress> progress);

    /// Goes on with the newest run of the same meaning, parameters and mode, which has failed: at what it
    /// committed.
    ///
    /// @param person who wants it, by name
    /// @throws RestartRefusedException if there is no such run, or it cannot go on
    /// @throws UnplannableException if the pipeline cannot run at all
    RunReport restart(RunRequest request, String person, Consumer<RunProgress> progress);

    /// Asks the run under way to stop soon. What was sent is awaited; the run stays unfinished, and the next start
    /// goes on with it.
    void stop();
}
