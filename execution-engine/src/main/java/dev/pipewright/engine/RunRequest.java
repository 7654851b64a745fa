package dev.pipewright.engine;

import dev.pipewright.model.Pipeline;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What shall run.
///
/// @param pipelineId what the run's owner calls the pipeline: an id, or a file's name
/// @param contentHash the hash of the pipeline's meaning
/// @param json the pipeline's canonical JSON, kept with the run
/// @param parameters JSON values by name, complete
/// @param replay what it does again; absent if it reads its sources
/// @param range what it reads of one source, whatever was read before; absent to read what changed
/// @param environment where it runs, with the pipeline bound to its connections; absent if in none
public record RunRequest(
        TenantId tenant,
        Pipeline pipeline,
        String pipelineId,
        String contentHash,
        String json,
        Mode mode,
        Map<String, Object> parameters,
        @Nullable Replay replay,
        @Nullable ReadRange range,
        @Nullable RunEnvironment environment) {

    public RunRequest(
            TenantId tenant,
            Pipeline pipeline,
            String pipelineId,
            String contentHash,
            String json,
            Mode mode,
            Map<String, Object> parameters,
            @Nullable Replay replay,
            @Nullable ReadRange range,
            @Nullable RunEnvironment environment) {
        this.tenant = tenant;
        this.pipeline = pipeline;
        this.pipelineId = pipelineId;
        this.contentHash = contentHash;
        this.json = json;
        this.mode = mode;
        this.parameters = Map.copyOf(parameters);
        this.replay = replay;
        this.range = range;
        this.environment = environment;
    }

    /// A run in no environment.
    public RunRequest(
            TenantId tenant,
            Pipeline pipeline,
            String pipelineId,
            String contentHash,
            String json,
            Mode mode,
            Map<String, Object> parameters,
            @Nullable Replay replay,
            @Nullable ReadRange range) {
        this(tenant, pipeline, pipelineId, contentHash, json, mode, parameters, replay, range, null);
    }

    /// A run that reads its sources.
    public RunRequest(
            TenantId tenant,
            Pipeline pipeline,
            String pipelineId,
            String contentHash,
            String json,
            Mode mode,
            Map<String, Object> parameters) {
        this(tenant, pipeline, pipelineId, contentHash, json, mode, parameters, null, null, null);
    }

    /// The same, but with a range of one source.
    public RunRequest reading(ReadRange part) {
        return new RunRequest(
                tenant, pipeline, pipelineId, contentHash, json, mode, parameters, replay, part, environment);
    }
}
