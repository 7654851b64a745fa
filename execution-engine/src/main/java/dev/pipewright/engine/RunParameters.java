package dev.pipewright.engine;

import dev.pipewright.connectors.convert.RecordConversion;
import dev.pipewright.connectors.convert.TextForms;
import dev.pipewright.connectors.convert.Unconvertible;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.form.FieldTypeForm;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The values of a pipeline's parameters for one run: what was given, else the standard, each of its type.
///
/// @param values JSON values by name; a parameter without a value is missing
/// @param troubles what is wrong; empty if nothing is
public record RunParameters(Map<String, Object> values, List<Sentence> troubles) {

    public RunParameters {
        values = Map.copyOf(values);
        troubles = List.copyOf(troubles);
    }

    /// Reads the values that a person or a schedule gave.
    ///
    /// @param pipeline what runs, with the nodes of sub-pipelines in their place
    public static RunParameters of(Pipeline pipeline, Map<String, String> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<Sentence> troubles = new ArrayList<>();
        List<Parameter> own = pipeline.parameters().stream()
                .filter(parameter -> parameter.surrounding().isEmpty())
                .toList();
        for (Parameter parameter : own) {
            String text = given.getOrDefault(parameter.name(), parameter.standard());
            if (text == null) {
                troubles.add(Sentence.of("engine.parameterMissing", "name", parameter.name()));
                continue;
            }
            try {
                values.put(parameter.name(), value(parameter, text));
            } catch (Unconvertible _) {
                troubles.add(wrong(parameter, text));
            }
        }
        troubles.addAll(new ParameterScopes(pipeline, values).troubles());
        List<String> known = own.stream().map(Parameter::name).toList();
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                troubles.add(
                        known.isEmpty()
                                ? Sentence.of("engine.parameterUnknown", "name", name)
                                : Sentence.of(
                                        "engine.parameterUnknownOf", "name", name, "known", String.join(", ", known)));
            }
        }
        return new RunParameters(values, troubles);
    }

    /// What is wrong with a value that somebody writes; empty if nothing is.
    public static Optional<Sentence> trouble(Parameter parameter, String text) {
        try {
            var _ = value(parameter, text);
            return Optional.empty();
        } catch (Unconvertible _) {
            return Optional.of(wrong(parameter, text));
        }
    }

    static Sentence wrong(Parameter parameter, String text) {
        return Sentence.of(
                "engine.parameterWrong",
                "name",
                parameter.shortName(),
                "value",
                text,
                "type",
                FieldTypeForm.words(parameter.type()));
    }

    static Object value(Parameter parameter, String text) throws Unconvertible {
        Map<String, @Nullable Object> holder = new LinkedHashMap<>();
        holder.put(parameter.name(), text);
        var schema = new Schema(List.of(Field.of(parameter.name(), parameter.type())));
        RecordConversion.to(schema, TextForms.ISO).apply(holder);
        Object value = holder.get(parameter.name());
        return value == null ? text : value;
    }
}
