package dev.pipewright.engine.mapping;

import java.util.List;

/// What one line of a mapping reads.
///
/// @param target the target of the line
/// @param sources the fields that can have an effect on what the line gives, in the order of their paths: those
///     whose values it takes, calculates with, filters, sorts or groups by, and those that its conditions look
///     at. Variables and parameters of the run are no fields of the source
public record FieldLineage(String target, List<SourceField> sources) {

    public FieldLineage {
        sources = List.copyOf(sources);
    }
}
