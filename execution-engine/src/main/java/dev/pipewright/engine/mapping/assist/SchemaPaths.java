package dev.pipewright.engine.mapping.assist;

import dev.pipewright.engine.mapping.FieldLineage;
import dev.pipewright.engine.mapping.Lineage;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.form.FieldTypeForm;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of a schema by their paths: names joined by dots, those that are no plain words in backquotes,
/// through lists and objects alike.
record SchemaPaths(Map<String, FieldType> types) {

    static SchemaPaths of(Schema schema) {
        var types = new LinkedHashMap<String, FieldType>();
        add(schema, "", types);
        return new SchemaPaths(types);
    }

    /// What lines read of their source, with the types that another schema has for it. What a for-each may have made
    /// itself is left out where the other schema does not have it.
    static SchemaPaths readBy(List<MappingLine> lines, SchemaPaths typed) {
        List<String> making = lines.stream()
                .filter(line -> line.isForEach() && line.expression().contains("{"))
                .map(line -> line.target() + ".")
                .toList();
        var types = new LinkedHashMap<String, FieldType>();
        for (FieldLineage line : Lineage.of(lines)) {
            boolean isMade = making.stream().anyMatch(line.target()::startsWith);
            line.sources().stream()
                    .map(source -> source.path().replace("[]", ""))
                    .filter(path -> !isMade || typed.has(path))
                    .forEach(path -> types.put(path, typed.types.getOrDefault(path, Simple.ANY)));
        }
        return new SchemaPaths(types);
    }

    private static void add(Schema schema, String prefix, Map<String, FieldType> types) {
        for (Field field : schema.fields()) {
            String path = prefix + Scope.quoted(field.name());
            types.put(path, field.type());
            inner(field.type()).ifPresent(fields -> add(fields, path + ".", types));
        }
    }

    private static Optional<Schema> inner(FieldType type) {
        return switch (type) {
            case FieldType.Structure(Schema schema) -> Optional.of(schema);
            case FieldType.ListOf(FieldType item) -> inner(item);
            case Simple _, FieldType.Decimal _ -> Optional.empty();
        };
    }

    /// True if there is such a field, or it may be in one of which nothing is known.
    boolean has(String path) {
        return path.equals("$") || types.containsKey(path) || isInUnknown(path);
    }

    private boolean isInUnknown(String path) {
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            FieldType type = types.get(path.substring(0, dot));
            if (type != null) {
                return inner(type).isEmpty() && !(type instanceof FieldType.Decimal) && holdsAnything(type);
            }
        }
        return false;
    }

    private static boolean holdsAnything(FieldType type) {
        return type == Simple.ANY || (type instanceof FieldType.ListOf(FieldType item) && holdsAnything(item));
    }

    /// The paths that this schema has and another one has not.
    List<String> without(SchemaPaths other) {
        var added = new ArrayList<>(types.keySet());
        added.removeAll(other.types.keySet());
        return added;
    }

    /// How many lists a field is in.
    int listsAbove(String path) {
        int lists = 0;
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            lists += types.get(path.substring(0, dot)) instanceof FieldType.ListOf ? 1 : 0;
        }
        return lists;
    }

    /// The names of what is in an object or a list.
    List<String> namesIn(String path) {
        return types.keySet().stream()
                .filter(each -> each.startsWith(path + ".") && each.indexOf('.', path.length() + 1) < 0)
                .map(SchemaPaths::nameOf)
                .toList();
    }

    /// What people call the type of a field, as in `decimal(10,2)`; empty if there is no such field.
    String typeOf(String path) {
        FieldType type = types.get(path);
        return type == null ? "" : FieldTypeForm.words(type);
    }

    /// True for a field with nothing in it.
    boolean isValue(String path) {
        FieldType type = types.get(path);
        return type != null && inner(type).isEmpty();
    }

    static String nameOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
