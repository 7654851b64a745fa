package dev.pipewright.model.wanted;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The fields that a target wants, as a tree.
///
/// @param name what people call the target, as in `TAXMAN` or `Create an order`
public record TargetTree(String name, List<TargetField> fields) {

    public TargetTree {
        fields = List.copyOf(fields);
    }

    /// All fields, each before those in it.
    public Stream<TargetField> all() {
        return fields.stream().flatMap(TargetField::all);
    }

    /// The field at a path, as a line has it.
    public Optional<TargetField> field(String path) {
        return all().filter(field -> field.path().equals(path)).findFirst();
    }
}
