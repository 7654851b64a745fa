package dev.pipewright.engine;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One execution of a pipeline.
///
/// @param pipelineId the saved pipeline, or the file's name in a headless run
/// @param contentHash the meaning that runs; an edit or upgrade never changes a run under way
/// @param trigger what started it; unique per tenant, so that the same cause never starts two runs
/// @param parameters JSON values by name, complete
/// @param environment where it runs; absent if with the connections that are drawn
/// @param failure why it failed, as [dev.pipewright.model.Sentences] reads it; absent otherwise
public record Run(
        RunId id,
        TenantId tenant,
        String pipelineId,
        String pipelineName,
        String contentHash,
        Mode mode,
        String trigger,
        Map<String, Object> parameters,
        RunState state,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String failure,
        @Nullable RunEnvironment environment) {

    /// How the triggers of shadow runs begin. Nobody else's trigger begins so.
    public static final String SHADOW = "shadow/";

    public Run(
            RunId id,
            TenantId tenant,
            String pipelineId,
            String pipelineName,
            String contentHash,
            Mode mode,
            String trigger,
            Map<String, Object> parameters,
            RunState state,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String failure,
            @Nullable RunEnvironment environment) {
        this.id = id;
        this.tenant = tenant;
        this.pipelineId = pipelineId;
        this.pipelineName = pipelineName;
        this.contentHash = contentHash;
        this.mode = mode;
        this.trigger = trigger;
        this.parameters = Map.copyOf(parameters);
        this.state = state;
        this.createdAt = createdAt;
        this.startedAt = startedAt;
        this.endedAt = endedAt;
        this.failure = failure;
        this.environment = environment;
    }

    /// A run with the connections that are drawn.
    public Run(
            RunId id,
            TenantId tenant,
            String pipelineId,
            String pipelineName,
            String contentHash,
            Mode mode,
            String trigger,
            Map<String, Object> parameters,
            RunState state,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String failure) {
        this(
                id,
                tenant,
                pipelineId,
                pipelineName,
                contentHash,
                mode,
                trigger,
                parameters,
                state,
                createdAt,
                startedAt,
                endedAt,
                failure,
                null);
    }

    /// The name of the environment; empty if it runs in none.
    public String environmentName() {
        return environment == null ? "" : environment.name();
    }

    /// What its loads, and what it takes of pushed data, belong to; see [RunEnvironment#scope].
    public String scope() {
        return RunEnvironment.scope(pipelineId, environmentName());
    }

    /// True if it only tells what a draft would do: it is in no list of runs, and its troubles are nobody's.
    public boolean isShadow() {
        return trigger.startsWith(SHADOW);
    }
}
