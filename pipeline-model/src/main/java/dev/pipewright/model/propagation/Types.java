package dev.pipewright.model.propagation;

import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Questions about types that several kinds of nodes ask.
final class Types {

    private static final int MOST_DIGITS = 38;

    private Types() {}

    /// The type at a path of names; what lies inside a list is a list.
    static FieldType at(String path, Schema schema) {
        int dot = path.indexOf('.');
        Optional<Field> field = schema.field(dot < 0 ? path : path.substring(0, dot));
        if (field.isEmpty()) {
            return Simple.ANY;
        }
        return dot < 0 ? field.get().type() : inside(field.get().type(), path.substring(dot + 1));
    }

    private static FieldType inside(FieldType type, String path) {
        return switch (type) {
            case FieldType.Structure(Schema schema) -> at(path, schema);
            case FieldType.ListOf(FieldType item) -> new FieldType.ListOf(inside(item, path));
            case Simple _, FieldType.Decimal _ -> Simple.ANY;
        };
    }

    /// The type of a sum: as many digits as fit, of the same scale.
    static FieldType sumOf(FieldType type) {
        return switch (type) {
            case FieldType.Decimal decimal -> new FieldType.Decimal(MOST_DIGITS, decimal.scale());
            case Simple simple when simple == Simple.INTEGER -> Simple.INTEGER;
            case Simple _, FieldType.Structure _, FieldType.ListOf _ -> Simple.ANY;
        };
    }

    /// The schema with a field more, or another field in place of the one with its name.
    static Schema with(Schema schema, Field added) {
        Map<String, Field> fields = new LinkedHashMap<>();
        schema.fields().forEach(field -> fields.put(field.name(), field));
        fields.put(added.name(), added);
        return new Schema(List.copyOf(fields.values()));
    }

    /// The schema with fields that may all be missing.
    static Schema optional(Schema schema) {
        return new Schema(schema.fields().stream()
                .map(field -> new Field(field.name(), field.type(), false, field.sensitive()))
                .toList());
    }

    /// The fields of both; of fields with one name, the first schema's.
    static Schema joined(Schema first, Schema second) {
        List<Field> fields = new ArrayList<>(first.fields());
        second.fields().stream()
                .filter(field -> first.field(field.name()).isEmpty())
                .forEach(fields::add);
        return new Schema(fields);
    }

    /// What holds for the records of either schema.
    static Schema either(Schema one, Schema other) {
        if (one.isUnknown() || other.isUnknown()) {
            return Schema.UNKNOWN;
        }
        List<Field> fields = new ArrayList<>();
        for (Field field : joined(one, other).fields()) {
            Optional<Field> here = one.field(field.name());
            Optional<Field> there = other.field(field.name());
            boolean required = here.filter(Field::required).isPresent()
                    && there.filter(Field::required).isPresent();
            boolean sensitive = here.filter(Field::sensitive).isPresent()
                    || there.filter(Field::sensitive).isPresent();
            boolean alike = here.map(Field::type).equals(there.map(Field::type)) || here.isEmpty() || there.isEmpty();
            fields.add(new Field(field.name(), alike ? field.type() : Simple.ANY, required, sensitive));
        }
        return new Schema(fields);
    }
}
