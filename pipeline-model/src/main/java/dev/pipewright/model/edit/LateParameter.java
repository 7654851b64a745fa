package dev.pipewright.model.edit;

import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Merges a parameter that two people have changed, field by field.
///
/// @param seen as it was before both
record LateParameter(Parameter seen, Parameter theirs, Parameter mine) {

    private static final List<Function<Parameter, @Nullable Object>> FIELDS =
            List.of(Parameter::name, Parameter::type, Parameter::standard, Parameter::help);

    /// The edit with what others have changed in other fields.
    ///
    /// @return empty if both have changed the same field differently
    static Optional<PipelineEdit> of(PipelineEdit.SetParameter set, Pipeline seen, Pipeline now) {
        var merge = new LateParameter(
                ParameterEdits.parameter(set.name(), seen), ParameterEdits.parameter(set.name(), now), set.parameter());
        return FIELDS.stream().allMatch(merge::fits) ? Optional.of(merge.edit(set.name())) : Optional.empty();
    }

    private boolean fits(Function<Parameter, @Nullable Object> field) {
        return isMine(field)
                || Objects.equals(field.apply(mine), field.apply(seen))
                || Objects.equals(field.apply(mine), field.apply(theirs));
    }

    /// True if others have left a field alone.
    private boolean isMine(Function<Parameter, @Nullable Object> field) {
        return Objects.equals(field.apply(theirs), field.apply(seen));
    }

    private PipelineEdit edit(String name) {
        var merged = new Parameter(
                isMine(Parameter::name) ? mine.name() : theirs.name(),
                isMine(Parameter::type) ? mine.type() : theirs.type(),
                isMine(Parameter::standard) ? mine.standard() : theirs.standard(),
                isMine(Parameter::help) ? mine.help() : theirs.help());
        return new PipelineEdit.SetParameter(name, merged);
    }
}
