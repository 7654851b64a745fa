package dev.pipewright.model.change;

import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The parameters of a pipeline by their names, in their order. A file may have a name twice: the second parameter is
/// then the one with `#2`.
final class ParameterNames {

    private ParameterNames() {}

    static Map<String, Parameter> in(Pipeline pipeline) {
        Map<String, Parameter> byName = new LinkedHashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (Parameter parameter : pipeline.parameters()) {
            int time = times.merge(parameter.name(), 1, Integer::sum);
            byName.put(time == 1 ? parameter.name() : parameter.name() + "#" + time, parameter);
        }
        return byName;
    }
}
