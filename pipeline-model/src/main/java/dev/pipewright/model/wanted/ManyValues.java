package dev.pipewright.model.wanted;

import static java.util.stream.Collectors.toMap;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds lines that give a list where their target takes one value: a text, a number, true or false. Safe for
/// use by many threads.
public final class ManyValues {

    private static final Set<TargetField.Type> ONE = EnumSet.of(
            TargetField.Type.TEXT, TargetField.Type.WHOLE_NUMBER, TargetField.Type.NUMBER, TargetField.Type.TRUTH);

    private final Map<String, TargetField.Type> wanted;

    private ManyValues(Map<String, TargetField.Type> wanted) {
        this.wanted = wanted;
    }

    /// Looks at lines with what a target wants.
    public static ManyValues in(TargetTree tree) {
        return new ManyValues(tree.all()
                .filter(field -> ONE.contains(field.type()))
                .collect(toMap(TargetField::path, TargetField::type, (first, _) -> first)));
    }

    /// What is wanted of a target that takes one value; empty for another one.
    ///
    /// @param target as a line has it
    public Optional<TargetField.Type> typeOf(String target) {
        return Optional.ofNullable(wanted.get(target));
    }

    /// The targets of the lines that give a list instead, as far as the types of the fields say.
    ///
    /// @param formed the fields of the records that the lines form
    public List<String> of(List<MappingLine> lines, Schema formed) {
        return lines.stream()
                .map(MappingLine::target)
                .filter(target -> wanted.containsKey(target) && typeAt(target, formed) instanceof FieldType.ListOf)
                .distinct()
                .toList();
    }

    /// The type of what a line gives, for each item of the for-each lines that it stands in.
    private static FieldType typeAt(String target, Schema formed) {
        FieldType type = new FieldType.Structure(formed);
        for (String part : target.split("\\.", -1)) {
            boolean list = part.endsWith(TargetField.LIST);
            String name = list ? part.substring(0, part.length() - TargetField.LIST.length()) : part;
            FieldType found = type.fields().field(name).map(Field::type).orElse(Simple.ANY);
            type = list && found instanceof FieldType.ListOf(FieldType item) ? item : found;
        }
        return type;
    }
}
