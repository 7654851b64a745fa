package dev.pipewright.model.environment;

import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A named set of parameter values and connections. One serves many pipelines: each takes the values of its own
/// parameters, and passes over the others.
///
/// @param records true if runs may record here; in others they only estimate
/// @param parameters values by name, each as the standard of a parameter of its type
/// @param connections the names of saved connections, by the names that pipelines have for them
public record Environment(
        String name, String description, boolean records, List<Parameter> parameters, Map<String, String> connections) {

    public Environment {
        parameters = List.copyOf(parameters);
        connections = Map.copyOf(connections);
    }

    /// The values of a run: what is given goes before what this environment has.
    ///
    /// @param pipeline what runs, with the nodes of sub-pipelines in their place
    /// @param given as people write them
    public Map<String, String> values(Pipeline pipeline, Map<String, String> given) {
        var values = new HashMap<String, String>();
        for (Parameter parameter : parameters) {
            String value = parameter.standard();
            if (value != null && takes(pipeline, parameter.name())) {
                values.put(parameter.name(), value);
            }
        }
        values.putAll(given);
        return values;
    }

    private static boolean takes(Pipeline pipeline, String name) {
        return pipeline.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(name));
    }

    /// A pipeline as it runs here: each connection that it names is the one that stands for it.
    ///
    /// @param pipeline with the nodes of sub-pipelines in their place
    public Pipeline bound(Pipeline pipeline) {
        return NodeConnection.bound(pipeline, connections);
    }

    /// What keeps a pipeline from running here, though it may run elsewhere.
    ///
    /// @param pipeline as it is drawn, with the nodes of sub-pipelines in their place
    /// @param saved the connectors of the connections that there are, by name
    public List<Problem> problems(Pipeline pipeline, Map<String, String> saved) {
        return BindingProblems.of(pipeline, this, saved);
    }
}
