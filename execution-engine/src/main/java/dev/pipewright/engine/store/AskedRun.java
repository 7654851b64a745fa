package dev.pipewright.engine.store;

import dev.pipewright.engine.RunId;
import org.jspecify.annotations.Nullable;

/// The run that an upload asks a pipeline for.
///
/// @param trigger of the run, see [dev.pipewright.engine.Run#trigger]. Uploads that land before it reads share it
/// @param run absent until it is there
public record AskedRun(
        String pipelineId, String trigger, @Nullable RunId run) {}
