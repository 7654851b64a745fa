package dev.pipewright.engine;

import java.util.Map;

/// Where a run runs, as it was when the run was started: who changes the environment afterwards changes no run.
///
/// @param name of the environment
/// @param connections which saved connection stands for which that is drawn, by name
public record RunEnvironment(String name, Map<String, String> connections) {

    public RunEnvironment {
        connections = Map.copyOf(connections);
    }

    /// What loads, and what is taken of pushed data, belong to: the pipeline, in its environment. So the runs of one
    /// environment move no watermark of another, and take nothing away from it.
    ///
    /// @param environment the name of one; empty for none
    public static String scope(String pipelineId, String environment) {
        return environment.isEmpty() ? pipelineId : pipelineId + "@" + environment;
    }
}
