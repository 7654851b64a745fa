package dev.pipewright.engine;

import dev.pipewright.model.Pipeline;
import java.util.Map;

/// What shall run.
///
/// @param pipelineId what the run's owner calls the pipeline: an id, or a file's name
/// @param contentHash the hash of the pipeline's meaning
/// @param json the pipeline's canonical JSON, kept with the run
/// @param parameters JSON values by name, complete
public record RunRequest(
        TenantId tenant,
        Pipeline pipeline,
        String pipelineId,
        String contentHash,
        String json,
        Mode mode,
        Map<String, Object> parameters) {

    public RunRequest {
        parameters = Map.copyOf(parameters);
    }
}
