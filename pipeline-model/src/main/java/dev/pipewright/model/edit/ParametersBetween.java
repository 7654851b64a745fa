package dev.pipewright.model.edit;

import dev.pipewright.model.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The edits that lead from one list of parameters to another.
final class ParametersBetween {

    /// Nobody can type it, so no parameter of a file has the name.
    private static final String TAKEN_DOWN = "\u0000";

    private ParametersBetween() {}

    static List<PipelineEdit> of(List<Parameter> from, List<Parameter> to) {
        if (from.equals(to)) {
            return List.of();
        }
        return isDistinct(from) && isDistinct(to) ? oneByOne(from, to) : allAnew(from, to);
    }

    private static boolean isDistinct(List<Parameter> parameters) {
        Set<String> names = new HashSet<>();
        return parameters.stream().allMatch(parameter -> names.add(parameter.name()));
    }

    private static List<PipelineEdit> oneByOne(List<Parameter> from, List<Parameter> to) {
        List<PipelineEdit> edits = new ArrayList<>();
        List<String> wanted = to.stream().map(Parameter::name).toList();
        List<Parameter> now = new ArrayList<>(from);
        now.removeIf(parameter -> {
            boolean gone = !wanted.contains(parameter.name());
            if (gone) {
                edits.add(new PipelineEdit.RemoveParameter(parameter.name()));
            }
            return gone;
        });
        for (int at = 0; at < to.size(); at++) {
            put(to.get(at), at, now, edits);
        }
        return edits;
    }

    private static void put(Parameter parameter, int at, List<Parameter> now, List<PipelineEdit> edits) {
        int place = now.stream().map(Parameter::name).toList().indexOf(parameter.name());
        if (place == at) {
            if (!now.get(at).equals(parameter)) {
                edits.add(new PipelineEdit.SetParameter(parameter.name(), parameter));
                now.set(at, parameter);
            }
            return;
        }
        if (place >= 0) {
            edits.add(new PipelineEdit.RemoveParameter(parameter.name()));
            now.remove(place);
        }
        edits.add(new PipelineEdit.AddParameter(at, parameter));
        now.add(at, parameter);
    }

    /// A file may have a name twice; then all are taken away and put there again, each under a name of its own
    /// while it comes and goes.
    private static List<PipelineEdit> allAnew(List<Parameter> from, List<Parameter> to) {
        List<PipelineEdit> edits = new ArrayList<>();
        for (Parameter parameter : from) {
            edits.add(new PipelineEdit.SetParameter(parameter.name(), named(TAKEN_DOWN, parameter)));
            edits.add(new PipelineEdit.RemoveParameter(TAKEN_DOWN));
        }
        for (Parameter parameter : to.reversed()) {
            edits.add(new PipelineEdit.AddParameter(0, named(TAKEN_DOWN, parameter)));
            edits.add(new PipelineEdit.SetParameter(TAKEN_DOWN, parameter));
        }
        return edits;
    }

    private static Parameter named(String name, Parameter parameter) {
        return new Parameter(name, parameter.type(), parameter.standard(), parameter.help());
    }
}
