package dev.pipewright.engine;

import dev.pipewright.connectors.convert.Unconvertible;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which parameters each node of a run sees: those of the run, or in the place of a sub-pipeline those that it was
/// given. Immutable.
final class ParameterScopes {

    private final Map<Optional<NodeId>, Map<String, Object>> values = new HashMap<>();
    private final List<Sentence> troubles = new ArrayList<>();

    /// @param pipeline with the nodes of sub-pipelines in their place, the outer ones first
    /// @param ofRun the values of the pipeline's own parameters
    ParameterScopes(Pipeline pipeline, Map<String, Object> ofRun) {
        values.put(Optional.empty(), ofRun);
        for (Parameter parameter : pipeline.parameters()) {
            parameter.surrounding().ifPresent(place -> give(place, parameter));
        }
    }

    private void give(NodeId place, Parameter parameter) {
        String given = new SettingTexts(seenIn(place.surrounding())).text(String.valueOf(parameter.standard()));
        try {
            Object value = RunParameters.value(parameter, given);
            values.computeIfAbsent(Optional.of(place), _ -> new HashMap<>()).put(parameter.shortName(), value);
        } catch (Unconvertible _) {
            troubles.add(RunParameters.wrong(parameter, given));
        }
    }

    /// JSON values by name.
    Map<String, Object> seenBy(NodeId node) {
        return seenIn(node.surrounding());
    }

    private Map<String, Object> seenIn(Optional<NodeId> place) {
        return values.getOrDefault(place, Map.of());
    }

    /// Which sub-pipelines were given what does not fit; empty if none was.
    List<Sentence> troubles() {
        return troubles;
    }
}
