package dev.pipewright.model;

import dev.pipewright.model.schema.FieldType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value that a run may choose. Expressions read it as `$param.name`, settings as `${name}`, SQL as `:name`.
/// A parameter of a sub-pipeline is for its nodes only; where they run in its place, its name is that of
/// [#inside], and its standard the value that it was given.
///
/// @param standard the value when a run names none; a parameter without it must be given
public record Parameter(
        String name, FieldType type, @Nullable String standard, String help) {

    /// No name that people choose has it.
    private static final String INSIDE = ".";

    /// This parameter, where the nodes that use it run in the place of a sub-pipeline.
    ///
    /// @param value what it was given there
    public Parameter inside(NodeId subPipeline, String value) {
        return new Parameter(subPipeline + INSIDE + name, type, value, help);
    }

    /// The sub-pipeline whose nodes alone use it; absent if the pipeline's own do.
    public Optional<NodeId> surrounding() {
        int end = name.indexOf(INSIDE);
        return end < 0 ? Optional.empty() : Optional.of(new NodeId(name.substring(0, end)));
    }

    /// What expressions and settings call it.
    public String shortName() {
        return name.substring(name.indexOf(INSIDE) + 1);
    }
}
