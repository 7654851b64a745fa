package dev.pipewright.platform.mapping;

import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The fields of records as they are known, and as the records have them beyond that.
public final class SampleSchema {

    private static final int MOST_DIGITS = 38;
    private static final int DEEPEST = 12;

    private SampleSchema() {}

    public static Schema of(Schema known, List<DataRecord> records) {
        return schema(known, records.stream().<Object>map(DataRecord::fields).toList(), 0);
    }

    private static Schema schema(Schema known, List<Object> values, int depth) {
        Map<String, Field> agreed = new HashMap<>();
        Map<String, List<Object>> found = new LinkedHashMap<>();
        known.fields().forEach(field -> {
            agreed.put(field.name(), field);
            found.put(field.name(), new ArrayList<>());
        });
        for (Object value : values) {
            if (value instanceof Map<?, ?> object) {
                object.forEach((name, inner) -> {
                    var same = found.computeIfAbsent(String.valueOf(name), _ -> new ArrayList<>());
                    if (inner != null) {
                        same.add(inner);
                    }
                });
            }
        }
        List<Field> fields = new ArrayList<>();
        found.forEach((name, inner) -> {
            var field = agreed.getOrDefault(name, Field.of(name, Simple.ANY));
            fields.add(new Field(name, type(field.type(), inner, depth), field.required(), field.sensitive()));
        });
        return new Schema(fields);
    }

    /// A known type stays; what it says nothing of is filled in.
    private static FieldType type(FieldType known, List<Object> values, int depth) {
        if (depth == DEEPEST) {
            return known;
        }
        return switch (known) {
            case FieldType.Structure(Schema schema) -> new FieldType.Structure(schema(schema, values, depth + 1));
            case FieldType.ListOf(FieldType item) -> new FieldType.ListOf(type(item, itemsIn(values), depth + 1));
            case Simple simple when simple == Simple.ANY && !values.isEmpty() -> typeOf(values, depth);
            case Simple _, FieldType.Decimal _ -> known;
        };
    }

    private static FieldType typeOf(List<Object> values, int depth) {
        return switch (values.getFirst()) {
            case List<?> _ -> new FieldType.ListOf(type(Simple.ANY, itemsIn(values), depth + 1));
            case Map<?, ?> _ -> new FieldType.Structure(schema(Schema.UNKNOWN, values, depth + 1));
            case String _ -> all(values, String.class) ? Simple.STRING : Simple.ANY;
            case Boolean _ -> all(values, Boolean.class) ? Simple.BOOLEAN : Simple.ANY;
            case Number _ -> all(values, Number.class) ? number(values) : Simple.ANY;
            default -> Simple.ANY;
        };
    }

    private static boolean all(List<Object> values, Class<?> type) {
        return values.stream().allMatch(type::isInstance);
    }

    private static FieldType number(List<Object> values) {
        int scale = 0;
        for (Object value : values) {
            scale = Math.max(scale, value instanceof BigDecimal decimal ? decimal.scale() : 0);
        }
        return scale == 0 ? Simple.INTEGER : new FieldType.Decimal(MOST_DIGITS, Math.min(scale, MOST_DIGITS));
    }

    private static List<Object> itemsIn(List<Object> values) {
        List<Object> items = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof List<?> list) {
                for (Object item : list) {
                    if (item != null) {
                        items.add(item);
                    }
                }
            }
        }
        return items;
    }
}
