package dev.pipewright.platform.begin;

import dev.pipewright.engine.mapping.assist.Suggestions;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.TargetField;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The expressions that a person can choose from to fill a field of the target.
public final class Expressions {

    private static final String IN_LIST = TargetField.LIST + ".";

    private Expressions() {}

    /// What can be read where a field is filled: the values of the record, or of an item of the list that it is in; for
    /// a
    /// list, the lists.
    ///
    /// @param read the fields of the source
    public static List<String> forField(TargetField field, Schema read, Offer offer) {
        boolean grouped = !offer.groupBy().isEmpty();
        int end = field.path().lastIndexOf(IN_LIST);
        if (end >= 0) {
            return grouped
                    ? paths("", read, false)
                    : paths("", itemsOf(field.path().substring(0, end + 2), read, offer), false);
        }
        boolean list = field.type() == TargetField.Type.LIST;
        if (grouped) {
            return list
                    ? List.of(Offering.ITEMS)
                    : Stream.concat(
                                    offer.groupBy().stream().map(Suggestions::quoted),
                                    paths(Offering.ITEMS + "[0].", read, false).stream())
                            .toList();
        }
        return paths("", read, list);
    }

    /// A text that every record is to have there.
    public static String constant(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static Schema itemsOf(String list, Schema read, Offer offer) {
        Optional<String> from = offer.lines().stream()
                .filter(line -> line.target().equals(list))
                .map(MappingLine::expression)
                .findFirst();
        return from.stream()
                .flatMap(expression ->
                        read.fields().stream().filter(field -> expression.startsWith(Suggestions.quoted(field.name()))))
                .map(Field::type)
                .flatMap(type -> type instanceof FieldType.ListOf(FieldType.Structure(Schema items))
                        ? Stream.of(items)
                        : Stream.empty())
                .findFirst()
                .orElse(Schema.UNKNOWN);
    }

    private static List<String> paths(String before, Schema schema, boolean lists) {
        return schema.fields().stream()
                .flatMap(field -> {
                    String path = before + Suggestions.quoted(field.name());
                    return switch (field.type()) {
                        case FieldType.Structure(Schema inner) -> paths(path + ".", inner, lists).stream();
                        case FieldType.ListOf _ -> lists ? Stream.of(path) : Stream.<String>empty();
                        case FieldType.Simple _, FieldType.Decimal _ ->
                            lists ? Stream.<String>empty() : Stream.of(path);
                    };
                })
                .toList();
    }
}
