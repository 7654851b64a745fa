package dev.pipewright.model.edit;

import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import java.util.ArrayList;
import java.util.List;

/// Edits of parameters, which are known by their name.
final class ParameterEdits {

    private ParameterEdits() {}

    static Pipeline add(PipelineEdit.AddParameter add, Pipeline pipeline) {
        refuseTaken(add.parameter().name(), pipeline);
        List<Parameter> parameters = new ArrayList<>(pipeline.parameters());
        parameters.add(Math.clamp(add.at(), 0, parameters.size()), add.parameter());
        return pipeline.withParameters(parameters);
    }

    static Pipeline set(PipelineEdit.SetParameter set, Pipeline pipeline) {
        int index = indexOf(set.name(), pipeline);
        // A parameter behind may have the name: so one of two that a file has alike can be renamed, and back.
        if (namesIn(pipeline).subList(0, index).contains(set.parameter().name())) {
            refuseTaken(set.parameter().name(), pipeline);
        }
        List<Parameter> parameters = new ArrayList<>(pipeline.parameters());
        parameters.set(index, set.parameter());
        return pipeline.withParameters(parameters);
    }

    static Pipeline remove(String name, Pipeline pipeline) {
        if (namesIn(pipeline).stream().filter(name::equals).count() > 1) {
            throw Application.refused("edit.parameterTwice", "parameter", name);
        }
        List<Parameter> parameters = new ArrayList<>(pipeline.parameters());
        parameters.remove(indexOf(name, pipeline));
        return pipeline.withParameters(parameters);
    }

    /// The index of the first parameter with a name.
    static int indexOf(String name, Pipeline pipeline) {
        List<String> names = namesIn(pipeline);
        if (!names.contains(name)) {
            throw Application.refused("edit.noParameter", "parameter", name);
        }
        return names.indexOf(name);
    }

    static Parameter parameter(String name, Pipeline pipeline) {
        return pipeline.parameters().get(indexOf(name, pipeline));
    }

    private static void refuseTaken(String name, Pipeline pipeline) {
        if (namesIn(pipeline).contains(name)) {
            throw Application.refused("edit.parameterExists", "parameter", name);
        }
    }

    private static List<String> namesIn(Pipeline pipeline) {
        return pipeline.parameters().stream().map(Parameter::name).toList();
    }
}
