package dev.pipewright.platform.mapping;

import dev.pipewright.model.wanted.TargetField;
import dev.pipewright.model.wanted.TargetTree;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A field that the target of a mapping wants.
///
/// @param path as a line has it; a list ends in `[]`
/// @param type in a word, as in `text`
/// @param depth 0 for a field of the record itself
/// @param required within the object it is in
/// @param about what it means, what it may be; may be empty
public record TargetRow(String path, String name, String type, int depth, boolean required, String about) {

    static List<TargetRow> of(TargetTree tree) {
        return tree.fields().stream().flatMap(field -> rows(field, 0)).toList();
    }

    private static Stream<TargetRow> rows(TargetField field, int depth) {
        String type = field.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var row = new TargetRow(field.path(), field.name(), type, depth, field.required(), aboutOf(field));
        return Stream.concat(Stream.of(row), field.fields().stream().flatMap(inner -> rows(inner, depth + 1)));
    }

    private static String aboutOf(TargetField field) {
        String values = String.join(", ", field.enumeration());
        return Stream.of(field.description(), values, field.example())
                .filter(part -> !part.isBlank())
                .reduce((one, other) -> one + " · " + other)
                .orElse("");
    }
}
